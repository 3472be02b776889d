"""A person's own site: personal information, work, education and skills as written sections."""

import re
from typing import Literal

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.rooms.content import contact_section
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import label_of
from appmint.spec.features import Content, Item

_CV = re.compile(r"\b(?:cv|résumé|resume|curriculum vitae)\b", re.I)
_PARTS: tuple[tuple[str, frozenset[str]], ...] = (
    ("cv_study", frozenset("education educational academic studies degrees".split())),
    ("cv_skills", frozenset("skill skills competences abilities".split())),
    ("cv_work", frozenset("experience experiences career employment jobs".split())),
    ("cv_person", frozenset("personal biography biodata cv resume profile".split())),
)
"""Action -> words of a phrase that mean this part, the first that fits."""
_THINGS = frozenset("project projects work works portfolio hobby hobbies".split())


def is_resume(topic: str) -> bool:
    """Whether the words that say what the app is speak of a CV."""
    return _CV.search(topic) is not None


def part_of(intent: Intent) -> str:
    """The action for a part of a CV that the intent names, or ""."""
    words = (intent.phrase or intent.text).lower().split()
    if not words or words[-1] in _THINGS or intent.action in {"contact", "login", "register"}:
        return ""
    return next((action for action, nouns in _PARTS if nouns & set(words)), "")


def person(draft: Draft, intent: Intent) -> Claims:
    """Who it is and how to reach them."""
    known = draft.voice
    page = draft.page(
        "personal_information",
        _title(intent, "Personal information"),
        "/personal-information",
        weight=10,
        source=source_of(intent),
    )
    feature = Content(
        id="content_person",
        heading="About me",
        text=known.about.text if known else _ABOUT,
        items=_FACTS,
        source=source_of(intent),
    )
    draft.add(feature, page.name)
    contact_section(draft, page.name, intent)
    return claim(feature.id, "show")


def work(draft: Draft, intent: Intent) -> Claims:
    """Positions, the latest first."""
    return _section(draft, intent, "work_experience", "Work experience", "timeline", _WORK, 12)


def study(draft: Draft, intent: Intent) -> Claims:
    """Schools and degrees, the latest first."""
    return _section(draft, intent, "education", "Education", "timeline", _STUDY, 16)


def skills(draft: Draft, intent: Intent) -> Claims:
    """What the person can do, with levels."""
    return _section(draft, intent, "skills", "Skills", "skills", _SKILLS, 14)


def fill_up(draft: Draft) -> None:
    """Give a CV the parts that every CV has, named or not."""
    asked = _CV.search(draft.text)
    at, end = asked.span() if asked else (0, 1)
    for add in (person, work, study, skills):
        add(draft, Intent("about", "show", "", draft.text[at:end], at, end))


def _section(
    draft: Draft,
    intent: Intent,
    name: str,
    usual: str,
    layout: Literal["timeline", "skills"],
    items: tuple[Item, ...],
    weight: int,
) -> Claims:
    page = draft.page(
        name,
        _title(intent, usual),
        f"/{name.replace('_', '-')}",
        weight=weight,
        source=source_of(intent),
    )
    feature = Content(
        id=f"content_{name}",
        heading=_HEADINGS[name],
        layout=layout,
        items=items,
        source=source_of(intent),
    )
    return claim(draft.add(feature, page.name), "show")


def _title(intent: Intent, usual: str) -> str:
    """The part's name in the customer's words where they are two nouns, else the usual one."""
    words = intent.phrase.split()
    fits = len(words) == 2 and set(usual.lower().split()) & set(words)
    return label_of(intent.phrase) if fits else usual


_HEADINGS = {
    "work_experience": "Where I have worked",
    "education": "Where I have studied",
    "skills": "What I can do",
}
_ABOUT = (
    "I like problems that begin with a person and end with something that works. I ask first, "
    "draw second and build third.\n\n"
    "Outside work I repair bicycles for the neighbours and sing in a choir that rehearses too "
    "little."
)
_FACTS = (
    Item(title="Languages", text="English and Spanish, both at work; some French on holidays."),
    Item(title="Available", text="From the middle of next month, three to five days a week."),
    Item(title="Interests", text="Bicycles, choirs, maps and everything made of wood."),
)
_WORK = (
    Item(
        title="Lead designer, Sound Ferries",
        detail="2022 to today",
        text="Leads a team of four. Ticket sales by phone rose from a tenth to more than half.",
    ),
    Item(
        title="Senior designer, Vale City Transit",
        detail="2018 to 2022",
        text="New ticket machines for 112 stations, tested with winter gloves and prams.",
    ),
    Item(
        title="Interface designer, Brandt & Partners",
        detail="2015 to 2018",
        text="Forms and guides for councils and hospitals, always tried with the people there.",
    ),
    Item(
        title="Carpenter, Pearl Street Workshop",
        detail="2011 to 2013",
        text="Doors, stairs and the lesson that people use a thing the way they want.",
    ),
)
_STUDY = (
    Item(
        title="Master of Design, Aldermoor University",
        detail="2013 to 2015",
        text="Thesis about forms that people finish. Graduated with distinction.",
    ),
    Item(
        title="Exchange semester, Academy of Ghent",
        detail="2014",
        text="Prototyping and typography.",
    ),
    Item(
        title="Carpenter's certificate, Portland Trade School",
        detail="2008 to 2011",
        text="Three years between school and workshop.",
    ),
)
_SKILLS = (
    Item(title="Interface design", detail="95%", text="From the first sketch to the last state."),
    Item(title="User research", detail="90%", text="Interviews, observation, tests on site."),
    Item(title="Prototyping", detail="85%", text="Paper, cardboard and code."),
    Item(title="HTML and CSS", detail="75%", text="Enough to build what I draw."),
    Item(title="Workshops", detail="80%", text="Groups of five to thirty."),
    Item(title="Woodwork", detail="70%", text="Still the fastest way to think."),
)
