"""A spec in outline, for the golden files: what was understood, without seeds and page copy."""

import json
import sys
from pathlib import Path

from appmint.reader.reading import interpret
from appmint.spec.app import AppSpec

HERE = Path(__file__).parent
BRIEFS = sorted((HERE / "briefs").glob("*.txt"))


def text_of(brief: Path) -> str:
    """The text of a brief."""
    return brief.read_text(encoding="utf-8").strip()


def outline(spec: AppSpec) -> dict[str, object]:
    """The parts of a spec that a change of the reader must not change unseen."""
    return {
        "name": spec.name,
        "kind": spec.kind,
        "theme": {
            "background": [spec.theme.background.label, spec.theme.background.hex],
            "component": [spec.theme.component.label, spec.theme.component.hex],
        },
        "roles": [role.name for role in spec.roles],
        "entities": {
            entity.name: {
                "label": entity.label,
                "owned": entity.owned,
                "fields": [f"{field.name}: {field.type.value}" for field in entity.fields],
            }
            for entity in spec.entities
        },
        "pages": {
            page.path: {"title": page.title, "features": list(page.features)} for page in spec.pages
        },
        "criteria": {
            each.text: [f"{claim.feature}.{claim.aspect}" for claim in each.claims]
            for each in spec.criteria
        },
        "questions": [each.text for each in spec.questions],
        "unmet": {each.text: each.reason for each in spec.unmet},
        "notes": list(spec.notes),
    }


def golden(brief: Path) -> Path:
    """The file that holds the outline of a brief."""
    return HERE / "golden" / f"{brief.stem}.json"


def rewrite() -> None:
    """Write all golden files anew; look at the difference before committing it."""
    for brief in BRIEFS:
        made = outline(interpret(text_of(brief)))
        golden(brief).write_text(
            json.dumps(made, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
        )


if __name__ == "__main__" and sys.argv[1:] == ["rewrite"]:
    rewrite()
