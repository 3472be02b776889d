"""A circuit breaker: a service that keeps failing is left alone for a while."""

import time
from collections.abc import Callable
from threading import Lock

from appmint.llm.errors import ModelUnavailable


class Circuit:
    """Opens after `most` failures in a row; after `rest_s` lets one call through to try.

    Shared by all threads of a process that use the same model of the same service.
    """

    def __init__(
        self, most: int = 8, rest_s: float = 60.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = most
        self._rest_s = rest_s
        self._clock = clock
        self._failures = 0
        self._opens_at: float | None = None
        self._lock = Lock()

    def enter(self, model: str) -> None:
        """Raises ModelUnavailable while the circuit is open."""
        with self._lock:
            if self._opens_at is None:
                return
            left_s = self._opens_at - self._clock()
            if left_s <= 0:
                # This call tries; others wait for how it ends.
                self._opens_at = self._clock() + self._rest_s
                return
        raise ModelUnavailable(
            f"{model} failed {self._failures} times in a row and is left alone for "
            f"{left_s:.0f} more seconds.",
            left_s,
        )

    def succeeded(self) -> None:
        """The service answered, whatever it said."""
        with self._lock:
            self._failures = 0
            self._opens_at = None

    def failed(self) -> None:
        """The service did not answer, or not in a usable way."""
        with self._lock:
            self._failures += 1
            if self._failures >= self._most:
                self._opens_at = self._clock() + self._rest_s


class Circuits:
    """One circuit for each model of each service."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._circuits: dict[tuple[str, str], Circuit] = {}
        self._lock = Lock()

    def of(self, address: str, model: str) -> Circuit:
        """The circuit of the model at the service's address."""
        with self._lock:
            return self._circuits.setdefault((address, model), Circuit(clock=self._clock))


IN_THIS_PROCESS = Circuits()
