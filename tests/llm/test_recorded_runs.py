"""Runs with a model, replayed from recordings through the real client: read, planned, written."""

import re
from pathlib import Path

import pytest

from appmint.llm.calls import MemoryCallBook
from appmint.llm.planning import plan
from appmint.llm.reading import read
from appmint.pipeline.extend import ratchet
from appmint.reader import read as read_by_rules
from tests.llm.exchanges import ReplayService
from tests.llm.recordings import BRIEFS, RECORDED, RecordedBench, brief, engine_at, names, outcome

RUNS = (
    "greenhouse-watering",
    "loan-comparison",
    "pixel-icons",
    "reversi-club",
    "seating-plan",
    "word-guessing",
)
"""Every recording that there is to be."""
_OF_A_MACHINE = re.compile(
    r"127\.0\.0\.1|localhost|https?://(?!www\.w3\.org)|(?<![\w.#])/(?:home|root|work|usr|tmp)/"
    r"|uthorization|api[_-]key",
    re.IGNORECASE,
)


def test_every_brief_is_recorded() -> None:
    assert names() == sorted(RUNS)
    assert sorted(file.stem for file in BRIEFS.glob("*.txt")) == sorted(RUNS)


@pytest.mark.parametrize("name", RUNS)
def test_a_recorded_run_reads_plans_and_writes_the_same_again(name: str, tmp_path: Path) -> None:
    known = outcome(name)
    text = brief(name)
    book = MemoryCallBook()
    with ReplayService(RECORDED / name) as service:
        engine = engine_at(service.url, book)
        reading = read(text, lambda facts: read_by_rules(text, facts=facts), engine.model("read"))
        planned = plan(known.floor, engine.model("read"))
        bench = RecordedBench(engine, tmp_path, service)
        floor, _ = bench.prove(known.floor, {})
        done = ratchet(floor, planned, bench)

    assert reading.facts.wishes
    for wish in reading.facts.wishes:
        assert text[wish.span.start : wish.span.end].strip()
    met = {wish.text for part in planned for wish in part.wishes}
    assert met <= {wish.text for wish in known.floor.unmet}
    assert tuple(chapter.message for chapter in done.chapters) == known.gained
    assert {each.text for part in planned for each in part.criteria} == {
        *known.gained,
        *(each.text for each in done.skipped),
    }
    assert done.custom == known.files
    assert len(done.proven.app.spec.unmet) < len(known.floor.unmet)
    assert [call.outcome for call in book.calls] == ["answered"] * known.calls
    assert sum(call.cost_micro_usd for call in book.calls) == known.cost_micro_usd > 0


@pytest.mark.parametrize("name", RUNS)
def test_a_recording_says_nothing_of_the_machine_it_was_made_on(name: str) -> None:
    files = sorted((RECORDED / name).iterdir())
    assert sum(file.stat().st_size for file in files) < 600_000
    for file in files:
        assert _OF_A_MACHINE.findall(file.read_text("utf-8")) == [], file.name
