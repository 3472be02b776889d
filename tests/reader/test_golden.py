"""Twelve briefs read as before; after a wanted change: `python tests/reader/outline.py rewrite`."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from appmint.reader.reading import interpret
from appmint.spec import problems


def _load() -> ModuleType:
    path = Path(__file__).parent / "outline.py"
    spec = importlib.util.spec_from_file_location("reader_outline", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


OUTLINE = _load()


@pytest.mark.parametrize("brief", OUTLINE.BRIEFS, ids=lambda brief: str(brief.stem))
def test_a_brief_is_read_as_its_golden_outline(brief: Path) -> None:
    made = OUTLINE.outline(interpret(OUTLINE.text_of(brief)))
    assert made == json.loads(OUTLINE.golden(brief).read_text(encoding="utf-8"))


@pytest.mark.parametrize("brief", OUTLINE.BRIEFS, ids=lambda brief: str(brief.stem))
def test_a_brief_gives_a_spec_that_can_be_built(brief: Path) -> None:
    spec = interpret(OUTLINE.text_of(brief))
    found = [str(each) for each in problems(spec) if "nothing proves it" not in each.sentence]
    assert found == []
