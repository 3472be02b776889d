"""Intents about content: about, news, team, FAQ, cases, contact, chatbot."""

import re

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import lexicon_entity
from appmint.reader.drafting.meaning import entity_for
from appmint.reader.drafting.titles import title_from
from appmint.reader.drafting.wording import faq as faq_of
from appmint.reader.knowledge.domains import common
from appmint.reader.rooms.forms import form
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import label_of
from appmint.spec.entities import Entity
from appmint.spec.features import Chatbot, Content, Item
from appmint.spec.source import Source


def about(draft: Draft, intent: Intent) -> Claims:
    """The story of the business with its aim, what it holds dear, and its history where asked."""
    usual = "About me" if is_one_person(draft) else "About us"
    title = title_from(intent, usual)
    page = draft.page("about", title, "/about", weight=40, source=source_of(intent))
    plain = page.title.endswith(" us") and not title.endswith(" us")
    if page.title != title and intent.phrase.split()[-1:] in _PRECISE and not plain:
        page.title = ""
        page.title = draft.free_title(title)
    known = draft.voice
    story, alone = (known.about.text if known else ""), is_one_person(draft)
    source = source_of(intent)
    for feature in (
        Content(
            id="content_about",
            heading="My story" if alone else "Our story",
            text=story,
            source=source,
        ),
        Content(
            id="content_mission",
            heading="What I do" if alone else "Our mission",
            text=f"{known.tagline}\n\n{known.hero.text}" if known else "",
            source=source,
        ),
        Content(
            id="content_points",
            heading="What matters to me" if alone else "Our values",
            layout="cards",
            items=(known.about.points if known else ()) or _VALUES,
            source=source,
        ),
    ):
        draft.add(feature, page.name)
    if _PAST.search(intent.text) or _PAST.search(intent.phrase):
        feature = Content(
            id="content_history",
            heading="Our history",
            layout="timeline",
            items=_HISTORY,
            source=source,
        )
        draft.add(feature, page.name)
        return claim(feature.id, "show")
    if intent.verb == "mission" or "mission" in intent.phrase:
        return claim("content_mission", "show")
    if {intent.verb, *intent.phrase.split()} & {"value", "values", "culture", "philosophy"}:
        return claim("content_points", "show")
    return claim("content_about", "show")


def home(draft: Draft, intent: Intent) -> Claims:
    """The home page, which every app has: its opening."""
    del draft, intent
    return claim("hero", "show")


def is_one_person(draft: Draft) -> bool:
    """Whether the copy speaks of one person."""
    return draft.voice is not None and draft.voice.about.text.startswith("I ")


_PRECISE = (["introduction"], ["profile"], ["overview"], ["us"])
"""Last words of a clause that names the page better than a clause before it."""
_PAST = re.compile(r"\b(?:history|milestones?|development path|journey)\b", re.I)
_VALUES = (
    Item(
        title="Clear", text="We say what something is, what it costs and when it comes.", icon="eye"
    ),
    Item(
        title="Careful",
        text="We check before we promise, and keep what we promise.",
        icon="shield-check",
    ),
    Item(
        title="Close",
        text="You reach a person, not a menu of nine numbers.",
        icon="heart-handshake",
    ),
)
_HISTORY = (
    Item(title="The idea", detail="2009", text="Two founders, one borrowed desk, first customers."),
    Item(title="A place of our own", detail="2013", text="The team moves into its first rooms."),
    Item(title="Growing up", detail="2018", text="Forty people, three branches, one table."),
    Item(
        title="Today",
        detail="2026",
        text="A thousand customers and still the same table.",
    ),
)
_TEAM = (
    Item(title="Clara Dubois", detail="Direction", text="Keeps promises and the calendar."),
    Item(title="Samuel Okafor", detail="Product", text="Listens first, then draws."),
    Item(title="Leila Farouk", detail="Support", text="Answers within the hour."),
    Item(title="Tomasz Nowak", detail="Operations", text="Makes sure that it runs."),
)
_CONTACT = (
    Item(title="E-mail", text="hello@example.com", icon="mail"),
    Item(title="Phone", text="+1 555 0134", icon="phone"),
    Item(title="Address", text="12 Mill Lane, Portland", icon="map-pin"),
)


def team(draft: Draft, intent: Intent) -> Claims:
    """The people behind it."""
    page = draft.page(
        "team", title_from(intent, "Our team"), "/team", weight=42, source=source_of(intent)
    )
    team_section(draft, page.name, source_of(intent))
    return claim("content_team", "show")


def team_section(draft: Draft, page: str, source: Source) -> None:
    """The people of the domain, or common ones, on a page."""
    people = draft.voice.people if draft.voice else ()
    draft.add(
        Content(
            id="content_team",
            heading="The people behind it",
            layout="people",
            items=people or _TEAM,
            source=source,
        ),
        page,
    )


def faq(draft: Draft, intent: Intent) -> Claims:
    """Questions and answers."""
    page = draft.page(
        "faq", title_from(intent, "Help"), "/help", weight=66, source=source_of(intent)
    )
    draft.add(
        Content(
            id="content_faq",
            heading="Questions and answers",
            layout="faq",
            items=questions(draft),
            source=source_of(intent),
        ),
        page.name,
    )
    return claim("content_faq", "show")


def guide(draft: Draft, intent: Intent) -> Claims:
    """Pages that say how the app is used."""
    said = next((each for each in _GUIDES if each in intent.text.lower()), _GUIDES[0])
    made = entity_for(draft, said, source_of(intent))
    page = draft.pages[draft.list_page(made, source_of(intent))]
    if page.title == draft.entities[made].label_plural:
        page.title = label_of(said)
    return claim(f"browse_{made}", "list")


_GUIDES = ("user guide", "user manual", "help documentation")


def questions(draft: Draft) -> tuple[Item, ...]:
    """The questions and answers of the domain, or common ones."""
    return (draft.voice.faq if draft.voice else ()) or faq_of(draft)


def cases(draft: Draft, intent: Intent) -> Claims:
    """Customer cases."""
    page = draft.page(
        "cases",
        title_from(intent, "Customer stories"),
        "/cases",
        weight=44,
        source=source_of(intent),
    )
    known = draft.voice.cases if draft.voice else ()
    items = known or (
        Item(
            title="Half the time",
            detail="A workshop of nine",
            text="What took two days now takes one, and nobody stays late on Thursdays.",
        ),
        Item(
            title="One list for everyone",
            detail="A school with three houses",
            text="Three lists became one. Questions that took a week are answered at once.",
        ),
        Item(
            title="No more lost orders",
            detail="A family bakery",
            text="Since spring not a single order has been lost, and the phone rings less.",
        ),
    )
    draft.add(
        Content(
            id="content_cases",
            heading="Stories from our customers",
            layout="cards",
            items=items,
            source=source_of(intent),
        ),
        page.name,
    )
    return claim("content_cases", "show")


def contact(draft: Draft, intent: Intent) -> Claims:
    """How to reach the business, with a form."""
    claims = form(draft, intent)
    page = next(p.name for p in draft.pages.values() if claims[0].feature in p.features)
    contact_section(draft, page, intent)
    return claims


def contact_section(draft: Draft, page: str, intent: Intent) -> None:
    """Addresses and numbers on a page."""
    known = draft.domains[0].contact if draft.domains else None
    draft.add(
        Content(
            id="content_contact",
            heading="How to reach me" if is_one_person(draft) else "How to reach us",
            layout="contact",
            text=known.text if known else "We answer within one working day.",
            items=known.items if known else _CONTACT,
            source=source_of(intent),
        ),
        page,
    )


def news(draft: Draft, intent: Intent) -> Claims:
    """Articles, each with a page of its own."""
    entity = lexicon_entity(draft, "", "article", source_of(intent))
    items = draft.voice.news if draft.voice else ()
    made = draft.entities[entity]
    if items and made.source == source_of(intent):
        draft.change(entity, **_as_news(made, items))
    if made.source == source_of(intent) and "article" not in draft.text.lower():
        draft.change(entity, label="News article", label_plural="News")
        made = draft.entities[entity]
    name = draft.list_page(entity, source_of(intent))
    title = draft.pages[name]
    if title.title == made.label_plural:
        del draft.pages[name]
        draft.pages[name] = title
        title.title = ""
        title.title = draft.free_title(title_from(intent, "News"))
    return claim(f"browse_{entity}", "list")


def own_news(draft: Draft) -> None:
    """Articles that no clause calls news still tell of the app's own domain."""
    made, usual = draft.entities.get("article"), common().entities["article"].seed
    items = draft.voice.news if draft.voice else ()
    if made is not None and made.seed == usual and len(items) >= _ENOUGH_NEWS:
        draft.change("article", **_as_news(made, items))


_ENOUGH_NEWS = 4


def _as_news(made: Entity, items: tuple[Item, ...]) -> dict[str, object]:
    options = tuple(dict.fromkeys(item.detail for item in items if item.detail)) or ("News",)
    fields = tuple(
        each.model_copy(update={"options": options}) if each.name == "category" else each
        for each in made.fields
    )
    rows = []
    for at, item in enumerate(items):
        first = item.text.split(". ")[0].rstrip(".") + "."
        rows.append(
            {
                "title": item.title,
                "category": item.detail or options[0],
                "author": ("Clara Dubois", "Samuel Okafor")[at % 2],
                "published_on": -3 - 8 * at,
                "summary": first,
                "body": item.text,
            }
        )
    return {"fields": fields, "seed": tuple(rows)}


def chatbot(draft: Draft, intent: Intent) -> Claims:
    """Answers from a list."""
    page = draft.page(
        "support",
        title_from(intent, "Customer support"),
        "/support",
        weight=64,
        source=source_of(intent),
    )
    extra = draft.voice.chat if draft.voice else ()
    feature = Chatbot(id="chatbot", answers=(*questions(draft), *extra), source=source_of(intent))
    return claim(draft.add(feature, page.name), "ask")
