"""What an app is called, and the words that open its home page."""

import re
from dataclasses import dataclass

from appmint.reader.draft import Draft
from appmint.reader.intents import Opening
from appmint.reader.lexicon_format import Domain
from appmint.reader.nouns import label_of
from appmint.reader.segment import quoted_names
from appmint.spec.features import Booking, Chatbot, Content, Form, Item, Quiz, Request, Shop

_CALLED = re.compile(
    r"\b(?:called|named|titled|name is|brand(?:ed)?(?: as)?)\s+[\"“'‘«]?"
    r"(?P<name>[A-Z0-9][\w&'’.-]*(?:\s+(?:of|and|the|for|[A-Z0-9&][\w&'’.-]*))*)"
)


def blank_name(text: str) -> str:
    """`text` with the app's own name replaced by spaces of the same length."""
    called = _CALLED.search(text)
    if called is None:
        return text
    start, end = called.span()
    return text[:start] + " " * (end - start) + text[end:]


_OWNER = re.compile(
    r"\b(?:website|web ?site|app|application|platform|system|site|store|shop|mall|portal|page|blog)"
    r" (?:for|of) (?:the |an? )?"
    r"(?P<name>[A-Z][a-z][\w'’-]*(?: (?:of|and|the|for|&) [A-Z][\w'’-]+| [A-Z][\w'’-]+)+)"
)
"""Whose app it is: "a website for the Harbour Institute of Music"."""

_NO_OWNER = frozenset(
    """chinese english arabic japanese spanish android apple google wechat alipay whatsapp telegram
    facebook python java javascript php sql api apis html css web mobile windows linux oracle
    microsoft spring simplified traditional react angular laravel docker kubernetes stripe paypal
    excel word european american indian german french""".split()
)
"""Languages and products of others: an app for them is not theirs."""

_ENDINGS = ("House", "Works", "Lane", "Harbour", "Point", "Corner", "Quay", "Yard")
_TRADE = re.compile(
    r"\b(?:for|of) (?:an?|our|my) (?P<trade>[a-z]{4,}) (?:[a-z]+ )?(?:company|business|firm|"
    r"shop|store|agency|operator|manufacturer|enterprise|factory|association|organi[sz]ation|centre|center|studio)\b"
)
"""What a business deals in: "a website for a roofing company"."""


def app_name(text: str, name: str | None, draft: Draft, opening: Opening | None) -> str:
    """The app's name: as given, as called in the text, or one that suits the domain."""
    if name and name.strip():
        return name.strip()[:120]
    called = _CALLED.search(text)
    if called:
        return re.sub(r"\s+(?:of|and|the|for)$", "", called.group("name")).rstrip(".,'’")[:120]
    for quoted in quoted_names(text):
        before = text[max(0, quoted.start - 14) : quoted.start].lower()
        if re.search(r"(called|named|titled)\W*$", before):
            return quoted.text
    title = text.strip().splitlines()[0].strip()
    if title.startswith("#") and len(title) < 50:
        return title.lstrip("# ").strip()
    owner = _owner(text)
    if owner:
        return owner
    if draft.domains:
        names = draft.domains[0].app_names
        return names[len(text) % len(names)]
    return _made_name(draft, opening, len(text))


def _owner(text: str) -> str:
    """The organisation that the first sentences say the app is for, or ""."""
    found = _OWNER.search(text[:400])
    if found is None:
        return ""
    name = re.sub(r"['’]s?$", "", found.group("name"))
    words = name.split()
    if any(word.lower() in _NO_OWNER for word in words) or not 2 <= len(words) <= 7:
        return ""
    return name


def _made_name(draft: Draft, opening: Opening | None, seed: int) -> str:
    """A name from what the app is about and an ending: "Poetry Harbour"."""
    topic = re.findall(r"[A-Za-z][\w'-]*\w", opening.topic) if opening else []
    words = [
        word.lower()
        for word in topic
        if word.lower() not in _WEAK | _NO_OWNER
        and "-" not in word
        and len(word) > 2
        and not word.endswith(("ly", "ed"))
    ]
    if words and words[-1] in _WHOLE and len(words) > 1:
        return " ".join(word.capitalize() for word in words[-2:])
    made = draft.entities[draft.main_entity()]
    trade = _TRADE.search(draft.text)
    if trade and trade.group("trade") not in _WEAK:
        words = [trade.group("trade"), *words]
    first = words[0] if words else made.label.split()[-1].lower()
    if first in _NOTHING:
        first = "open"
    ending = _ENDINGS[(seed + sum(map(ord, first))) % len(_ENDINGS)]
    return f"{first.capitalize()} {ending}"


_WHOLE = frozenset(
    """journal blog magazine forum market club gallery library school academy museum exchange
    archive gazette review diary notebook planner""".split()
)
"""Words that make a name by themselves: "Medical Journal"."""

_WEAK = frozenset(
    """advanced comprehensive powerful smart leading professional simple modern responsive online
    custom new a an the for mobile integrated complete small large personal general basic fully
    functional user friendly website web app system platform software solution solutions of and in
    on with tool tools business company management multi based""".split()
)


_NOTHING = frozenset(
    "item object record data information content project instant standard saas".split()
)


@dataclass(frozen=True)
class Opener:
    """The headline of the home page and a sentence below it."""

    heading: str
    text: str


def hero_copy(draft: Draft, title: str) -> Opener:
    """The domain's own opening, or one that says what can be done here."""
    if draft.domains:
        hero = draft.domains[0].hero
        return Opener(hero.heading, branded(hero.text, draft.domains[0], title))
    made = draft.entities[draft.main_entity()]
    one, things = made.label.lower(), made.label_plural.lower()
    if draft.internal:
        return Opener(
            f"All {things} in one place",
            f"{title} shows what is there, what has changed and what comes next.",
        )
    kinds = {type(each) for each in draft.features.values()}
    sold = [each.product for each in draft.of_kind(Shop)]
    if made.name not in sold:
        kinds.discard(Shop)
    for kind, heading, text in (
        (Booking, f"Find the right {one} and book it", "Look around, choose a date, done."),
        (Shop, f"{label_of(things)} worth having", "Look around, fill the cart, check out."),
        (Quiz, "How much do you know?", "Choose a round, answer and see your score at once."),
        (Request, f"Find your {one}", "Look around, read the details and send your application."),
    ):
        if kind in kinds:
            return Opener(heading, text)
    further = " When something is missing, write to us." if Form in kinds else ""
    return Opener(
        f"{label_of(things)}, well presented",
        f"{title} brings them together: search, read the details and find what fits.{further}",
    )


def branded(text: str, known: Domain, title: str) -> str:
    """A text of the lexicon with the app's name in place of the domain's own."""
    for name in sorted(known.app_names, key=len, reverse=True):
        text = text.replace(name, title)
    for name in known.app_names:
        first = name.split()[0]
        if len(name.split()) < 2 or len(first) < 5 or not _proper(first, known.about.text):
            continue
        # A person may bear the name: "Charlotte Northmere" keeps it.
        text = re.sub(
            rf"(?<![A-Z\w] )(?<![a-z] [A-Z])\b{re.escape(first)}\b(?! [A-Z])", title, text
        )
    return text


def rename(draft: Draft, known: Domain, title: str) -> None:
    """Put the app's name into the copy that came from the lexicon."""
    for feature in draft.features.values():
        if isinstance(feature, Content):
            items = tuple(_branded_item(each, known, title) for each in feature.items)
            draft.update(feature.id, text=branded(feature.text, known, title), items=items)
        elif isinstance(feature, Chatbot):
            answers = tuple(_branded_item(each, known, title) for each in feature.answers)
            draft.update(feature.id, answers=answers)
    for made in list(draft.entities.values()):
        rows = tuple(
            {
                key: branded(value, known, title)
                if isinstance(value, str) and " " in value
                else value
                for key, value in row.items()
            }
            for row in made.seed
        )
        if made.name == "article" and rows != made.seed:
            draft.change(made.name, seed=rows)


def _branded_item(item: Item, known: Domain, title: str) -> Item:
    texts = {"title": branded(item.title, known, title), "text": branded(item.text, known, title)}
    return item.model_copy(update=texts)


def _proper(word: str, text: str) -> bool:
    """Whether the domain's copy uses a word as a name: at its very beginning or mid-sentence."""
    return (
        text.startswith(f"{word} ") or re.search(rf"[a-z,] {re.escape(word)}\b", text) is not None
    )
