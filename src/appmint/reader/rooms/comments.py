"""Comments, replies, discussions and reviews under records."""

import re

from appmint.reader.drafting.access import editor
from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import main_entity
from appmint.reader.drafting.meaning import call, entity_for, is_opinion, spoken_of
from appmint.reader.drafting.records import Row, free_record, record, relation, rows_of, who
from appmint.reader.knowledge.seeds import field
from appmint.reader.sentences.intents import Intent
from appmint.reader.sentences.phrases import head_noun
from appmint.reader.words.grammar import READING
from appmint.spec.entities import FieldType
from appmint.spec.features import Comments


def comment(draft: Draft, intent: Intent) -> Claims:
    """Comments, replies or discussion under records."""
    return _comments(draft, intent, rated=False)


def review(draft: Draft, intent: Intent) -> Claims:
    """Reviews with a rating under records."""
    return _comments(draft, intent, rated=True)


def _comments(draft: Draft, intent: Intent, *, rated: bool) -> Claims:
    words = [word for word in intent.phrase.split() if word not in _COMMENT_WORDS]
    target = _TARGET.match(draft.text, intent.end) or _TARGET.search(intent.text)
    about = head_noun(target["noun"].lower()) if target else ""
    if about in {"them", "it", "these", "those"}:
        about = spoken_of(draft, intent)
    if (
        not words
        and about
        and (draft.words.known(about) or draft.free_name(about) in draft.entities)
    ):
        words = about.split()
    entity = _subject(draft, intent, words, rated=rated)
    meeting = intent.verb == "meet" or _DISCUSSIONS.search(intent.text)
    if not rated and not about and meeting:
        entity = _discussions(draft, intent)
    draft.list_page(entity, source_of(intent))
    said = draft.text.lower()
    replies = "repl" in intent.text.lower() or ("repl" in said and "comment" not in said)
    noun = "Review" if rated else ("Reply" if replies else "Comment")
    name = free_record(draft, "review" if rated else "comment", entity)
    fields = [relation(draft, entity), field("writer", "text", "Name", required=False)]
    if rated:
        fields.append(field("rating", "rating"))
    fields += [
        field("body", "long_text", "Text"),
        field("posted_on", "date", "Date", required=False),
    ]
    bodies = (
        "Exactly what I was looking for, and clearly explained.",
        "Very helpful. I have come back to it twice already.",
        "Good overall; a little more detail would make it perfect.",
        "Thank you for this, my whole family enjoyed it.",
    )
    rows = []
    for at, body in enumerate(bodies):
        row: Row = {"writer": who(at)["name"], "body": body, "posted_on": -at - 1}
        if rated:
            row["rating"] = 5 - at % 3
        rows.append(row)
    record(
        draft,
        name,
        fields,
        "writer",
        rows_of(draft, entity, *rows),
        icon="message-square",
        read="anyone",
        label=noun,
    )
    feature = Comments(
        id=f"comments_{entity}" if not rated else f"reviews_{entity}",
        entity=entity,
        record=name,
        noun=noun,
        anonymous="anonym" in draft.text.lower(),
        source=source_of(intent),
    )
    aspect = "list" if intent.verb in READING else "post"
    return claim(draft.add(feature, draft.detail_page(entity)), aspect)


def _subject(draft: Draft, intent: Intent, words: list[str], *, rated: bool) -> str:
    """What is written about: a thing that is named, else what the app is about."""
    if intent.verb == "meet":
        return main_entity(draft)
    known = draft.words.known(intent.phrase)
    if not words and known and not is_opinion(known[1]):
        # A thread or a topic is what people reply to.
        entity = entity_for(draft, intent.phrase, source_of(intent))
    elif words or not known:
        entity = entity_for(draft, " ".join(words), source_of(intent))
    else:
        # What is said of things is no thing itself: reviews are of what the app is about.
        entity = _discussed(draft, rated)
    return main_entity(draft) if entity in draft.entities and is_opinion(entity) else entity


_COMMENT_WORDS = frozenset(
    """comment comments reply replies review reviews rating ratings discussion discussions
    evaluation
    evaluations feedback forum forums post posts message messages opinion opinions question
    questions
    thoughts topic topics""".split()
)
_TARGET = re.compile(
    r"\s*\b(?:of|on|for|about|under|below)\s+(?:the|an?|each|every|any|their|our)?\s*"
    r"(?P<noun>[a-z-]+)",
    re.I,
)
_DISCUSSIONS = re.compile(
    r"\bdiscussions\b|\bforums?\b|"
    r"\bdiscussion (?:boards?|areas?|sections?|groups?|topics?|threads?)\b|"
    r"\b(?:community|user|topic|group|online|forum) discussion\b",
    re.I,
)
"""Words for a place where people open topics and answer each other."""


def _discussions(draft: Draft, intent: Intent) -> str:
    """The topics that people open; who takes part may open one."""
    entity = entity_for(draft, "discussion", source_of(intent))
    if intent.verb == "meet":
        call(draft, entity, intent.phrase)
    if draft.entities[entity].access.create == "nobody":
        who = editor(draft, intent)
        if who == "anyone" and not draft.internal:
            draft.change(entity, owned=True)
        draft.manage(entity, who, source_of(intent))
    return entity


def _discussed(draft: Draft, rated: bool) -> str:
    """What is reviewed or commented already, else the thing the app is about."""
    for feature in draft.of_kind(Comments):
        kept = draft.entities[feature.record]
        if (kept.first(FieldType.RATING) is not None) == rated:
            return feature.entity
    return main_entity(draft)
