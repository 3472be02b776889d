"""The circuit breaker, with a clock of the test."""

import pytest

from appmint.llm.circuit import Circuit
from appmint.llm.errors import ModelUnavailable


def test_it_opens_after_failures_in_a_row_lets_one_try_after_a_rest_and_closes_on_success() -> None:
    now = 0.0
    circuit = Circuit(most=2, rest_s=60, clock=lambda: now)
    circuit.failed()
    circuit.succeeded()
    circuit.failed()
    circuit.enter("m")
    circuit.failed()
    now = 20.0
    with pytest.raises(ModelUnavailable, match="40 more seconds") as open_:
        circuit.enter("m")
    assert open_.value.again_in_s == 40
    now = 60.0
    circuit.enter("m")
    with pytest.raises(ModelUnavailable):
        circuit.enter("m")
    circuit.succeeded()
    circuit.enter("m")
    circuit.enter("m")


def test_a_try_that_fails_opens_it_again() -> None:
    now = 0.0
    circuit = Circuit(most=1, rest_s=60, clock=lambda: now)
    circuit.failed()
    now = 61.0
    circuit.enter("m")
    circuit.failed()
    now = 100.0
    with pytest.raises(ModelUnavailable):
        circuit.enter("m")
