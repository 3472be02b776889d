"""A text read with a model beside the rules: who read it is said, and no trouble ends the run."""

import json
from decimal import Decimal
from typing import Any

import pytest

from appmint.llm.calls import MemoryCallBook
from appmint.llm.engine import Engine
from appmint.llm.errors import AnswerUnusable, BudgetSpent, ModelMisconfigured, ModelUnavailable
from appmint.pipeline.by_model import Understood, engine_of_machine, understand_with
from appmint.pipeline.stages import Brief
from appmint.reader import NotAnApp, read
from appmint.spec import problems
from tests.llm.service import MODEL, Fails, ModelService

TEXT = "Please build a site for a kite club. Members can list their kites and log flights."
FRENCH = "Un carnet de bord: noter les sorties en mer."
ANSWER = json.dumps(
    {"wishes": [{"quote": "log flights", "action": "create", "verb": "log", "thing": "flights"}]}
)


def understood(service: ModelService, text: str = TEXT, **settings: Any) -> Understood:
    engine = Engine(service.settings(tries=1, **settings), "standard", MemoryCallBook())
    return understand_with(Brief(text), engine)


def test_the_notes_say_that_a_model_has_read_the_text() -> None:
    with ModelService([ANSWER]) as service:
        done = understood(service)
    assert done.spec.notes == (f"Read by rules and by {MODEL}.",)
    assert done.trouble is None
    assert not problems(done.spec)


@pytest.mark.parametrize(
    ("answer", "settings", "trouble", "note"),
    [
        (Fails(503), {}, ModelUnavailable, "the model was not reachable"),
        (Fails(401), {}, ModelMisconfigured, "the model could not be used"),
        ("no", {}, AnswerUnusable, "the model gave no usable answer"),
        (
            ANSWER,
            {"order_usd": Decimal(0)},
            BudgetSpent,
            "what may be spent on models was spent",
        ),
    ],
    ids=["down", "bad key", "no answer", "budget"],
)
def test_without_the_model_the_rules_spec_stands_and_says_so(
    answer: Fails | str, settings: dict[str, Any], trouble: type[Exception], note: str
) -> None:
    with ModelService(lambda _: answer) as service:
        done = understood(service, **settings)
    assert isinstance(done.trouble, trouble)
    assert done.spec.notes == (f"Read by rules alone: {note}.",)
    assert done.spec.model_copy(update={"notes": ()}) == read(TEXT)


def test_a_service_that_is_not_there_is_no_reason_to_fail() -> None:
    with ModelService() as service:
        settings = service.settings(tries=1)
    done = understand_with(Brief(TEXT), Engine(settings, "standard", MemoryCallBook()))
    assert isinstance(done.trouble, ModelUnavailable)
    assert done.spec.criteria == read(TEXT).criteria


def test_a_text_that_only_the_model_understands_becomes_an_app() -> None:
    wish = {"quote": "noter les sorties", "action": "create", "verb": "noter", "thing": "sorties"}
    with ModelService([json.dumps({"wishes": [wish]})]) as service:
        spec = understood(service, FRENCH).spec
    assert "Noter les sorties" in [each.text for each in spec.criteria]


def test_a_text_that_nobody_understands_is_refused() -> None:
    with ModelService(lambda _: '{"wishes": []}') as service, pytest.raises(NotAnApp):
        understood(service, FRENCH)


def test_a_machine_without_a_key_has_no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NEBIUS_API_KEY", "OPENAI_API_KEY", "APPMINT_MODEL_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(ModelMisconfigured, match="NEBIUS_API_KEY"):
        engine_of_machine(MemoryCallBook())
