"""Courses with what belongs to them: enrolment, lessons to read, assignments handed in, grades."""

import re

from pydantic import JsonValue

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import lexicon_entity
from appmint.reader.drafting.meaning import entity_for
from appmint.reader.drafting.records import record, relation, rows_of, who
from appmint.reader.drafting.subjects import teach
from appmint.reader.knowledge.seeds import field
from appmint.reader.rooms.bookings import request
from appmint.reader.rooms.own_records import add_mine
from appmint.reader.sentences.intents import Intent
from appmint.spec.entities import FieldType
from appmint.spec.features import Booking, Detail, Mine, Request, Shop
from appmint.spec.labels import in_text


def hand_in(draft: Draft, intent: Intent) -> Claims:
    """Hand in a text or a file for an assignment; the learner finds it again."""
    source = source_of(intent)
    entity = entity_for(draft, intent.phrase or "assignments", source)
    draft.list_page(entity, source)
    name = "submission" if entity == "assignment" else f"{entity}_submission"
    fields = [
        relation(draft, entity),
        field("name", "text", "Your name"),
        field("answer", "long_text"),
        field("file", "file", required=False),
        field("submitted_on", "date", "Submitted", required=False),
    ]
    rows = [
        {"name": who(at)["name"], "answer": text, "file": None, "submitted_on": -1 - 2 * at}
        for at, text in enumerate(_ANSWERS)
    ]
    record(draft, name, fields, entity, rows_of(draft, entity, *rows), icon="send", label=_DONE)
    feature = Request(
        id=f"request_{entity}_submit",
        entity=entity,
        record=name,
        verb="Submit",
        confirmation="Thank you. Your work has been handed in.",
        source=source,
    )
    draft.add(feature, draft.detail_page(entity))
    add_mine(draft, name, intent)
    return claim(feature.id, "submit")


_DONE = "Submission"
_ANSWERS = (
    "I worked through all examples; the third one took two attempts.",
    "My answers are in the text below, with one source for each.",
    "The plan comes first, the result second, and what I would change last.",
)


def complete_courses(draft: Draft) -> None:
    """What learners expect of courses although no clause says so."""
    course = draft.entities.get("course")
    if course is None or "browse_course" not in draft.features:
        return
    taught = teach(draft)
    text = draft.text.lower()
    if _TAKING.search(text) and not _taken(draft):
        said = _TAKING.search(text)
        start, end = said.span() if said else (0, 1)
        words = draft.text[start:end]
        request(draft, Intent("request", "enroll", "courses", words, start, end))
    for mine in draft.of_kind(Mine):
        made = draft.entities[mine.entity]
        if any(each.entity == "course" and each.record == made.name for each in _requests(draft)):
            draft.update(mine.id, heading=f"My {in_text(course.label_plural)}")
    if _CONTENT.search(text) or (taught and "lesson" in draft.entities):
        _lessons(draft, told=not taught)
    _of_course(draft)
    parts = [name for name in ("lesson", "assignment") if f"detail_{name}" in draft.features]
    below = tuple(
        name
        for name in parts
        if any(each.target == "course" for each in draft.entities[name].fields)
    )
    if below:
        draft.update("detail_course", related=below)


_TAKING = re.compile(
    r"\b(?:learn(?:ing)?|study(?:ing)?|enrol\w*|select|take|taking|join|attend)\s"
    r"(?:[\w-]+,? ){0,4}?courses?\b"
)
_CONTENT = re.compile(
    r"\bcourse (?:content|material|detail)s?\b|\blessons?\b|\b(?:course|learning) modules?\b|"
    r"\b(?:learn(?:ing)?|study(?:ing)?) (?:[\w-]+ ){0,3}?courses?\b"
)


def _requests(draft: Draft) -> list[Request]:
    return draft.of_kind(Request)


def _taken(draft: Draft) -> bool:
    """Whether a feature lets people take a course already."""
    taken = {each.entity for each in _requests(draft)}
    taken |= {each.entity for each in draft.of_kind(Booking)}
    taken |= {each.product for each in draft.of_kind(Shop)}
    return "course" in taken or draft.internal


def _lessons(draft: Draft, *, told: bool) -> None:
    """Lessons to read on the page of each course; those of the lexicon where they are `told`."""
    for known in draft.domains:
        entry = known.entities.get("lesson")
        if entry and any(each.target == "course" for each in entry.fields.values()):
            lexicon_entity(draft, known.name, "lesson")
    made = draft.entities.get("lesson")
    if made is None or made.owned or all(each.name != "course" for each in made.fields):
        return
    draft.detail_page("lesson", draft.entities["course"].source)
    rows = list(made.seed) if told else []
    filled = {row.get("course") for row in rows}
    for at in range(len(draft.entities["course"].seed)):
        if at not in filled:
            rows += [_lesson(draft, at, place) for place in range(len(_LESSONS))]
    draft.change("lesson", seed=tuple(rows))


def _lesson(draft: Draft, course: int, place: int) -> dict[str, JsonValue]:
    """A lesson for a course whose lessons the lexicon does not tell."""
    made = draft.entities["lesson"]
    title, body = _LESSONS[place]
    values: dict[str, JsonValue] = {
        made.display: title,
        "course": course,
        "position": place + 1,
        "minutes": 10 + 5 * place,
        "free": place == 0,
    }
    long = made.first(FieldType.LONG_TEXT)
    if long:
        values[long.name] = body
    row = dict(made.seed[0]) if made.seed else {}
    return {each.name: values.get(each.name, row.get(each.name)) for each in made.fields}


_LESSONS = (
    (
        "Introduction",
        "What the course covers, what you need for it, and how to get the most out of each part.",
    ),
    (
        "The essentials",
        "The ideas everything else stands on, each with one worked example to follow.",
    ),
    (
        "Practice and review",
        "Exercises with solutions, and a list of what you should now be able to do.",
    ),
)


def _on_pathways(draft: Draft) -> None:
    """A course says which pathway it is part of, and each pathway lists its courses."""
    pathway = draft.entities.get("pathway")
    course = draft.entities["course"]
    linked = any(each.target == "pathway" for each in course.fields)
    if pathway is None or not pathway.seed or linked or "detail_pathway" not in draft.features:
        return
    made = relation(draft, "pathway", required=False)
    draft.add_field("course", made, [at % len(pathway.seed) for at in range(len(course.seed))])
    detail = draft.features["detail_pathway"]
    if isinstance(detail, Detail) and "course" not in detail.related:
        draft.update(detail.id, related=(*detail.related, "course"))


def _of_course(draft: Draft) -> None:
    """Assignments and grades belong to a course, a course to the pathways it leads on."""
    count = len(draft.entities["course"].seed) or 1
    _on_pathways(draft)
    assignment = draft.entities.get("assignment")
    if assignment and all(each.target != "course" for each in assignment.fields):
        made = relation(draft, "course", required=False)
        draft.add_field("assignment", made, [at % count for at in range(len(assignment.seed))])
    grade = draft.entities.get("grade")
    if grade is None or grade.owned:
        return
    made = relation(draft, "course", required=False)
    fields = tuple(made if each.name == "course" else each for each in grade.fields)
    rows = tuple({**row, "course": at // 3 % count} for at, row in enumerate(grade.seed))
    if fields != grade.fields:
        draft.change("grade", fields=fields, seed=rows)
        if "browse_grade" in draft.features:
            search = tuple(name for name in draft.looks["grade"].search if name != "course")
            draft.update("browse_grade", search=search, filters=("course", "result"))
