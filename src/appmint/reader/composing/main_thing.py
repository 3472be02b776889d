"""The thing that an app is about: the one that its text speaks of most."""

import re

from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import main_entity
from appmint.reader.drafting.entrances import is_portal
from appmint.reader.drafting.meaning import entity_for
from appmint.reader.knowledge.kinds import kind_name, kind_of
from appmint.reader.rooms.shopping import SELLING
from appmint.reader.sentences.intents import Intent, Opening
from appmint.reader.sentences.phrases import head_noun
from appmint.reader.words.nouns import is_plural, noun_class, singular
from appmint.spec.source import Source


def main_thing(draft: Draft, opening: Opening | None, intents: list[Intent]) -> str:
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
        words = re.findall(r"[a-z][a-z-]*", opening.topic)
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
    return intent.noun[:4] in intent.text.lower()


def _beside_the_point(draft: Draft, intent: Intent) -> bool:
    """Whether a thing, though named, is not what an app is about."""
    if is_portal(draft.text, intent.phrase):
        return True
    words = intent.phrase.split()
    found = draft.words.known(intent.phrase)
    single = not is_plural(words[-1])
    return (
        (intent.action == "topic" and single)
        or (intent.action == "cart" and set(words) <= SELLING)
        or (
            singular(words[-1]) in {"application", "request"}
            and kind_name(kind_of(intent.phrase)) == "request"
        )
        or (found is not None and found[1] == "company" and single)
        or singular(words[-1]) in _SORTING
    )


_SORTING = frozenset({"category", "subcategory", "tag", "classification"})
"""What records are sorted into, and no app is about."""
_ABOUT_THINGS = frozenset(
    """browse search create manage book cart edit delete open request filter upload download topic
    things save described survey survey_own survey_results
    backup curve""".split()
)
_BESIDE = frozenset({"ad", "ads", "advertisement", "advertisements", "ad space", "ad spaces"})
"""What an app shows beside what it is about."""
_VAGUE = frozenset(
    """simple modern responsive online web mobile new small great good nice personal business
    company
    my our the a an based management custom digital smart""".split()
)
