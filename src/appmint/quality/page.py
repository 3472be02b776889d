"""report.html: one page that a customer reads without anything else."""

import base64
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from appmint.quality.results import Report
from appmint.sandbox import UntrustedResultError, read_result

CHECK_TITLES = {
    "integrity": "Nothing unfinished, nothing secret, nothing unused",
    "types": "The code's types are sound",
    "lint": "The code follows its style rules",
    "tests": "The app's own tests",
    "build": "The app can be built",
    "boot": "The app starts on an empty database",
    "acceptance": "The app does what was asked",
    "pages": "Every page opens without errors, wide and narrow",
    "accessibility": "Every page can be used by everybody (WCAG A and AA)",
    "security": "The app withstands attacks",
    "performance": "How fast the first visit is",
}
PART_TITLES = {
    "criteria": "What was asked",
    "accessibility": "Accessibility",
    "security": "Security",
    "speed": "Speed",
    "code": "Code",
}
PROBE_TITLES = {
    "injection": "Commands smuggled into searches and forms",
    "stored_script": "Scripts hidden in texts",
    "other_users_records": "Other people's records",
    "missing_authorisation": "Reserved actions without the right",
    "path_traversal": "Files outside the app",
    "mass_assignment": "Fields a visitor may not set",
    "malformed_requests": "Broken, oversized and mislabelled requests",
    "headers": "Protective headers",
    "cookies": "Protected cookies",
    "dependencies": "Known packages only",
}

_SCREENSHOT_SIZE_AT_MOST = 2 * 1024 * 1024


def report_page(report: Report, evidence: Path) -> str:
    """The whole page as HTML; screenshots are read from `evidence` and embedded."""
    environment = Environment(
        loader=PackageLoader("appmint.quality", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pictures = {
        shot.path: picture
        for criterion in report.criteria
        for shot in criterion.screenshots
        if (picture := _data_address(evidence, shot.path)) is not None
    }
    return environment.get_template("report.html.jinja").render(
        report=report,
        pictures=pictures,
        check_titles=CHECK_TITLES,
        part_titles=PART_TITLES,
        probe_titles=PROBE_TITLES,
    )


def _data_address(evidence: Path, relative: str) -> str | None:
    try:
        content = read_result(evidence, relative, _SCREENSHOT_SIZE_AT_MOST)
    except UntrustedResultError:
        return None
    # What the sandbox called a screenshot goes into a page only if it is one.
    if not content.startswith(b"\xff\xd8\xff"):
        return None
    return f"data:image/jpeg;base64,{base64.b64encode(content).decode()}"
