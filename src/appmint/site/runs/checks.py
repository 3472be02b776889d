"""What a verification tells of itself, kept for the live page while it goes on."""

from collections.abc import Callable

from appmint.pipeline.stages import App
from appmint.quality import CheckEvent
from appmint.site.runs import artefacts
from appmint.site.runs.models import Run
from appmint.site.runs.telling import tell


def listener(run: Run, app: App) -> Callable[[CheckEvent], None]:
    """A function that keeps each check, criterion and screenshot it hears of."""
    texts = {criterion.id: criterion.text for criterion in app.spec.criteria}

    def hear(event: CheckEvent) -> None:
        payload: dict[str, object] = {
            "name": event.name,
            "status": event.status,
            "seconds": event.seconds,
            "summary": event.summary,
        }
        match event.kind:
            case "started":
                tell(run, "check", f"check {event.name} started", {"name": event.name})
            case "finished":
                tell(run, "check", f"check {event.name} finished", payload)
            case "criterion":
                payload |= {"text": texts.get(event.name, ""), "viewport": event.viewport}
                if event.screenshot:
                    payload["screenshot"] = event.screenshot
                    payload["digest"] = artefacts.put(app.evidence / event.screenshot)
                tell(run, "criterion", f"criterion {event.name} {event.viewport}", payload)

    return hear
