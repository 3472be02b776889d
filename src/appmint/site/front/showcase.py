"""The example on the front page: a text, the app made from it, and what was proven of it.

The demo customer's app of this site, where it was delivered, or the sample that comes with AppMint,
whose files bench/front_sample.py writes from a real run. Apps of other customers are never shown:
"everyone with the link" is not everyone.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.templatetags.static import static
from django.urls import reverse

from appmint.quality.results import CriterionResult, Report
from appmint.site.accounts.demo import DEMO_CUSTOMER
from appmint.site.apps.evidence import evidence_of
from appmint.site.apps.models import Delivery
from appmint.site.runs import artefacts
from appmint.spec import loads

_SAMPLE = Path(__file__).parent / "sample"


@dataclass(frozen=True)
class Picture:
    """A screenshot and what it shows."""

    url: str
    alt: str


@dataclass(frozen=True)
class Showcase:
    """What the front page shows of one app; every figure is from its report."""

    app: str
    text: str
    made_on: str
    pages: tuple[str, ...]
    records: tuple[str, ...]
    report: Report
    wide: tuple[Picture, ...]
    phone: Picture | None
    page_url: str = ""
    """The app's own page on this site; empty for the sample."""

    @property
    def criteria(self) -> tuple[CriterionResult, ...]:
        """What was asked for, and how it ended."""
        return self.report.criteria

    @property
    def passed(self) -> int:
        """How many criteria hold."""
        return self.report.count("pass")

    @property
    def checks_passed(self) -> int:
        """How many checks were run and passed."""
        return sum(check.status == "pass" for check in self.report.checks)

    @property
    def attempts(self) -> int:
        """How many attacks were tried in all."""
        return sum(finding.attempts for finding in self.report.security)

    @property
    def attempts_held(self) -> bool:
        """Whether none of them went through."""
        return all(finding.status != "broken" for finding in self.report.security)

    @property
    def seconds(self) -> int:
        """How long proving it took."""
        return round(self.report.seconds)


def showcase() -> Showcase:
    """The example to show now."""
    delivery = (
        Delivery.objects.select_related("app", "run")
        .filter(app__owner__email=DEMO_CUSTOMER, app__public=True)
        .last()
    )
    proven = evidence_of(delivery) if delivery else None
    shown = _of(delivery, proven.report) if delivery and proven else None
    return shown if shown and shown.wide else sample()


def _of(delivery: Delivery, report: Report) -> Showcase:
    """A delivered app of this site, with its own pictures."""
    app = delivery.app
    spec = loads(artefacts.path(delivery.spec_digest).read_text("utf-8"))
    shots = {
        viewport: [
            Picture(
                reverse("apps:evidence", args=[app.slug, delivery.number, shot.path]),
                f"{app.name}: {criterion.text}",
            )
            for criterion in report.criteria
            for shot in criterion.screenshots
            if shot.viewport == viewport and criterion.status == "pass"
        ]
        for viewport in ("desktop", "mobile")
    }
    # The last criterion is that every entry of the navigation works: it ends on the home page.
    return Showcase(
        app=app.name,
        text=spec.text,
        made_on=delivery.at.date().isoformat(),
        pages=tuple(page.title for page in spec.pages),
        records=tuple(entity.label_plural for entity in spec.entities),
        report=report,
        wide=(*shots["desktop"][-1:], *shots["desktop"][:1]),
        phone=next(iter(shots["mobile"][1:]), None),
        page_url=app.get_absolute_url(),
    )


@cache
def sample() -> Showcase:
    """The sample that comes with AppMint."""
    facts = json.loads((_SAMPLE / "app.json").read_text("utf-8"))
    report = Report.model_validate_json((_SAMPLE / "report.json").read_bytes())
    return Showcase(
        app=report.app,
        text=(_SAMPLE / "text.txt").read_text("utf-8").strip(),
        made_on=facts["made_on"],
        pages=tuple(facts["pages"]),
        records=tuple(facts["records"]),
        report=report,
        wide=(
            Picture(static("site/sample-home.jpg"), f"The home page of {report.app}"),
            Picture(static("site/sample-list.jpg"), f"A list of {report.app} with its filters"),
        ),
        phone=Picture(static("site/sample-phone.jpg"), f"{report.app} on a phone"),
    )
