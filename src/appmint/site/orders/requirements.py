"""What is understood of a requirement text, for pages and the API."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from appmint.reader import ReaderError, read
from appmint.reader.explain import explain
from appmint.reader.reading import NO_FACTS
from appmint.site.orders import close_reading, wording
from appmint.site.orders.corrections import Corrections, correct
from appmint.site.orders.models import Order
from appmint.spec import AppSpec
from appmint.spec.entities import Entity
from appmint.spec.facts import Facts
from appmint.stacks.web.checks import attach

_KEPT_IN_MEMORY = 32


@dataclass(frozen=True)
class FieldRow:
    """One detail of a kind of record."""

    label: str
    kind: str
    required: bool


@dataclass(frozen=True)
class EntityRow:
    """A kind of record that the app keeps."""

    name: str
    label: str
    label_plural: str
    fields: tuple[FieldRow, ...]


@dataclass(frozen=True)
class FeatureRow:
    """Something people can do or see."""

    id: str
    sentence: str


@dataclass(frozen=True)
class PageRow:
    """A page with what it shows, in order."""

    name: str
    title: str
    who: str
    """Empty when it is for everyone."""
    home: bool
    features: tuple[FeatureRow, ...]


@dataclass(frozen=True)
class QuestionRow:
    """Something ambiguous, the assumption taken, and the customer's answer if there is one."""

    text: str
    assumption: str
    answer: str = ""


@dataclass(frozen=True)
class UnmetRow:
    """Something that was asked for and is not covered."""

    text: str
    reason: str


@dataclass(frozen=True)
class Understood:
    """What a text says: a spec, or the sentence why there is none."""

    spec: AppSpec | None
    refusal: str = ""
    dropped: tuple[str, ...] = ()
    """Corrections that no longer fit, each a sentence."""
    entities: tuple[EntityRow, ...] = ()
    pages: tuple[PageRow, ...] = ()
    criteria: tuple[str, ...] = ()
    """What must be true, in the customer's words; each is tried in a browser."""
    questions: tuple[QuestionRow, ...] = ()
    unmet: tuple[UnmetRow, ...] = ()
    unread: tuple[str, ...] = ()
    """Sentences of the text that nothing in the app comes from."""

    @property
    def features(self) -> tuple[FeatureRow, ...]:
        """Everything people can do or see, once each."""
        found = {row.id: row for page in self.pages for row in page.features}
        return tuple(found.values())


def understand(text: str, corrections: Mapping[str, object], facts: Facts = NO_FACTS) -> Understood:
    """Reads the text, with what else was found in it, and applies the customer's corrections.

    Never raises for what was typed: a text that is no brief has the reader's sentence. Takes some
    50 ms for a new text and nothing for one seen before.
    """
    return _understood(text, Corrections.model_validate(corrections).model_dump_json(), facts)


def understand_order(order: Order, text: str | None = None) -> Understood:
    """What the order's text says, or another one in its place."""
    wanted = order.text if text is None else text
    return understand(wanted, order.corrections, close_reading.facts_of(order, wanted))


def of_spec(spec: Mapping[str, object]) -> Understood:
    """An order's fixed spec in the same rows."""
    return _rows(AppSpec.model_validate(spec), Corrections(), ())


@lru_cache(maxsize=_KEPT_IN_MEMORY)
def _understood(text: str, corrections_json: str, facts: Facts) -> Understood:
    corrections = Corrections.model_validate_json(corrections_json)
    try:
        spec = read(_with_answers(text, corrections), corrections.name or None, facts)
    except ReaderError as error:
        return Understood(None, str(error))
    unread = _unread(spec)
    corrected = correct(spec, corrections)
    if corrected.spec != spec:
        spec = attach(corrected.spec)
    return replace(_rows(spec, corrections, corrected.dropped), unread=unread)


def _unread(spec: AppSpec) -> tuple[str, ...]:
    """Sentences without effect; the first, which says what the app is, and headings have none."""
    return tuple(
        each.sentence
        for each in explain(spec)[1:]
        if not each.elements and each.sentence.endswith((".", "!", "?", ";"))
    )


def _with_answers(text: str, corrections: Corrections) -> str:
    """The text with the answers as further sentences; a text that says nothing stays empty."""
    if not text.strip():
        return text
    answers = [
        each if each.endswith((".", "!", "?")) else f"{each}." for each in _given(corrections)
    ]
    return "\n\n".join([text.rstrip(), *answers]) if answers else text


def _given(corrections: Corrections) -> list[str]:
    return [answer for answer in corrections.answers.values() if answer]


def _rows(spec: AppSpec, corrections: Corrections, dropped: tuple[str, ...]) -> Understood:
    answers = {question: answer for question, answer in corrections.answers.items() if answer}
    open_questions = [each for each in spec.questions if each.text not in answers]
    return Understood(
        spec=spec,
        dropped=dropped,
        entities=tuple(_entity(spec, each) for each in spec.entities),
        pages=tuple(
            PageRow(
                page.name,
                page.title,
                wording.who(spec, page.role),
                page.path == "/",
                tuple(
                    FeatureRow(each, wording.sentence(spec, spec.feature(each)))
                    for each in page.features
                ),
            )
            for page in spec.pages
        ),
        criteria=tuple(each.text for each in spec.criteria),
        questions=(
            *(QuestionRow(each.text, each.assumption) for each in open_questions),
            *(QuestionRow(question, "", answer) for question, answer in answers.items()),
        ),
        unmet=tuple(UnmetRow(each.text, each.reason) for each in spec.unmet),
    )


def _entity(spec: AppSpec, entity: Entity) -> EntityRow:
    fields = tuple(
        FieldRow(each.label, wording.field_kind(spec, each), each.required)
        for each in entity.fields
    )
    return EntityRow(entity.name, entity.label, entity.label_plural, fields)
