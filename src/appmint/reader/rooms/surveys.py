"""Questionnaires that people fill in, and what came of them."""

import re
from dataclasses import replace

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import lexicon_entity
from appmint.reader.drafting.meaning import entity_for
from appmint.reader.drafting.records import Row, record, relation, rows_of
from appmint.reader.knowledge.seeds import field
from appmint.reader.rooms.charts import charts_for
from appmint.reader.rooms.own_records import add_mine
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import singular
from appmint.spec.entities import Access
from appmint.spec.features import Request


def as_survey(draft: Draft, intent: Intent) -> Intent:
    """The intent as one about answering questionnaires or about their results."""
    words = [singular(word) for word in re.findall(r"[a-z-]+", intent.text.lower())]
    if "form" in words:
        filled = bool(_FILLING & set(words[:2])) and intent.action in {"things", "form"}
        asked = filled and _FORMS.search(draft.text) is not None
        return replace(intent, action="fill_form") if asked else intent
    if not _SEVERAL.search(draft.text) or not {"questionnaire", "survey"} & set(words):
        return intent
    if set(words) & _RESULTS:
        own = intent.own or intent.action == "mine"
        return replace(intent, action="survey_own" if own else "survey_results")
    return replace(intent, action="survey") if _answered(intent, words) else intent


_SEVERAL = re.compile(
    r"\b(?:questionnaires|surveys)\b|\bquestionnaire (?:system|platform|site|app)\b|"
    r"\b(?:create|manage|design|publish)\w* (?:and \w+ )?(?:an? )?(?:questionnaire|survey)\b",
    re.I,
)
"""Texts in which there is more than one: a single one is a form."""
_RESULTS = frozenset("result results response analysis statistic statistics report answer".split())
_ANSWERING = frozenset(
    """fill fill_in complete submit answer take participate join respond conduct filling submission
    survey participation""".split()
)


_FILLING = frozenset({"fill", "filling", "complete", "submit"})
_FORMS = re.compile(
    r"\b(?:create|manage|design|edit|custom\w*|build|publish|add)\w*[ ,](?:[\w,]+ ){0,5}?forms\b|"
    r"\bforms? (?:management|templates?|systems?|builders?)\b|\bfill (?:out|in) (?:the )?forms\b",
    re.I,
)
"""Texts in which forms are kept and filled in, rather than one form to write to somebody."""


def _answered(intent: Intent, words: list[str]) -> bool:
    """Whether a clause is about giving answers rather than looking after questionnaires."""
    if intent.action in {"form", "request", "quiz"} or intent.verb in _ANSWERING:
        return True
    return intent.action == "things" and words[-1] == "survey"


def answer(draft: Draft, intent: Intent) -> Claims:
    """A form with the questions on each questionnaire's page; the own answers are listed."""
    entity, record = _entities(draft, intent)
    feature = Request(
        id=f"answer_{entity}",
        entity=entity,
        record=record,
        verb="Fill in",
        confirmation="Thank you. Your answers have been saved.",
        source=source_of(intent),
    )
    draft.add(feature, draft.detail_page(entity))
    add_mine(draft, record, intent)
    return claim(feature.id, "submit")


def fill_form(draft: Draft, intent: Intent) -> Claims:
    """Each form is filled in on its page; what was handed in is listed with its state."""
    entity = entity_for(draft, "form", source_of(intent))
    draft.list_page(entity, source_of(intent))
    rows: list[Row] = [
        {
            "filled_in_by": name,
            "content": content,
            "status": ("Submitted", "Checked", "Sent back")[at],
        }
        for at, (name, content) in enumerate(
            (
                ("Amara Osei", "Everything as last month; the second line is now seven."),
                ("Lukas Berger", "New address since the first of the month, the rest unchanged."),
                ("Priya Raman", "The date is missing, I will hand it in tomorrow."),
            )
        )
    ]
    name = record(
        draft,
        f"{entity}_submission",
        [
            relation(draft, entity),
            field("filled_in_by", "text", "Filled in by"),
            field("day", "date", "For the day", required=False),
            field("content", "long_text", "Details"),
            field("status", "enum", options=("Submitted", "Checked", "Sent back")),
        ],
        entity,
        rows_of(draft, entity, *rows),
        icon="clipboard-check",
        label="Submitted form",
    )
    feature = Request(
        id=f"fill_{entity}",
        entity=entity,
        record=name,
        verb="Fill in",
        confirmation="Thank you. The form has been submitted.",
        once=False,
        source=source_of(intent),
    )
    draft.add(feature, draft.detail_page(entity))
    add_mine(draft, name, intent)
    return claim(feature.id, "submit")


def results(draft: Draft, intent: Intent) -> Claims:
    """Key figures and charts of all answers."""
    answer(draft, intent)
    record = _entities(draft, intent)[1]
    page = draft.page("survey_results", "Results", weight=46, source=source_of(intent))
    return claim(charts_for(draft, record, page.name, source_of(intent))[0], "show")


def own_results(draft: Draft, intent: Intent) -> Claims:
    """What the visitor answered."""
    answer(draft, intent)
    return claim(f"mine_{_entities(draft, intent)[1]}", "list")


def _entities(draft: Draft, intent: Intent) -> tuple[str, str]:
    """The questionnaires and the answers to them."""
    entity = entity_for(draft, "questionnaire", source_of(intent))
    draft.list_page(entity, source_of(intent))
    record = lexicon_entity(draft, "", "questionnaire_answer")
    if not draft.entities[record].owned:
        access = Access(read="anyone", create="anyone", update="owner", delete="owner")
        draft.change(record, owned=True, access=access)
    return entity, record
