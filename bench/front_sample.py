"""Takes over a freshly made sample app as the example on the site's front page.

    ece-create-app --file samples/campsite.txt --out /tmp/campsite
    python bench/front_sample.py samples/campsite.txt /tmp/campsite

Everything that the front page then shows is from that app's own report, spec and screenshots.
"""

import json
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

SITE = Path(__file__).parent.parent / "src" / "appmint" / "site"
PICTURES = {
    "home": "navigation-desktop",
    "list": "c2-desktop",
    "phone": "c8-mobile",
}


def take(text: Path, app: Path) -> None:
    """Writes front/sample and the pictures of the front page."""
    sample = SITE / "front" / "sample"
    sample.mkdir(exist_ok=True)
    shutil.copyfile(text, sample / "text.txt")
    shutil.copyfile(app / "evidence" / "report.json", sample / "report.json")
    spec = json.loads((app / "appspec.json").read_text("utf-8"))
    app_facts = {
        "made_on": datetime.now(UTC).date().isoformat(),
        "pages": [page["title"] for page in spec["pages"]],
        "records": [entity["label_plural"] for entity in spec["entities"]],
    }
    (sample / "app.json").write_text(json.dumps(app_facts, indent=1) + "\n", "utf-8")
    for name, shot in PICTURES.items():
        source = app / "evidence" / "screenshots" / f"{shot}.jpg"
        shutil.copyfile(source, SITE / "frontend" / f"sample-{name}.jpg")


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]))
