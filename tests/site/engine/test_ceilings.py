"""Ceilings hold for all workers together, on both databases, in processes of their own."""

from pathlib import Path

import pytest

from tests.site.asking import ask, asked_processes

pytestmark = pytest.mark.slow
SPENDERS = 4
ROUNDS = 3
EACH = 190
"""Five fit below the ceiling of 1,000, the sixth does not."""


def test_calls_at_the_same_time_pass_no_ceiling_together(
    checkout: Path, environment: dict[str, str]
) -> None:
    with asked_processes("tests.site.engine.spender", SPENDERS, checkout, environment) as spenders:
        ask(spenders[:1], ["prepare"])
        answers = [
            answer for _ in range(ROUNDS) for answer in ask(spenders, [f"spend {EACH}"] * SPENDERS)
        ]
        assert answers.count("spent") == 5
        assert answers.count("refused") == SPENDERS * ROUNDS - 5
        assert ask(spenders[:1], ["look"]) == [str(5 * EACH)]
