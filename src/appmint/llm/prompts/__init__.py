"""The prompts, each a file with its version in front: `load(name)`."""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

_FRONT = re.compile(r"\Aversion: (\d+)\n\n")


@dataclass(frozen=True)
class Prompt:
    """What a model is told before it sees any material."""

    name: str
    version: int
    text: str


@cache
def load(name: str) -> Prompt:
    """The prompt in the file `name`.md of this package."""
    content = resources.files(__name__).joinpath(f"{name}.md").read_text("utf-8")
    front = _FRONT.match(content)
    if front is None:
        raise ValueError(f'{name}.md must begin with "version: N" and an empty line.')
    return Prompt(name, int(front[1]), content[front.end() :].strip())
