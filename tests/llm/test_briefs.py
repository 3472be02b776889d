"""Texts in the style of customers, for which code must be written: what the rules make of them."""

from pathlib import Path

import pytest

from appmint.reader import read
from appmint.spec import problems

BRIEFS = sorted((Path(__file__).parent / "briefs").glob("*.txt"))


@pytest.mark.parametrize("brief", BRIEFS, ids=lambda file: file.stem)
def test_the_rules_make_an_app_of_it_and_leave_wishes_open(brief: Path) -> None:
    spec = read(brief.read_text("utf-8"))
    assert not problems(spec)
    assert spec.unmet
