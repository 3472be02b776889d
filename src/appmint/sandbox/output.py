"""What a run prints: counted, its tail kept, its lines handed on while it runs."""

import os
from collections.abc import Callable

OUTPUT_TAIL_BYTES = 256 * 1024
_LINE_AT_MOST = 64 * 1024
_READ_AT_ONCE = 64 * 1024


class Stream:
    """One of the two outputs of a run."""

    def __init__(self, on_line: Callable[[str], None] | None) -> None:
        self.total_bytes = 0
        self._tail = bytearray()
        self._line = bytearray()
        self._on_line = on_line

    def take(self, fd: int) -> bool:
        """Reads what is there; False at the end of the stream."""
        chunk = os.read(fd, _READ_AT_ONCE)
        self.total_bytes += len(chunk)
        self._tail += chunk
        del self._tail[:-OUTPUT_TAIL_BYTES]
        if self._on_line is not None:
            self._hand_on(chunk)
        return bool(chunk)

    @property
    def text(self) -> str:
        """The tail as text."""
        return self._tail.decode(errors="replace")

    def _hand_on(self, chunk: bytes) -> None:
        assert self._on_line is not None  # noqa: S101 - narrowed for the type checker
        self._line += chunk
        *whole, rest = self._line.split(b"\n")
        self._line = bytearray(rest)
        if len(self._line) > _LINE_AT_MOST or (not chunk and self._line):
            # An endless line is handed on in pieces, so it cannot fill our memory.
            whole.append(self._line)
            self._line = bytearray()
        for line in whole:
            self._on_line(line.decode(errors="replace"))
