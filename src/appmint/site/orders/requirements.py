"""What is understood of a requirement text, for pages and the API."""

from dataclasses import dataclass, field

from appmint.reader import ReaderError, read
from appmint.spec import AppSpec


@dataclass(frozen=True)
class Understood:
    """What a text says: a spec, or the sentence why there is none."""

    spec: AppSpec | None
    refusal: str = ""
    dropped: tuple[str, ...] = field(default=())
    """Corrections that no longer fit, each a sentence."""


def understand(text: str, corrections: dict[str, object]) -> Understood:
    """Reads the text and applies the customer's corrections; never raises for what was typed."""
    try:
        return Understood(read(text, name=str(corrections.get("name") or "") or None))
    except ReaderError as error:
        return Understood(None, str(error))
