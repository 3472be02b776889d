"""The answer to an intent: what a room adds and may claim for it, or why it is not met."""

import re
from dataclasses import replace

from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import main_entity
from appmint.reader.drafting.fields import named_fields
from appmint.reader.drafting.meaning import entity_for
from appmint.reader.rooms.accounts import ensure_admin, of_accounts
from appmint.reader.rooms.approvals import decided
from appmint.reader.rooms.outcomes import only_listed
from appmint.reader.rooms.resume import part_of
from appmint.reader.rooms.reworking import REWORKED
from appmint.reader.rooms.table import ROOMS
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.grammar import STAFF
from appmint.reader.words.nouns import is_plural, singular
from appmint.spec.criteria import Claim


def answer(draft: Draft, intent: Intent) -> list[Claim]:
    """What a criterion of this intent may claim, its features added; nothing if it is not met."""
    intent = _story(draft, of_accounts(draft, intent))
    if intent.action in {"quality", "topic"} or intent.phrase in _ALL:
        return []
    if _names_nothing(draft, intent):
        named = intent.action == "things" or (intent.nominal and intent.action == "browse")
        if not named or intent.sentence != draft.first:
            draft.refuse(intent, "It is not clear what is kept or shown for this.")
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
        draft.refuse(intent, "It is not clear what is kept or shown for this.")
        return []
    room = ROOMS.get(intent.action)
    if room is None:
        draft.refuse(intent, _why_not(intent))
        return []
    if (
        len(draft.entities) > _MOST
        and intent.action in {"browse", "create", "manage", "edit"}
        and (draft.words.known(intent.phrase) is None and not draft.words.abstract(intent.phrase))
    ):
        draft.refuse(intent, "The app has many kinds of records already; this one is left out.")
        return []
    if STAFF.match(intent.subject) and draft.accounts:
        ensure_admin(draft, intent)
    claims = room(draft, intent)
    if claims and only_listed(intent, claims):
        draft.refuse(intent, "A list of them is kept, and nothing is counted or taken off.")
        return []
    if claims and intent.fields and intent.action != "described":
        named_fields(draft, intent, _concerned(draft, claims))
    return claims


def _story(draft: Draft, intent: Intent) -> Intent:
    """The intent as one about a page of written text, where its words mean that."""
    if draft.resume and part_of(intent):
        return replace(intent, action=part_of(intent))
    noun = intent.phrase.rpartition(" ")[2]
    if intent.action in {"browse", "things", "open"} and noun in _STORY:
        return replace(intent, action="about")
    return intent


_STORY = frozenset("background biography philosophy mission vision culture story".split())


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
    if intent.action in {"things", "request"} and _TALKED_IN.search(intent.phrase):
        intent = replace(intent, action="comment")
    if intent.action in {"browse", "things", "open"} and singular(noun) in _SAID:
        intent = replace(intent, action=_SAID[singular(noun)])
    return intent


def _names_nothing(draft: Draft, intent: Intent) -> bool:
    """Whether it is unclear what is kept for an intent that keeps or shows something."""
    if intent.action == "things":
        return not _keepable(draft, intent)
    if intent.action == "described":
        return not draft.words.plausible(intent.phrase)
    known = draft.words.abstract(intent.phrase) or draft.words.plausible(intent.phrase)
    return intent.action in _KEEPS and bool(intent.phrase) and not known


def _keepable(draft: Draft, intent: Intent) -> bool:
    """Whether a bare noun names records: the lexicon knows it, or it is the plural of a thing."""
    if draft.words.known(intent.phrase):
        return True
    if draft.words.abstract(intent.phrase):
        return intent.verb in {"provide", "include", "offer", "show"}
    if draft.words.said_kept(intent.phrase):
        return True
    if draft.words.told(intent.phrase) and "personal" not in intent.text:
        return True
    if intent.nominal and draft.words.sectional(intent.phrase):
        return True
    paged = _PAGE.search(intent.text) is not None and intent.phrase.split()[-1] not in _NO_LIST
    return (paged or is_plural(intent.phrase.split()[-1])) and draft.words.plausible(intent.phrase)


def _concerned(draft: Draft, claims: list[Claim]) -> str:
    """The entity whose records a claimed feature makes or shows."""
    feature = draft.features[claims[0].feature]
    record = getattr(feature, "record", None) or getattr(feature, "order", None)
    return str(record or getattr(feature, "entity", None) or main_entity(draft))


def _why_not(intent: Intent) -> str:
    if intent.action == "rework":
        return REWORKED
    if intent.action == "unknown":
        return f"It is not clear what to build for “{intent.verb}”: please say it in other words."
    return f"This would need {intent.reason or 'other software'}, which is not built yet."


_TALKED_IN = re.compile(r"\b(?:forums?|chat ?rooms?)$")
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
_PAGE = re.compile(r"\b(?:pages?|sections?|lists?)$", re.I)
"""A page for something lists it: "a recipe page"."""
_NO_LIST = frozenset("landing error main single splash sub detail back front product".split())
