"""Progress in plain lines."""

import io

from appmint.display import PlainDisplay
from appmint.pipeline import Progress


def test_criteria_that_are_written_are_told_between_beginning_and_end_of_the_stage() -> None:
    stream = io.StringIO()
    display = PlainDisplay(stream)
    for progress in (
        Progress("extend", "started"),
        Progress("extend", "started", summary="Play a round"),
        Progress("extend", "finished", summary="Play a round"),
        Progress("extend", "finished", summary="Not built: Draw a map. It did not pass."),
        Progress("extend", "finished", 12.34, "1 of 2 planned criteria written"),
    ):
        display.show(progress)
    assert stream.getvalue().splitlines() == [
        "  Play a round",
        "  Not built: Draw a map. It did not pass.",
        "Extended in 12.3 s: 1 of 2 planned criteria written",
    ]
