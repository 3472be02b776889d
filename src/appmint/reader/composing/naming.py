"""What an app is called, and the words that open its home page."""

import re
from dataclasses import dataclass

from appmint.reader.drafting.draft import Draft
from appmint.reader.drafting.entities import main_entity
from appmint.reader.drafting.wording import opener
from appmint.reader.knowledge.lexicon_format import Domain
from appmint.reader.rooms.presenting import name_presented
from appmint.reader.sentences.intents import Opening
from appmint.reader.sentences.segment import blanked, quoted_names
from appmint.reader.words.nouns import NounClass, noun_class
from appmint.reader.words.plausibility import describes
from appmint.spec.features import Chatbot, Content, Item

_CALLED = re.compile(
    r"\b(?:called|named|titled|name is|brand(?:ed)?(?: as)?)\s+[\"“'‘«]?"
    r"(?P<name>[A-Z0-9][\w&'’.-]*(?:\s+(?:of|and|the|for|[A-Z0-9&][\w&'’.-]*))*)"
)


def blank_name(text: str) -> str:
    """`text` with the app's own name replaced by spaces of the same length."""
    called = _CALLED.search(text)
    if called is None:
        return text
    return blanked(text, *called.span())


_APP = (
    r"(?:website|web ?site|web ?page|app|application|platform|system|site|store|shop|mall|portal|"
    r"page|blog|forum|software|tool|mini[- ]program)"
)
_PROPER = r"[A-Z][a-z][\w'’-]*"
_OWNERS = (
    re.compile(
        rf"\b{_APP} (?:for|of) (?:the |an? )?"
        rf"(?P<name>{_PROPER}(?: (?:of|and|the|for|&) [A-Z][\w'’-]+| [A-Z][\w'’-]+)+)"
    ),
    re.compile(
        r"\b(?:implement|create|design|develop|build|make) (?:an? |the |our )?"
        rf"(?P<name>{_PROPER}(?: (?:(?:of|and|the|for|&) )?[A-Z][\w'’-]*)+)"
        rf"(?: [a-z-]+){{0,4}}? {_APP}\b"
    ),
)
"""Whose app it is: "a website for the Harbour Institute of Music", "a Green Lantern website"."""

NO_OWNER = frozenset(
    """chinese english arabic japanese spanish android apple google wechat alipay whatsapp telegram
    facebook python java javascript php sql api apis html css web mobile windows linux oracle
    microsoft spring simplified traditional react angular laravel docker kubernetes stripe paypal
    excel word european american indian german french""".split()
)
"""Languages and products of others: an app for them is not theirs."""

_CHANNELS = frozenset("wechat douyin taobao h5 api erp crm scrm oa web app".split())
"""Where an app is used or what kind it is, after the name of its owner."""
_MADE_OF = re.compile(r"-(?:based|themed|compatible|like|style)$")

_ENDINGS: dict[NounClass, tuple[str, ...]] = {
    "person": ("Circle", "Roster", "Network"),
    "place": ("Atlas", "Guide", "Corner"),
    "document": ("Desk", "Folio", "Shelf"),
    "event": ("Calendar", "Circle", "Days"),
    "money": ("Ledger", "Desk", "Counter"),
    "media": ("Studio", "Gallery", "Room"),
    "number": ("Watch", "Gauge", "Board"),
    "thing": ("House", "Works", "Corner", "Yard"),
    "case": ("Desk", "Line", "Board"),
}
_TRADE = re.compile(
    r"\b(?:for|of) (?:(?:an?|our|my) (?P<trade>[a-z]{4,}) (?:[a-z]+ )?(?:company|business|firm|"
    r"shop|store|agency|operator|manufacturer|enterprise|factory|association|organi[sz]ation|centre|center|studio)|"
    r"(?:the|an?) (?P<sector>[a-z]{4,}) (?:industry|sector|trade))\b"
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
    presented = name_presented(draft)
    if presented:
        return f"{presented} Guide" if presented.lower() in NO_OWNER else presented
    if draft.voice:
        names = draft.voice.app_names
        return names[len(text) % len(names)]
    return _made_name(draft, opening, len(text))


def trade_of(text: str) -> str:
    """What the business that the app is for deals in, or ""."""
    found = _TRADE.search(text)
    trade = (found["trade"] or found["sector"]) if found else ""
    return "" if trade in _WEAK else trade


def _owner(text: str) -> str:
    """The organisation that the first sentences say the app is for, or ""."""
    found = next(filter(None, (each.search(text[:400]) for each in _OWNERS)), None)
    if found is None:
        return ""
    words = re.sub(r"['’]s?$", "", found.group("name")).split()
    while words and words[-1].lower() in _CHANNELS:
        words.pop()
    foreign = any(word.lower() in NO_OWNER or _MADE_OF.search(word) for word in words)
    return "" if foreign or not 2 <= len(words) <= 7 else " ".join(words)


def _made_name(draft: Draft, opening: Opening | None, seed: int) -> str:
    """What the app is about, in the words of the text: "Form Approval"; one word gets an ending."""
    said = _WHOLE_SENTENCE.split(opening.topic)[0] if opening else ""
    if opening and opening.kind in _WHOLE:
        said = f"{said} {opening.kind}"
    said = said if _told(said) else _purpose(draft.text)
    words = _told(said)
    if words and words[-1] in _WHOLE and len(said.split()) > 1:
        return " ".join(_cased(draft, word) for word in said.lower().split()[-2:])
    made = draft.entities[main_entity(draft)]
    trade = trade_of(draft.text)
    if trade and trade not in words:
        words = [trade, *words]
    if not words:
        words = [word for word in made.label.lower().split() if word not in _NOTHING] or ["open"]
        if len(made.label.split()) > 1:
            words = made.label_plural.lower().split()
    for size in (3, 2):
        whole = " ".join(_cased(draft, word) for word in words[-size:])
        if len(words) >= size and len(whole) <= _LONGEST:
            return whole
    endings = _ENDINGS[noun_class(made.label)]
    ending = endings[(seed + sum(map(ord, words[-1]))) % len(endings)]
    first = _cased(draft, words[-1])
    return first if first == ending else f"{first} {ending}"


_FOR = re.compile(
    r"\b(?:website|web ?site|app|application|platform|system|site|portal) for "
    r"(?:an?|our|my|the) (?P<what>(?:[a-z-]+ ){0,3}?[a-z-]+)"
    r"(?=[.,;:]|\s(?:by|in|on|near|with|where|that|which|to|and|who|so|at|of)\b|\s*$)"
)


def _purpose(text: str) -> str:
    """What the first sentence says the app is for: "a website for a tool library"."""
    found = _FOR.search(text[:300])
    return found.group("what") if found else ""


def _told(topic: str) -> list[str]:
    """The words of a topic that say what it is about."""
    words = (
        re.sub(r"['’]s$", "", each.lower()) for each in re.findall(r"[A-Za-z][\w'’-]*\w", topic)
    )
    return [word for word in words if _telling(word)]


_LONGEST = 24
"""Letters of a name made of two or three words of a topic."""
_WHOLE_SENTENCE = re.compile(r"\b(?:should|must|can|will|that|which)\b")


def _telling(word: str) -> bool:
    """Whether a word of the topic says what the app is about."""
    plain = word not in _WEAK | NO_OWNER | _NOTHING and not describes(word)
    return plain and len(word) > 2 and not word.endswith("ly") and "-" not in word


def _cased(draft: Draft, word: str) -> str:
    """A word of a name, in capitals where the text writes it so."""
    return word.upper() if re.search(rf"\b{word.upper()}\b", draft.text) else word.capitalize()


_WHOLE = frozenset(
    """journal blog magazine forum market club gallery library school academy museum exchange
    archive gazette review diary notebook planner""".split()
)
"""Words that make a name by themselves: "Medical Journal"."""

_WEAK = frozenset(
    """advanced comprehensive powerful smart leading professional simple modern responsive online
    custom new a an the for mobile integrated complete small large personal general basic fully
    functional user friendly website web app system platform software solution solutions of and in
    on with tool tools business company management multi based application apps applications using
    frontend backend front back end webpage websites page pages function functions feature service
    services full high low performance level enterprise unified concise lightweight and/or its
    existing official corporate cross platform mini program implementation development developing
    providing version module overall integration integrated simplified various nice great lovely
    beautiful stylish sleek elegant clean attractive cool amazing informational
    informative""".split()
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
    if draft.voice:
        hero = draft.voice.hero
        return Opener(hero.heading, branded(hero.text, draft.voice, title))
    heading, text = opener(draft, title)
    return Opener(heading, text)


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
