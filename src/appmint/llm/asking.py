"""One typed question to a model: a prompt, material that is only data, a typed answer."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from pydantic import BaseModel
from pydantic_ai import Agent, ModelRetry
from pydantic_ai.models import Model

from appmint.llm import engine
from appmint.llm.blocks import data_blocks
from appmint.llm.prompts import Prompt

RETRIES = 2
"""How often a model is told what is wrong with its answer before it is given up."""

_MOST_SENTENCES = 12

T = TypeVar("T", bound=BaseModel)


def ask(
    model: Model,
    prompt: Prompt,
    material: Mapping[str, str],
    answer: type[T],
    check: Callable[[T], Sequence[str]],
) -> T:
    """The model's answer, as the type `answer`, with which `check` finds nothing wrong.

    Sentences that `check` gives are quoted to the model, at most `RETRIES` times. Raises
    AnswerUnusable after that; errors of the service pass through.
    """
    agent = Agent(
        model,
        output_type=answer,
        instructions=prompt.text,
        retries={"output": RETRIES},
    )

    @agent.output_validator
    def _checked(given: T) -> T:
        wrong = check(given)
        if wrong:
            raise ModelRetry("\n".join(f"- {each}" for each in wrong[:_MOST_SENTENCES]))
        return given

    return engine.ask(agent.run(data_blocks(material))).output
