"""What a model does in a run: it reads beside the rules, and writes on top of the floor.

Whatever keeps it from its part, the app that the rules and the builder make is there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from appmint.llm.calls import CallBook
from appmint.llm.errors import AnswerUnusable, BudgetSpent, ModelError, ModelUnavailable
from appmint.pipeline.progress import Progress
from appmint.pipeline.stages import Brief, Proven, understand
from appmint.reader import NotAnApp, read
from appmint.spec import AppSpec
from appmint.spec.facts import Facts

if TYPE_CHECKING:
    # The libraries for models take seconds to import: only who uses a model waits for them.
    from appmint.llm.engine import Engine
    from appmint.pipeline.extension import Extended


@dataclass(frozen=True)
class Understood:
    """What a text asks for, and what kept the model from reading it, if anything did."""

    spec: AppSpec
    trouble: ModelError | None = None


def engine_of_machine(book: CallBook) -> "Engine":
    """The engine that is set up in the environment, its calls in `book`.

    Raises ModelMisconfigured where no model is set up, ModuleNotFoundError without the extra.
    """
    from appmint.llm.engine import Engine, no_key
    from appmint.llm.settings import model_settings

    settings = model_settings()
    if not settings.configured:
        raise no_key(settings)
    return Engine(settings, "standard", book)


def understand_with(brief: Brief, engine: "Engine | None") -> Understood:
    """What the text asks for, read by rules and by the engine's model where there is one.

    The spec's notes say who has read it. Raises ReaderError for a text that is no brief.
    """
    if engine is None:
        return Understood(understand(brief))
    by_rules = _by_rules(brief)
    try:
        return Understood(_by_both(brief, engine))
    except ModelError as error:
        if isinstance(by_rules, NotAnApp):
            raise by_rules from error
        return Understood(noted(by_rules, f"Read by rules alone: {why(error)}."), error)


def revised_with(text: str, request: str, engine: "Engine") -> str:
    """The requirement text with a change request brought into it. Raises ModelError."""
    from appmint.llm.revising import revise

    return revise(text, request, engine.model("read"))


def extend_by_model(
    proven: Proven, engine: "Engine", tell: Callable[[Progress], None]
) -> "Extended | ModelError | None":
    """The app with what the engine's models could write for it.

    None where no wish can be met by code; the error where no plan came about. Raises
    SandboxUnavailable, SetupError.
    """
    from appmint.llm.planning import plan
    from appmint.pipeline.extend import extend

    try:
        planned = plan(proven.app.spec, engine.model("read"))
    except ModelError as error:
        return error
    return extend(proven, planned, engine, tell=tell) if planned else None


def why(error: ModelError) -> str:
    """What kept a model from its part, for the customer: no names, no settings."""
    match error:
        case ModelUnavailable():
            return "the model was not reachable"
        case BudgetSpent():
            return "what may be spent on models was spent"
        case AnswerUnusable():
            return "the model gave no usable answer"
    return "the model could not be used"


def noted(spec: AppSpec, sentence: str) -> AppSpec:
    """The spec with one more note."""
    return spec.model_copy(update={"notes": (*spec.notes, sentence)})


def _by_rules(brief: Brief) -> AppSpec | NotAnApp:
    try:
        return understand(brief)
    except NotAnApp as error:
        return error


def _by_both(brief: Brief, engine: "Engine") -> AppSpec:
    from appmint.llm.reading import read as read_by_model

    def compose(facts: Facts) -> AppSpec:
        return read(brief.text, brief.name, facts)

    model = engine.model("read")
    reading = read_by_model(brief.text, compose, model)
    return noted(reading.spec, f"Read by rules and by {model.model_name}.")
