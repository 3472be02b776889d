"""Material that a model is shown: data between marks, never an instruction."""

import hashlib
from collections.abc import Mapping


def data_blocks(material: Mapping[str, str]) -> str:
    """Each material between marks that hold its digest, so that it cannot end its own block."""
    return "\n\n".join(
        f"<<<DATA {name} {digest}>>>\n{content}\n<<<END {name} {digest}>>>"
        for name, content in material.items()
        for digest in [hashlib.sha256(content.encode()).hexdigest()[:12]]
    )
