"""How far a model's work on a run is, as an artefact: any worker goes on from there."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import TypeAdapter

from appmint.llm.plans import Planned
from appmint.pipeline.extension import Chapter, Skipped
from appmint.site.runs import artefacts
from appmint.site.runs.models import Run


@dataclass(frozen=True)
class Extension:
    """What is planned, and what has come of it so far."""

    floor_spec_digest: str
    floor_source_digest: str
    planned: tuple[Planned, ...]
    custom: Mapping[str, str]
    """All code written so far, by path."""
    chapters: tuple[Chapter, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    stopped: str = ""


_STATE = TypeAdapter(Extension)


def state_of(run: Run) -> Extension | None:
    """How far the extension of the run is; None where no model has been at work."""
    if not run.extension_digest:
        return None
    return _STATE.validate_json(artefacts.path(run.extension_digest).read_bytes())


def keep(run: Run, state: Extension, *also: str) -> None:
    """Keeps the state, and these fields of the run with it, in one write."""
    run.extension_digest = artefacts.put(_STATE.dump_json(state))
    run.save(update_fields=["extension_digest", *also])
