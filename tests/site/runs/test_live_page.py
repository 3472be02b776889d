"""The page of a run, its stream and its files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from appmint.site.accounts.models import User
from appmint.site.orders.states import State
from appmint.site.runs import artefacts, bundles
from appmint.site.runs.live import Seen, news_of
from appmint.site.runs.models import Run, RunEvent
from appmint.site.runs.telling import tell

pytestmark = pytest.mark.django_db

MakeRun = Callable[..., Run]
SignIn = Callable[[User], Client]


@pytest.fixture
def under_way(run_in: MakeRun) -> Run:
    """A run in the midst of its verification."""
    run = run_in(State.GENERATING, Run.State.RUNNING)
    for stage in ("read", "build"):
        tell(run, "stage", f"stage {stage} started", {"stage": stage, "state": "started"})
        finished = {"stage": stage, "state": "finished", "seconds": 1.5, "summary": "183 files"}
        tell(run, "stage", f"stage {stage} finished", finished)
    tell(run, "stage", "stage verify started", {"stage": "verify", "state": "started"})
    tell(run, "check", "check types started", {"name": "types"})
    return run


def _criterion(run: Run, viewport: str, **more: object) -> None:
    told = {"name": "c1", "status": "pass", "seconds": 1, "summary": "", "viewport": viewport}
    tell(run, "criterion", f"criterion c1 {viewport}", {**told, **more})


@pytest.mark.parametrize("name", ["runs:detail", "runs:events"])
def test_a_run_is_for_its_customer_and_operators_alone(
    name: str,
    under_way: Run,
    customer: User,
    other: User,
    operator: User,
    signed_in: SignIn,
) -> None:
    url = reverse(name, args=[under_way.workflow_id])
    assert Client().get(url).status_code == 302
    assert signed_in(other).get(url).status_code == 404
    for reader in (customer, operator):
        assert signed_in(reader).get(url).status_code == 200


def test_the_page_shows_how_far_the_run_is(
    under_way: Run, customer: User, signed_in: SignIn
) -> None:
    page = signed_in(customer).get(reverse("runs:detail", args=[under_way.workflow_id]))
    text = page.content.decode()
    assert "183 files" in text
    assert "Browse the tents" in text
    assert "Smell the forest" not in text, "nothing is tried for it, so nothing is shown as such"
    assert "Reload it" in text
    assert f"?after={under_way.events.latest('pk').pk}" in text


def test_the_page_names_late_events_without_separators(
    under_way: Run, customer: User, signed_in: SignIn
) -> None:
    RunEvent.objects.create(pk=1234567, run=under_way, kind="note", key="late")
    page = signed_in(customer).get(reverse("runs:detail", args=[under_way.workflow_id]))
    assert "?after=1234567" in page.content.decode()


def test_a_run_in_the_queue_says_how_many_go_first(
    run_in: MakeRun, customer: User, signed_in: SignIn
) -> None:
    run_in(State.APPROVED, Run.State.QUEUED, priority=1)
    run_in(State.GENERATING, Run.State.RUNNING)
    run = run_in(State.APPROVED, Run.State.QUEUED, priority=3)
    run_in(State.APPROVED, Run.State.QUEUED, priority=4)
    page = signed_in(customer).get(reverse("runs:detail", args=[run.workflow_id]))
    assert "2 runs go first." in page.content.decode()


def test_the_time_to_go_is_told_from_runs_before(
    run_in: MakeRun, customer: User, signed_in: SignIn
) -> None:
    for seconds in (10.0, 30.0, 500.0):
        before = run_in(State.IN_REVIEW, Run.State.WAITING)
        told = {"stage": "verify", "state": "finished", "seconds": seconds, "summary": ""}
        tell(before, "stage", "stage verify finished", told)
    run = run_in(State.APPROVED, Run.State.QUEUED)
    page = signed_in(customer).get(reverse("runs:detail", args=[run.workflow_id]))
    assert "About 30 seconds to go" in page.content.decode()


def test_a_failed_run_says_why_and_ends_the_stream(
    under_way: Run, customer: User, signed_in: SignIn
) -> None:
    Run.objects.filter(pk=under_way.pk).update(state=Run.State.FAILED, reason="It did not boot.")
    under_way.refresh_from_db()
    page = signed_in(customer).get(reverse("runs:detail", args=[under_way.workflow_id]))
    assert "It did not boot." in page.content.decode()
    assert "sse-connect" not in page.content.decode()
    news = news_of(under_way, Seen(0))
    assert news.ended
    assert "event: end" in news.messages[-1]


def test_the_stream_goes_on_after_the_last_event_that_was_seen(under_way: Run) -> None:
    first = news_of(under_way, Seen(0))
    names = [line for line in "".join(first.messages).splitlines() if line.startswith("event:")]
    assert names == [
        "event: stage-read",
        "event: said",
        "event: stage-build",
        "event: said",
        "event: stage-verify",
        "event: said",
        "event: check-types",
        "event: headline",
    ]
    assert news_of(under_way, first.seen).messages == ()
    _criterion(under_way, "desktop")
    later = news_of(under_way, Seen(first.seen.event, first.seen.headline))
    assert [message.split("\n")[1] for message in later.messages] == ["event: criterion-c1"]
    assert later.messages[0].startswith(f"id: {under_way.events.latest('pk').pk}\n")


def test_text_of_the_customer_is_text_in_a_message(under_way: Run) -> None:
    spec = under_way.order.spec
    assert spec is not None
    spec["criteria"][0]["text"] = "<script>alert(1)</script>\ndata: forged"
    _criterion(under_way, "desktop")
    [message] = [m for m in news_of(under_way, Seen(0)).messages if "criterion-c1" in m]
    assert "<script>" not in message
    assert all(
        line.startswith(("id: ", "event: ", "data: ")) for line in message.splitlines() if line
    )


def test_a_screenshot_is_there_as_soon_as_its_criterion_is_told(
    own_data: Path, under_way: Run, customer: User, other: User, signed_in: SignIn
) -> None:
    digest = artefacts.put(b"\xff\xd8\xff a picture")
    _criterion(under_way, "mobile", screenshot="screenshots/c1-mobile.jpg", digest=digest)
    url = reverse("runs:file", args=[under_way.workflow_id, "screenshots/c1-mobile.jpg"])
    shown = signed_in(customer).get(url)
    assert shown.content == b"\xff\xd8\xff a picture"
    assert shown["Content-Type"] == "image/jpeg"
    assert shown["Content-Security-Policy"].startswith("sandbox;")
    assert shown["X-Content-Type-Options"] == "nosniff"
    assert signed_in(other).get(url).status_code == 404


def test_the_report_cannot_run_scripts_and_nothing_else_is_served(
    own_data: Path, tmp_path: Path, under_way: Run, customer: User, signed_in: SignIn
) -> None:
    evidence = tmp_path / "evidence"
    evidence.mkdir()
    (evidence / "report.html").write_text("<script>alert(1)</script>")
    (evidence / "app.svg").write_text("<svg/>")
    Run.objects.filter(pk=under_way.pk).update(evidence_digest=bundles.pack(evidence))
    client = signed_in(customer)
    report = client.get(reverse("runs:file", args=[under_way.workflow_id, "report.html"]))
    assert "script-src" not in report["Content-Security-Policy"]
    assert report["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    for missing in ("app.svg", "nothing.html", "../site.sqlite3", "logs/none.log"):
        url = reverse("runs:file", args=[under_way.workflow_id, missing])
        assert client.get(url).status_code == 404
