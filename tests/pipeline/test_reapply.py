"""An app made again from a changed description keeps what was written for it and by hand."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from appmint.builder import build
from appmint.pipeline.chapters import publish_extended
from appmint.pipeline.extension import Chapter, Extended, with_criterion
from appmint.pipeline.reapply import Reapplied, carried, reapply
from appmint.pipeline.stages import App, Proven
from appmint.publish import Commit, commit_app
from appmint.quality import Check, CriterionResult, Report
from appmint.quality.results import Score
from appmint.spec import AppSpec, Claim, Source, Unmet, problems
from appmint.stacks.templates import WEB
from appmint.toolchain import stack_modules
from tests.pipeline.test_ratchet import floor, planned
from tests.stacks.bespoke_spec import COUNTER, COUNTER_VIEW, COUNTING

VIEW = "src/bespoke/row-counter/index.tsx"
CLAIMS = (Claim(feature=COUNTER.id, aspect="show"),)


def report(of: AppSpec, *, failing: Sequence[str] = ()) -> Report:
    return Report(
        app=of.name,
        ok=not failing,
        score=Score(version=1, total=90, parts=()),
        checks=(Check(name="acceptance", status="fail" if failing else "pass"),),
        criteria=tuple(
            CriterionResult(
                id=each.id, text=each.text, status="fail" if each.id in failing else "pass"
            )
            for each in of.criteria
        ),
        seconds=1.0,
    )


def green(app: App) -> Proven:
    return Proven(app, report(app.spec))


@pytest.fixture
def delivered(tmp_path: Path) -> tuple[Path, AppSpec]:
    """The circle's app with its row counter, as it is handed over."""
    spec = with_criterion(floor(), planned(), COUNTING)
    custom = {VIEW: COUNTER_VIEW}
    folder = tmp_path / "delivered"
    build(spec, folder, node_modules=stack_modules(WEB), custom=custom)
    app = App(spec, folder, 1)
    app.evidence.mkdir()
    chapter = Chapter(COUNTING.text, COUNTING.id, spec, custom)
    publish_extended(Extended(floor(), Proven(app, report(spec)), custom, (chapter,), ()))
    return folder, spec


def renamed(spec: AppSpec) -> AppSpec:
    return spec.model_copy(update={"name": "Knitting Circle of the Valley"})


def again(
    delivered: tuple[Path, AppSpec],
    tmp_path: Path,
    spec: AppSpec,
    prover: Callable[[App], Proven] = green,
) -> Reapplied:
    return reapply(delivered[0], spec, tmp_path / "again", prover=prover)


def test_the_parts_come_along_into_the_new_app(
    delivered: tuple[Path, AppSpec], tmp_path: Path
) -> None:
    done = again(delivered, tmp_path, renamed(delivered[1]))
    folder = tmp_path / "again"
    assert (folder / VIEW).read_text() == COUNTER_VIEW
    assert "of the Valley" in (folder / "src/site.ts").read_text()
    assert (done.conflicts, done.left_out, done.notes) == ({}, (), ())
    assert done.made[VIEW] == COUNTER_VIEW.encode()


def test_what_people_changed_by_hand_comes_along_too(
    delivered: tuple[Path, AppSpec], tmp_path: Path
) -> None:
    folder = delivered[0]
    (folder / VIEW).write_text(COUNTER_VIEW.replace("Next row", "One more row"))
    styles = folder / "src/styles.css"
    styles.write_text(styles.read_text() + "\n.by-hand {\n  color: inherit;\n}\n")
    commit_app(folder, [Commit("By hand")])
    done = again(delivered, tmp_path, renamed(delivered[1]))
    assert "One more row" in (tmp_path / "again" / VIEW).read_text()
    assert "by-hand" in (tmp_path / "again" / "src/styles.css").read_text()
    assert done.conflicts == {}
    assert b"One more row" not in done.made[VIEW]


def test_lines_changed_on_both_sides_are_told(
    delivered: tuple[Path, AppSpec], tmp_path: Path
) -> None:
    folder = delivered[0]
    site = folder / "src/site.ts"
    site.write_text(site.read_text().replace("Knitting Circle", "Our Circle"))
    commit_app(folder, [Commit("By hand")])
    done = again(delivered, tmp_path, renamed(delivered[1]))
    assert set(done.conflicts) == {"src/site.ts"}
    assert "of the Valley" in (tmp_path / "again" / "src/site.ts").read_text()


def test_a_part_that_no_longer_passes_is_left_out_and_its_wish_says_why(
    delivered: tuple[Path, AppSpec], tmp_path: Path
) -> None:
    def prover(app: App) -> Proven:
        there = COUNTING.id in {each.id for each in app.spec.criteria}
        return Proven(app, report(app.spec, failing=[COUNTING.id] if there else []))

    spec = renamed(delivered[1])
    claiming = spec.model_copy(
        update={
            "criteria": tuple(
                each.model_copy(update={"claims": CLAIMS}) if each.id == COUNTING.id else each
                for each in spec.criteria
            )
        }
    )
    done = again(delivered, tmp_path, claiming, prover)
    assert done.left_out == (COUNTER.heading,)
    assert done.proven.report.ok
    last = done.proven.app.spec
    assert problems(last) == []
    assert COUNTER.id not in {each.id for each in last.features}
    assert "no longer passes its checks" in last.unmet[-1].reason
    assert not (tmp_path / "again" / VIEW).exists()


def test_changes_by_hand_that_break_the_new_app_are_left_out(
    delivered: tuple[Path, AppSpec], tmp_path: Path
) -> None:
    folder = delivered[0]
    styles = folder / "src/styles.css"
    styles.write_text(styles.read_text() + "\n.by-hand {\n  color: inherit;\n}\n")
    commit_app(folder, [Commit("By hand")])

    def prover(app: App) -> Proven:
        broken = "by-hand" in (app.folder / "src/styles.css").read_text()
        return Proven(app, report(app.spec, failing=["find_yarn"] if broken else []))

    without = floor()
    done = again(delivered, tmp_path, without, prover)
    assert done.proven.report.ok
    assert "changed by hand" in done.notes[0]


def test_only_what_the_new_text_still_asks_for_is_carried() -> None:
    text = "Members find yarn, count the rows of a piece and chat."
    start = text.index("count")
    source = Source(origin="text", start=start, end=start + len("count the rows of a piece"))
    old = with_criterion(floor(), planned(), COUNTING)
    old = old.model_copy(
        update={
            "text": text,
            "features": tuple(
                each.model_copy(update={"source": source}) if each.id == COUNTER.id else each
                for each in old.features
            ),
            "criteria": tuple(
                each.model_copy(update={"claims": CLAIMS}) if each.id == COUNTING.id else each
                for each in old.criteria
            ),
        }
    )
    wish = Unmet(text="count the rows of a piece", reason="No part of the app does this.")
    asked = floor().model_copy(update={"unmet": (wish,)})
    new = carried(old, asked)
    assert problems(new) == []
    assert COUNTER.id in {each.id for each in new.features}
    assert COUNTING.id in {each.id for each in new.criteria}
    assert new.unmet == ()
    assert carried(old, floor().model_copy(update={"unmet": ()})) == floor().model_copy(
        update={"unmet": ()}
    )
