"""What runs tell while they go on: each fact once, however often its stage is run again."""

from collections.abc import Mapping

from appmint.site.runs.models import Run, RunEvent


def tell(run: Run, kind: str, key: str, payload: Mapping[str, object] | None = None) -> RunEvent:
    """Keeps the fact named `key`; the one kept first where it was told before."""
    event, _ = RunEvent.objects.get_or_create(
        run=run, key=key, defaults={"kind": kind, "payload": dict(payload or {})}
    )
    return event
