"""Proves a generated app in the sandbox: checks, gates, score, evidence.

Entry points: `verify` runs every check of one app, `negative_control` runs its criteria against
an app without its features, `inspect` takes a quick look at one in the making.
"""

from appmint.quality.inspection import Inspection, inspect, told
from appmint.quality.negative import negative_control
from appmint.quality.results import (
    AxeFinding,
    Check,
    CheckEvent,
    CriterionResult,
    Report,
    Screenshot,
    SecurityFinding,
)
from appmint.quality.verification import note, verify

__all__ = [
    "AxeFinding",
    "Check",
    "CheckEvent",
    "CriterionResult",
    "Inspection",
    "Report",
    "Screenshot",
    "SecurityFinding",
    "inspect",
    "negative_control",
    "note",
    "told",
    "verify",
]
