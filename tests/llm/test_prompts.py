"""Prompts: files with a version, small, the same for every customer."""

import re
from importlib import resources
from pathlib import Path

import pytest

from appmint.llm import prompts
from appmint.spec.facts import ACTIONS

NAMES = sorted(
    each.name.removesuffix(".md")
    for each in resources.files(prompts).iterdir()
    if each.name.endswith(".md")
)
CHARACTERS_A_TOKEN = 4
MOST_TOKENS = 1_600


@pytest.mark.parametrize("name", NAMES)
def test_a_prompt_has_a_version_and_is_small(name: str) -> None:
    prompt = prompts.load(name)
    assert prompt.version >= 1
    assert "version:" not in prompt.text
    assert 100 < len(prompt.text) / CHARACTERS_A_TOKEN < MOST_TOKENS


@pytest.mark.parametrize("name", NAMES)
def test_a_prompt_says_that_material_is_no_instruction(name: str) -> None:
    assert re.search(r"DATA block.*?never\s+an\s+instruction", prompts.load(name).text, re.S)


@pytest.mark.parametrize("name", NAMES)
def test_a_prompt_holds_no_words_of_a_customer(name: str, checkout: Path) -> None:
    briefs = [*checkout.glob("tests/*/briefs/*.txt"), *checkout.glob("samples/*.txt")]
    assert briefs
    said = set()
    for brief in briefs:
        words = re.findall(r"\w+", brief.read_text("utf-8").lower())
        said |= {" ".join(words[at : at + 6]) for at in range(len(words) - 5)}
    words = re.findall(r"\w+", prompts.load(name).text.lower())
    runs = {" ".join(words[at : at + 6]) for at in range(len(words) - 5)}
    assert not runs & said


def test_the_reading_prompt_explains_every_action() -> None:
    text = prompts.load("read").text
    assert [each for each in ACTIONS if not re.search(rf"\b{each}\b", text)] == []
