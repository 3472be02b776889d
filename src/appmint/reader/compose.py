"""Intents as a whole spec: entities, features, pages, criteria, questions and what is not met."""

import re
from dataclasses import replace
from typing import Literal

from appmint.reader.access import needs_accounts, settle_access
from appmint.reader.accounts import account, ensure_admin, staff_role
from appmint.reader.actions import base_form
from appmint.reader.approvals import decided
from appmint.reader.completion import complete
from appmint.reader.described import RECORDS
from appmint.reader.distinct import tell_apart
from appmint.reader.draft import Draft, source_of
from appmint.reader.entities import main_entity
from appmint.reader.fields import named_fields
from appmint.reader.grammar import STAFF
from appmint.reader.home import furnish
from appmint.reader.intents import Intent, Opening
from appmint.reader.living import enliven
from appmint.reader.meaning import entity_for
from appmint.reader.naming import app_name, rename
from appmint.reader.navigation import arrange, retitle
from appmint.reader.nouns import is_plural, noun_class, singular
from appmint.reader.offering import offer
from appmint.reader.phrases import head_noun
from appmint.reader.resume import is_resume, part_of
from appmint.reader.rooms import ROOMS
from appmint.reader.segment import Sentence
from appmint.reader.settling import settle
from appmint.reader.shopping import SELLING
from appmint.reader.signing import name_roles
from appmint.reader.spelling import corrected
from appmint.reader.titles import entitle
from appmint.reader.topics import narrow
from appmint.reader.voice import voice_of
from appmint.reader.wording import know_the_list, reword, tagline
from appmint.spec.app import AppSpec, Question, Role, Theme, Unmet
from appmint.spec.criteria import Claim, Criterion
from appmint.spec.facts import Wish
from appmint.spec.features import Admin, Backup, Feature
from appmint.spec.source import Source

_FIRST = ("register", "login")
Kind = Literal["fullstack", "mobile", "ai"]
_LATE = frozenset(
    {
        "mine",
        "report",
        "document",
        "chart",
        "compare",
        "notify",
        "rank",
        "admin",
        "permissions",
        "lookup",
        "calendar",
        "map",
        "board",
        "live",
        "message",
        "outbox",
        "attach",
        "workflow",
        "confirmed",
        "download",
        "sought",
    }
)
"""Actions over what other intents bring in."""

_INTERNAL = re.compile(
    r"\b(?:management|dashboard|crm|erp|internal|admin|back-?office|monitoring|analytics|inventory|"
    r"tracking|workflow)\b",
    re.I,
)
_MINI = re.compile(
    r"\b(?:mini[- ]?programs?|mobile app\w*|android|ios|iphone|native app\w*)\b", re.I
)
_MODEL = re.compile(
    r"\b(?:train(?:ing)? (?:a |an |the )?(?:\w+ )?models?|machine learning model|neural network|"
    r"model training|fine-?tun\w+)\b",
    re.I,
)


def compose(
    text: str,
    name: str | None,
    draft: Draft,
    theme: Theme,
    opening: Opening | None,
    intents: list[Intent],
    colour_sentences: list[Sentence],
) -> AppSpec:
    """The spec of an app from what was read."""
    draft.resume = bool(opening and is_resume(f"{opening.topic} {opening.kind}"))
    draft.internal = bool(opening and _INTERNAL.search(f"{opening.topic} {opening.kind}"))
    draft.page("home", "Home", "/", weight=0)
    draft.first = intents[0].sentence if intents else 0
    _roles(draft, intents)
    draft.main = _main(draft, opening, intents)
    draft.voice = voice_of(draft, intents)
    met: dict[int, list[Claim]] = {}
    for intent in sorted(intents, key=_turn):
        claims = _claims(draft, intent)
        if claims:
            retitle(draft, intent, claims)
            met[id(intent)] = claims
    draft.own_only = bool(_own(draft)) and not met and not draft.facts.things and not draft.roles
    offer(draft, intents, met)
    questions = _questions(draft, intents, met) + _doubts(draft)
    _finish(draft)
    complete(draft)
    settle_access(draft, intents, met)
    name_roles(draft)
    narrow(draft, intents)
    tell_apart(draft)
    entitle(draft, intents, met)
    enliven(draft)
    arrange(draft)
    settle(draft)
    criteria = _criteria(draft, intents, met)
    title = app_name(text, name, draft, opening)
    _home(draft, title)
    kind: Kind = "ai" if _MODEL.search(text) else ("mobile" if _MINI.search(text) else "fullstack")
    fixed = _fixed(theme, colour_sentences)
    criteria += [each for each in fixed if not draft.own_only or each.id != "navigation"]
    return AppSpec(
        kind=kind,
        name=title,
        tagline=draft.voice.tagline if draft.voice and not draft.own_only else tagline(draft),
        text=text,
        theme=theme,
        roles=tuple(draft.roles.values()),
        entities=tuple(draft.entities.values()),
        features=_placed(draft),
        pages=draft.finished_pages(),
        criteria=tuple(criteria),
        questions=tuple(questions),
        unmet=tuple(draft.unmet),
        notes=_notes(kind),
    )


def _turn(intent: Intent) -> int:
    """When an intent is answered: fields first, save those of records that features make."""
    if intent.action == "described":
        return 2 if intent.phrase.split()[-1] in RECORDS else 0
    return 3 if intent.action in _LATE else 1


def _roles(draft: Draft, intents: list[Intent]) -> None:
    actions = {intent.action for intent in intents}
    wanted = bool(actions & {"login", "register", "logout", "password", "permissions", "admin"})
    wanted = wanted or needs_accounts(draft, intents)
    draft.accounts = wanted
    if not wanted:
        return
    for intent in intents:
        if STAFF.match(intent.subject):
            staff_role(draft, intent)
    draft.roles.setdefault("member", Role(name="member", label="Member"))


def _main(draft: Draft, opening: Opening | None, intents: list[Intent]) -> str:
    """The entity that the text speaks of most; what the opening names counts twice."""
    counts: dict[str, float] = {}
    phrases: dict[str, Intent] = {}
    first = intents[0].sentence if intents else 0
    telling = bool(opening and _TELLING.search(f"{opening.topic} {opening.kind}"))
    about = _ABOUT_THINGS | {"news"} if telling else _ABOUT_THINGS
    for intent in intents:
        if intent.action not in about or not draft.words.plausible(intent.phrase):
            continue
        if _beside_the_point(draft, intent):
            continue
        key = _key(draft, intent.phrase)
        gain = _weight(draft, intent, telling=telling)
        if intent.action != "topic" and intent.sentence == first:
            gain *= 2.0
        counts[key] = counts.get(key, 0.0) + gain
        phrases.setdefault(key, intent)
    named = _key(draft, opening.topic.rpartition(" ")[2]) if opening else ""
    if named in counts:
        # "a seminar site" is about seminars, whatever else it keeps.
        counts[named] += 1.0
    if counts:
        best = phrases[max(counts, key=lambda key: counts[key])]
        return entity_for(draft, best.phrase, source_of(best))
    if draft.domains:
        return main_entity(draft)
    if opening and opening.topic:
        words = re.findall(r"[a-z]+", opening.topic)
        if words and draft.words.plausible(words[-1]) and words[-1] not in _VAGUE:
            return entity_for(
                draft, words[-1], Source(origin="text", start=opening.start, end=opening.end)
            )
    return main_entity(draft)


def _weight(draft: Draft, intent: Intent, *, telling: bool) -> float:
    """How much an intent says about what the app is about; `telling`: about its articles."""
    gain = 0.8 if intent.action == "topic" else 1.0
    found = draft.words.known(intent.phrase)
    if found and found[1] == "article" and telling:
        gain *= 2.0
    elif found and found[1] in _SELDOM:
        gain *= 0.1
    elif noun_class(intent.phrase) == "person" or head_noun(intent.phrase) in _BESIDE:
        gain *= 0.4
    elif intent.nominal and intent.action == "manage" and not _said(intent):
        # "recruitment" leaves jobs: they are not what the app is about.
        gain *= 0.4
    if found and found[0]:
        entry = next(each for each in draft.domains if each.name == found[0])
        gain *= 1.8 if entry.entities[found[1]].main else 1.2
    return gain


_SELDOM = frozenset({"person", "customer", "order", "article", "transaction"})
"""Things that many apps keep and few are about."""
_TELLING = re.compile(r"\b(?:news|blog|magazine|newspaper)\b")
"""Words of an app that is about its articles."""


def _key(draft: Draft, phrase: str) -> str:
    """What counts as one thing when the main one is looked for; "" for no words."""
    found = draft.words.known(phrase) if phrase else None
    return "/".join(found) if found else f"?{(head_noun(phrase) or '-').split()[-1]}"


def _said(intent: Intent) -> bool:
    """Whether the clause itself names the thing, and not only the work on it."""
    return singular(intent.phrase.split()[-1])[:4] in intent.text.lower()


def _beside_the_point(draft: Draft, intent: Intent) -> bool:
    """Whether a thing, though named, is not what an app is about."""
    words = intent.phrase.split()
    found = draft.words.known(intent.phrase)
    single = not is_plural(words[-1])
    return (
        (intent.action == "topic" and single)
        or (intent.action == "cart" and set(words) <= SELLING)
        or singular(words[-1]) in {"application", "request"}
        or (found is not None and found[1] == "company" and single)
    )


_ABOUT_THINGS = frozenset(
    """browse search create manage book cart edit delete open request filter upload download topic
    things save described survey survey_own survey_results
    backup""".split()
)


_BESIDE = frozenset({"ad", "ads", "advertisement", "advertisements", "ad space", "ad spaces"})
"""What an app shows beside what it is about."""
_VAGUE = frozenset(
    """simple modern responsive online web mobile new small great good nice personal business
    company
    my our the a an based management custom digital smart""".split()
)


def _redirected(draft: Draft, intent: Intent) -> Intent:
    """The intent with the action that the words around its verb make of it."""
    if intent.action == "notify" and _CHANNEL.search(intent.text):
        intent = replace(intent, action="outbox")
    if intent.action == "comment" and intent.verb == "answer" and _QUIZ.search(draft.text):
        intent = replace(intent, action="quiz")
    noun = intent.phrase.split()[-1] if intent.phrase else ""
    attached = intent.verb == "attach" or singular(noun) == "attachment"
    if attached and intent.action in {"upload", "create"} and _MAIL.search(draft.text):
        intent = replace(intent, action="attach")
    if intent.action == "save" and intent.verb == "collect" and draft.words.abstract(intent.phrase):
        intent = replace(intent, action="create")
    if intent.action in {"browse", "things"} and singular(noun) in {"mall", "cart"}:
        intent = replace(intent, action="cart")
    if intent.action == "things" and singular(noun) == "forum":
        intent = replace(intent, action="comment")
    if intent.action in {"browse", "things", "open"} and singular(noun) in _SAID:
        intent = replace(intent, action=_SAID[singular(noun)])
    return intent


def _story(draft: Draft, intent: Intent) -> Intent:
    """The intent as one about a page of written text, where its words mean that."""
    if draft.resume and part_of(intent):
        return replace(intent, action=part_of(intent))
    words = set(intent.phrase.split())
    if intent.action in {"browse", "things", "open"} and words & _STORY:
        return replace(intent, action="about")
    return intent


_STORY = frozenset("background biography philosophy mission vision culture story".split())


def _claims(draft: Draft, intent: Intent) -> list[Claim]:
    intent = _story(draft, intent)
    if intent.action in {"quality", "topic"} or intent.phrase in _ALL:
        return []
    if _names_nothing(draft, intent):
        named = intent.action == "things" or (intent.nominal and intent.action == "browse")
        if not named or intent.sentence != draft.first:
            _unmet(draft, intent, "It is not clear what is kept or shown for this.")
        return []
    intent = _redirected(draft, intent)
    claims = decided(draft, intent)
    if claims:
        named_fields(draft, intent, _concerned(draft, claims))
        return claims
    if intent.action == "fields":
        entity = entity_for(draft, intent.phrase, source_of(intent))
        draft.list_page(entity, source_of(intent))
        if named_fields(draft, intent, entity):
            return [Claim(feature=f"detail_{entity}", aspect="open")]
        _unmet(draft, intent, "It is not clear what is kept or shown for this.")
        return []
    room = ROOMS.get(intent.action)
    if room is None:
        _unmet(draft, intent, _why_not(intent))
        return []
    if (
        len(draft.entities) > _MOST
        and intent.action in {"browse", "create", "manage", "edit"}
        and (draft.words.known(intent.phrase) is None and not draft.words.abstract(intent.phrase))
    ):
        _unmet(draft, intent, "The app has many kinds of records already; this one is left out.")
        return []
    if STAFF.match(intent.subject) and draft.accounts:
        ensure_admin(draft, intent)
    claims = room(draft, intent)
    if intent.fields and intent.action != "described":
        named_fields(draft, intent, _concerned(draft, claims))
    return claims


def _why_not(intent: Intent) -> str:
    if intent.action == "unknown":
        return f"It is not clear what to build for “{intent.verb}”: please say it in other words."
    return f"This would need {intent.reason or 'other software'}, which is not built yet."


def _names_nothing(draft: Draft, intent: Intent) -> bool:
    """Whether it is unclear what is kept for an intent that keeps or shows something."""
    if intent.action == "things":
        return not _keepable(draft, intent)
    if intent.action == "described":
        return not draft.words.plausible(intent.phrase)
    known = draft.words.abstract(intent.phrase) or draft.words.plausible(intent.phrase)
    return intent.action in _KEEPS and bool(intent.phrase) and not known


def _concerned(draft: Draft, claims: list[Claim]) -> str:
    """The entity whose records a claimed feature makes or shows."""
    feature = draft.features[claims[0].feature]
    record = getattr(feature, "record", None) or getattr(feature, "order", None)
    return str(record or getattr(feature, "entity", None) or main_entity(draft))


_ALL = frozenset({"everything", "anything", "all"})
_SAID = {"review": "review", "rating": "review", "comment": "comment", "reply": "comment"}
_MAIL = re.compile(r"\b(?:e-?mails?|mails?|mailing)\b", re.I)
_CHANNEL = re.compile(r"\b(?:sms|whatsapp|by e-?mail|text message)\b", re.I)
_QUIZ = re.compile(r"\b(?:quiz|quizzes|exam|exams|trivia|contest|test questions?)\b", re.I)
_MOST = 14
_KEEPS = frozenset(
    """browse search filter sort open create edit delete manage save like request workflow book
    upload
    download share""".split()
)
"""Actions that bring in an entity for the thing they name."""


def _keepable(draft: Draft, intent: Intent) -> bool:
    """Whether a bare noun names records: the lexicon knows it, or it is the plural of a thing."""
    if draft.words.known(intent.phrase):
        return True
    if draft.words.abstract(intent.phrase):
        return intent.verb in {"provide", "include", "offer", "show"}
    if draft.words.said_kept(intent.phrase):
        return True
    paged = _PAGE.search(intent.text) is not None and intent.phrase.split()[-1] not in _NO_LIST
    return (paged or is_plural(intent.phrase.split()[-1])) and draft.words.plausible(intent.phrase)


_PAGE = re.compile(r"\b(?:pages?|sections?|lists?)$", re.I)
"""A page for something lists it: "a recipe page"."""
_NO_LIST = frozenset("landing error main single splash sub detail back front product".split())


def _unmet(draft: Draft, intent: Intent, reason: str) -> None:
    key = (intent.verb, intent.phrase or spoken(intent))
    if key not in draft.refused:
        draft.refused.add(key)
        draft.unmet.append(Unmet(text=spoken(intent), reason=reason, source=source_of(intent)))


def _questions(draft: Draft, intents: list[Intent], met: dict[int, list[Claim]]) -> list[Question]:
    found = []
    clear = [each for each in intents if id(each) in met]
    if len(clear) + len(_own(draft)) < 2 and not draft.own_only:
        main = draft.entities[main_entity(draft)]
        found.append(
            Question(
                text="What should people be able to do in the app?",
                assumption=f"They browse, search, add and edit {main.label_plural.lower()}.",
            )
        )
        draft.manage(main.name, "anyone", main.source)
    if not draft.domains and len(clear) < 4 and not draft.own_only:
        found.append(
            Question(
                text="What is kept about each record?",
                assumption="The usual details: a name, a description, a category and a date.",
            )
        )
    return found


def _own(draft: Draft) -> list[Wish]:
    """What is wished for and no room makes."""
    return [each for each in draft.facts.wishes if each.action == "bespoke"]


def _doubts(draft: Draft) -> list[Question]:
    return [
        Question(
            text=each.question,
            assumption=each.assumption,
            source=Source(origin="text", start=each.span.start, end=each.span.end),
        )
        for each in draft.facts.doubts
    ]


def _finish(draft: Draft) -> None:
    main = main_entity(draft)
    if not draft.own_only:
        draft.list_page(main, draft.entities[main].source)
    if draft.roles and "account" not in draft.features:
        source = draft.roles[next(iter(draft.roles))].source
        at, end = (source.start or 0, source.end or 1)
        account(draft, Intent("login", "log", "", draft.text[at:end], at, end))
    for admin in draft.of_kind(Admin):
        copies = {each.record for each in draft.of_kind(Backup)}
        names = [name for name in draft.entities if name not in copies][:12]
        draft.update(admin.id, entities=tuple(names))
        for name in names:
            draft.allow(name, create=admin.role, update=admin.role, delete=admin.role)


def _home(draft: Draft, title: str) -> None:
    furnish(draft, title)
    if draft.voice:
        rename(draft, draft.voice, title)
    else:
        reword(draft, title)
    know_the_list(draft)


def _placed(draft: Draft) -> tuple[Feature, ...]:
    shown = {each for page in draft.pages.values() for each in page.features}
    return tuple(each for each in draft.features.values() if each.id in shown)


def _criteria(draft: Draft, intents: list[Intent], met: dict[int, list[Claim]]) -> list[Criterion]:
    made: list[Criterion] = []
    seen: set[str] = set()
    for intent in intents:
        claims = draft.claimed(met.get(id(intent), ()))
        if not claims:
            continue
        key = " ".join(sorted(f"{each.feature}.{each.aspect}" for each in claims))
        words = intent.text.casefold()
        if key in seen or words in seen:
            continue
        seen |= {key, words}
        made.append(
            Criterion(
                id=f"c{len(made) + 1}",
                text=spoken(intent),
                claims=claims,
                source=source_of(intent),
            )
        )
    return made


def spoken(intent: Intent) -> str:
    """A clause in the customer's words, with the object that follows a later verb."""
    text = intent.text
    if intent.phrase and not intent.nominal:
        if base_form(text.split()[0].lower()) != intent.verb and len(text.split()) < 5:
            text = f"{intent.verb} {text}"
        said = " ".join(corrected(word) for word in text.casefold().split())
        if intent.phrase.split()[-1] not in said:
            text = f"{text} {intent.phrase}"
    return text[:1].upper() + text[1:]


def _fixed(theme: Theme, sentences: list[Sentence]) -> list[Criterion]:
    made = []
    if sentences:
        last = sentences[-1]
        made.append(
            Criterion(
                id="colours",
                text=f"The background is {theme.background.label} and the components are "
                f"{theme.component.label}",
                source=Source(origin="text", start=last.start, end=last.end),
            )
        )
    made.append(Criterion(id="navigation", text="Every entry of the navigation opens its page"))
    return made


def _notes(kind: Kind) -> tuple[str, ...]:
    if kind == "mobile":
        return (
            "You asked for a mobile app or mini-program: for now it is built as a responsive "
            "web app that works on phones.",
        )
    if kind == "ai":
        return (
            "You asked for an app that trains a model: for now a responsive web app is built "
            "around it, without training.",
        )
    return ()
