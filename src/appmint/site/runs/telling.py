"""What runs tell while they go on: each fact once, however often its stage is run again."""

from collections.abc import Mapping

from appmint.site.runs.models import Run, RunEvent


def tell(run: Run, kind: str, key: str, payload: Mapping[str, object] | None = None) -> None:
    """Keeps the fact named `key`; does nothing where it was told before."""
    event = RunEvent(run=run, kind=kind, key=key, payload=dict(payload or {}))
    RunEvent.objects.bulk_create([event], ignore_conflicts=True)
