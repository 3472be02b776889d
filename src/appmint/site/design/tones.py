"""What a state looks like: one of four tones and an icon, the same on every page."""

from dataclasses import dataclass
from typing import Literal

from appmint.site.orders.states import State
from appmint.site.runs.models import Run

Tone = Literal["", "ok", "wait", "bad", "info"]


@dataclass(frozen=True)
class Look:
    """How something is shown; colour never alone, always with icon and words."""

    tone: Tone
    icon: str


ORDER_LOOKS: dict[State, Look] = {
    State.DRAFT: Look("", "pencil-line"),
    State.AWAITING_APPROVAL: Look("wait", "hourglass"),
    State.APPROVED: Look("info", "list-ordered"),
    State.GENERATING: Look("info", "hammer"),
    State.IN_REVIEW: Look("wait", "search-check"),
    State.DELIVERING: Look("info", "package"),
    State.DELIVERED: Look("ok", "circle-check"),
    State.REVISION_REQUESTED: Look("wait", "rotate-ccw"),
    State.REJECTED: Look("bad", "circle-x"),
    State.CANCELLED: Look("", "ban"),
    State.FAILED: Look("bad", "triangle-alert"),
    State.REFUNDED: Look("", "undo-2"),
}

RUN_LOOKS: dict[Run.State, Look] = {
    Run.State.QUEUED: Look("info", "list-ordered"),
    Run.State.RUNNING: Look("info", "hammer"),
    Run.State.WAITING: Look("wait", "search-check"),
    Run.State.FINISHED: Look("ok", "circle-check"),
    Run.State.FAILED: Look("bad", "triangle-alert"),
    Run.State.CANCELLED: Look("", "ban"),
}

ALERT_ICONS: dict[Tone, str] = {
    "": "info",
    "info": "info",
    "ok": "circle-check",
    "wait": "triangle-alert",
    "bad": "octagon-alert",
}

MESSAGE_TONES: dict[str, Tone] = {
    "debug": "info",
    "info": "info",
    "success": "ok",
    "warning": "wait",
    "error": "bad",
}
"""Django's levels of messages in our tones."""
