"""What can be wrong with a spec, and the error that lists it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing that keeps a spec from being built."""

    where: str
    """The element: 'Entity "course"', 'Page "home"', "App"."""
    sentence: str
    """What is wrong with it, so that a person can put it right."""

    def __str__(self) -> str:
        return f"{self.where}: {self.sentence}"


class SpecInvalid(ValueError):
    """A spec cannot be read or built; `problems` says why, one sentence each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))
