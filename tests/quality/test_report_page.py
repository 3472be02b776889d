import base64
from pathlib import Path

from appmint.quality.page import report_page
from appmint.quality.results import Check, Report, Screenshot
from appmint.quality.score import score
from appmint.quality.session import BrowserResult
from appmint.quality.verification import criteria_results
from tests.quality.specs import small_spec

JPEG = b"\xff\xd8\xff\xe0 a picture"


def shown(viewport: str, *, passed: bool = True, picture: str | None = None) -> BrowserResult:
    shot = Screenshot.model_validate({"viewport": viewport, "path": picture}) if picture else None
    return BrowserResult(
        id="read",
        viewport="desktop" if viewport == "desktop" else "mobile",
        passed=passed,
        message="" if passed else "expected <b>text</b>",
        seconds=0.1,
        screenshot=shot,
    )


def report(text: str, *tests: BrowserResult) -> Report:
    criteria = tuple(criteria_results(small_spec(text), tests))
    checks = (Check(name="build", status="fail", summary="<i>broken</i>"),)
    return Report(
        app="<Village> & choir",
        ok=False,
        score=score(
            checks=checks, criteria=criteria, accessibility=[], performance=None, security=[]
        ),
        checks=checks,
        criteria=criteria,
        seconds=1.5,
    )


def test_every_text_is_escaped(tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script> \"quoted\" & 'more'"
    page = report_page(report(hostile, shown("desktop", passed=False)), tmp_path)
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<i>broken</i>" not in page
    assert "<b>text</b>" not in page


def test_the_page_is_self_contained_and_embeds_screenshots(tmp_path: Path) -> None:
    (tmp_path / "read.jpg").write_bytes(JPEG)
    page = report_page(report("It opens", shown("desktop", picture="read.jpg")), tmp_path)
    assert base64.b64encode(JPEG).decode() in page
    assert 'src="http' not in page
    assert "<link" not in page


def test_a_screenshot_that_is_no_picture_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "read.jpg").write_text("<svg onload=alert(1)>")
    page = report_page(report("It opens", shown("desktop", picture="read.jpg")), tmp_path)
    assert "data:image" not in page


def test_a_criterion_passes_only_at_both_viewports() -> None:
    both = criteria_results(small_spec(), [shown("desktop"), shown("mobile")])
    one = criteria_results(small_spec(), [shown("desktop")])
    assert both[0].status == "pass"
    assert one[0].status == "fail"
    assert "mobile: the check was not run" in one[0].message


def test_what_is_not_built_is_listed_with_its_reason() -> None:
    last = criteria_results(small_spec(), [])[-1]
    assert (last.status, last.message) == ("not_built", "This part is not built yet.")
