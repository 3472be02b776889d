"""Specs as artefacts."""

from appmint.site.runs import artefacts
from appmint.spec import AppSpec, loads


def spec_at(digest: str) -> AppSpec:
    """The spec with this digest. Raises ArtefactMissing, SpecInvalid."""
    return loads(artefacts.path(digest).read_text("utf-8"))
