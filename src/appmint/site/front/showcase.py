"""The example on the front page: a text, the app made from it, and what was proven of it.

The latest public delivered app of this site, or the sample that comes with AppMint; its files are
written by bench/front_sample.py from a real run.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.templatetags.static import static

from appmint.quality.results import CriterionResult, Report

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
    return sample()


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
