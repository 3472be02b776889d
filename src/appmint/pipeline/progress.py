"""What a run tells while it goes on."""

from dataclasses import dataclass
from typing import Literal

from appmint.quality import CheckEvent

Stage = Literal["read", "build", "verify", "extend", "publish"]


@dataclass(frozen=True)
class Progress:
    """A stage has started or finished, or a check inside one; "extend" tells of each criterion."""

    stage: Stage
    state: Literal["started", "finished", "check"]
    seconds: float = 0.0
    """How long the stage took, when finished."""
    summary: str = ""
    check: CheckEvent | None = None
