"""The ratchet: whatever sessions and gates say, the last green app comes out, never a worse one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appmint.llm.errors import BudgetSpent, ModelUnavailable
from appmint.llm.plans import Planned
from appmint.llm.providers import Role
from appmint.llm.writing import Ended, Session, Task
from appmint.pipeline.extend import SESSIONS, ratchet
from appmint.pipeline.extension import Extended
from appmint.pipeline.stages import App, Proven
from appmint.quality import Inspection, Report
from appmint.quality.results import Score
from appmint.spec import AppSpec, Criterion, Source, Unmet, problems
from tests.stacks.bespoke_spec import COUNTER, COUNTING, EDITOR, KEEPING, spec

COUNT = Unmet(text="count the rows of a piece", reason="No part of the app does this.")
KEEP = Unmet(text="write patterns down and find them again", reason="No part of the app does this.")
VIEW = "src/bespoke/row-counter/index.tsx"


def floor() -> AppSpec:
    """The circle's app without its parts, which it lacks."""
    whole = spec()
    parts = (COUNTER.id, EDITOR.id)
    return whole.model_copy(
        update={
            "features": tuple(each for each in whole.features if each.id not in parts),
            "pages": tuple(page for page in whole.pages if not set(page.features) & set(parts)),
            "unmet": (COUNT, KEEP),
        }
    )


def again(criterion: Criterion) -> Criterion:
    return criterion.model_copy(update={"id": f"{criterion.id}_again", "text": "count on"})


def planned(*criteria: Criterion) -> Planned:
    page = next(page for page in spec().pages if page.name == "counter")
    return Planned(COUNTER, page, criteria or (COUNTING,), (COUNT,))


def editor() -> Planned:
    page = next(page for page in spec().pages if page.name == "patterns")
    return Planned(EDITOR, page, (KEEPING,), (KEEP,))


def proven(of: AppSpec, *, ok: bool = True) -> Proven:
    report = Report(
        app=of.name,
        ok=ok,
        score=Score(version=1, total=90, parts=()),
        checks=(),
        criteria=(),
        seconds=1.0,
    )
    return Proven(App(of, Path("nowhere"), 1), report)


@dataclass
class Script:
    """Work whose outcomes are written down: sessions and gates in turn, then all is well."""

    sessions: Iterator[Ended | Exception] = field(default_factory=lambda: iter(()))
    gates: Iterator[bool] = field(default_factory=lambda: iter(()))
    holding: frozenset[str] = frozenset()
    found: str = "types: TS1 in the part"
    gate_found: str = "pages: too wide"
    tasks: list[tuple[Role, Task, Mapping[str, str]]] = field(default_factory=list)
    proved: list[tuple[AppSpec, Mapping[str, str], bool]] = field(default_factory=list)

    def look(
        self,
        spec: AppSpec,  # noqa: ARG002 - as the ratchet calls it
        custom: Mapping[str, str],  # noqa: ARG002
        criteria: tuple[str, ...],
    ) -> Inspection:
        holding = self.holding & set(criteria)
        failing = () if set(criteria) <= holding else ("acceptance",)
        return Inspection(failing, holding, "", {})

    def write(
        self,
        role: Role,
        task: Task,
        custom: Mapping[str, str],  # noqa: ARG002
        written: Mapping[str, str],
    ) -> tuple[Session, Mapping[str, str]]:
        self.tasks.append((role, task, dict(written)))
        ended: Ended | Exception = next(self.sessions, "green")
        if isinstance(ended, Exception):
            raise ended
        files = {**written, VIEW: f"// session {len(self.tasks)}\nexport {{}}\n"}
        found = self.found if ended == "not_green" else ""
        return Session(ended, files, found, f"It ended {ended}."), files

    def prove(self, spec: AppSpec, custom: Mapping[str, str]) -> tuple[Proven, str]:
        ok = next(self.gates, True)
        self.proved.append((spec, dict(custom), ok))
        return proven(spec, ok=ok), "" if ok else self.gate_found


def of_last_green(done: Extended, script: Script) -> bool:
    """Whether the result is what the gate has last found green."""
    green = [(spec, custom) for spec, custom, ok in script.proved if ok]
    return not green or green[-1] == (done.proven.app.spec, done.custom)


def test_a_criterion_that_is_met_is_a_chapter_and_no_longer_unmet() -> None:
    script = Script()
    done = ratchet(proven(floor()), (planned(), editor()), script)
    assert [chapter.message for chapter in done.chapters] == [COUNTING.text, KEEPING.text]
    assert done.proven.app.spec.unmet == ()
    assert {COUNTING, KEEPING} <= set(done.proven.app.spec.criteria)
    assert problems(done.proven.app.spec) == []
    assert done.skipped == ()
    assert len(script.proved) == 2


def test_a_floor_that_is_not_green_is_left_alone() -> None:
    base = proven(floor(), ok=False)
    done = ratchet(base, (planned(),), Script())
    assert done.proven is base
    assert done.chapters == ()


def test_a_check_that_passes_before_anything_is_written_proves_nothing() -> None:
    script = Script(holding=frozenset({COUNTING.id}))
    done = ratchet(proven(floor()), (planned(),), script)
    assert done.chapters == ()
    assert script.tasks == []
    assert "would prove nothing" in done.skipped[0].reason
    assert COUNT in done.proven.app.spec.unmet


def test_what_the_gate_finds_is_repaired_with_its_own_words() -> None:
    script = Script(gates=iter([False]))
    done = ratchet(proven(floor()), (planned(),), script)
    assert len(done.chapters) == 1
    (first, repair) = script.tasks
    assert (first[0], first[1].found) == ("write", "")
    assert (repair[0], repair[1].found) == ("repair", "pages: too wide")
    assert repair[2] == {VIEW: "// session 1\nexport {}\n"}


@pytest.mark.parametrize(
    "late",
    [
        "FAIL says that it is well\nError: Test timed out in 5000ms.",
        "criterion “It counts”: desktop: page.screenshot: Timeout 10000ms exceeded.",
        "acceptance (fail): The browser tests broke off: It took too long and was stopped.",
    ],
)
def test_a_gate_that_ran_out_of_time_is_gone_through_once_more(late: str) -> None:
    script = Script(gates=iter([False]), gate_found=late)
    done = ratchet(proven(floor()), (planned(),), script)
    assert len(done.chapters) == 1
    assert len(script.tasks) == 1, "nobody is asked to mend what the machine did"
    script = Script(gates=iter([False, False]), gate_found=late)
    ratchet(proven(floor()), (planned(),), script)
    assert script.tasks[1][1].found == late


def test_the_same_error_twice_is_begun_anew_by_the_other_model() -> None:
    script = Script(sessions=iter(["not_green", "not_green"]))
    ratchet(proven(floor()), (planned(),), script)
    roles = [role for role, _, _ in script.tasks]
    assert roles == ["write", "repair", "write"]
    assert script.tasks[2][2] == {}
    assert script.tasks[2][1].found == ""


@pytest.mark.parametrize("ended", ["refused", "useless", "idle"])
def test_a_model_that_goes_astray_is_followed_by_the_other_one(ended: Ended) -> None:
    script = Script(sessions=iter([ended]))
    done = ratchet(proven(floor()), (planned(),), script)
    assert [role for role, _, _ in script.tasks] == ["write", "repair"]
    assert len(done.chapters) == 1


def test_a_criterion_that_is_given_up_leaves_nothing_and_says_why() -> None:
    script = Script(sessions=iter(["not_green"] * SESSIONS))
    done = ratchet(proven(floor()), (planned(), editor()), script)
    assert [chapter.criterion for chapter in done.chapters] == [KEEPING.id]
    assert [item.criterion for item in done.skipped] == [COUNTING.id]
    last = done.proven.app.spec
    assert COUNTER not in last.features
    assert [item.text for item in last.unmet] == [COUNT.text]
    assert last.unmet[0].reason == "It ended not_green."
    assert set(done.custom) == {VIEW}


def test_a_wish_with_two_checks_is_met_by_both_and_said_to_be_partly_built_by_one() -> None:
    spent: list[Ended] = ["spent"] * SESSIONS
    script = Script(sessions=iter(["green", *spent]))
    done = ratchet(proven(floor()), (planned(COUNTING, again(COUNTING)),), script)
    assert [chapter.criterion for chapter in done.chapters] == [COUNTING.id]
    reasons = [item.reason for item in done.proven.app.spec.unmet if item.text == COUNT.text]
    assert reasons == ["1 of 2 checks hold. It ended spent."]


def test_a_wish_that_only_a_worthless_check_shows_is_not_met_by_another() -> None:
    text = "count the rows of a piece and count on"
    places = (Source(origin="text", start=0, end=25), Source(origin="text", start=30, end=38))
    wishes = [
        Unmet(text=text[place.start : place.end], reason="Not yet.", source=place)
        for place in places
    ]
    base = floor().model_copy(update={"text": text, "unmet": tuple(wishes)})
    first = COUNTING.model_copy(update={"source": places[0]})
    second = again(COUNTING).model_copy(update={"source": places[1]})
    page = next(page for page in spec().pages if page.name == "counter")
    part = Planned(COUNTER, page, (first, second), tuple(wishes))
    done = ratchet(proven(base), (part,), Script(holding=frozenset({second.id})))
    assert [chapter.criterion for chapter in done.chapters] == [first.id]
    assert done.proven.app.spec.unmet == (wishes[1],)


def test_a_criterion_that_shows_several_wishes_meets_all_of_them() -> None:
    wishes = (COUNT, KEEP)
    base = floor().model_copy(update={"unmet": wishes})
    page = next(page for page in spec().pages if page.name == "counter")
    shown_by = {wish.text: (COUNTING.id,) for wish in wishes}
    part = Planned(COUNTER, page, (COUNTING, again(COUNTING)), wishes, shown_by)
    ends: list[Ended | Exception] = ["green", "spent", "spent", "spent", "spent"]
    done = ratchet(proven(base), (part,), Script(sessions=iter(ends)))
    assert [chapter.criterion for chapter in done.chapters] == [COUNTING.id]
    assert done.proven.app.spec.unmet == ()


def test_what_was_written_for_one_check_may_meet_the_next_without_a_session() -> None:
    second = again(COUNTING)

    class Both(Script):
        def look(
            self,
            spec: AppSpec,  # noqa: ARG002
            custom: Mapping[str, str],
            criteria: tuple[str, ...],
        ) -> Inspection:
            there = frozenset(criteria) if custom else frozenset[str]()
            return Inspection(() if custom else ("acceptance",), there, "", {})

    script = Both()
    done = ratchet(proven(floor()), (planned(COUNTING, second),), script)
    assert len(done.chapters) == 2
    assert len(script.tasks) == 1


@pytest.mark.parametrize("error", [ModelUnavailable("It is down."), BudgetSpent("It is spent.")])
def test_an_error_of_the_service_ends_the_extension_with_what_is_green(error: Exception) -> None:
    script = Script(sessions=iter(["green", error]))
    done = ratchet(proven(floor()), (planned(), editor()), script)
    assert [chapter.criterion for chapter in done.chapters] == [COUNTING.id]
    assert done.trouble is error
    assert [item.criterion for item in done.skipped] == [KEEPING.id]
    reason = done.proven.app.spec.unmet[0].reason
    assert reason.startswith("It was not written: ")
    assert str(error) not in reason, "what concerns the service is not for the customer"


ENDS = st.sampled_from(["green", "not_green", "spent", "refused", "idle", "useless"])
ERRORS = st.sampled_from([ModelUnavailable("down"), BudgetSpent("spent")])


@given(
    sessions=st.lists(ENDS | ERRORS, max_size=16),
    gates=st.lists(st.booleans(), max_size=16),
    holding=st.sets(st.sampled_from([COUNTING.id, f"{COUNTING.id}_again", KEEPING.id])),
)
def test_whatever_happens_the_last_green_app_comes_out(
    sessions: list[Ended | Exception], gates: list[bool], holding: set[str]
) -> None:
    base = proven(floor())
    script = Script(iter(sessions), iter(gates), frozenset(holding))
    asked = (planned(COUNTING, again(COUNTING)), editor())
    done = ratchet(base, asked, script)
    last = done.proven.app.spec
    assert done.proven.report.ok
    assert of_last_green(done, script)
    assert set(floor().criteria) <= set(last.criteria), "nothing of the floor is lost"
    assert problems(last) == []
    assert len(last.criteria) == len(floor().criteria) + len(done.chapters)
    told = {chapter.criterion for chapter in done.chapters}
    told |= {item.criterion for item in done.skipped}
    assert told == {each.id for part in asked for each in part.criteria}
    for wish in floor().unmet:
        part = next(each for each in asked if wish in each.wishes)
        built = {each.id for each in last.criteria}
        counted = [each for each in part.criteria if each.id not in holding]
        met = bool(counted) and all(each.id in built for each in counted)
        assert met != any(item.text == wish.text for item in last.unmet)
