"""One git process that answers one request, piece by piece, within bounds."""

import asyncio
import contextlib
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Mapping, Sequence

_PIECE_BYTES = 64 * 1024
_ANSWER_BYTES = 512 * 1024 * 1024
_SECONDS = 120


class Finished(Exception):
    """git ended without an answer."""


async def answer(
    line: Sequence[str], environment: Mapping[str, str], question: bytes, told: bytes
) -> AsyncIterator[bytes]:
    """`told`, then what the process says; begun, so that a failure is known before any is sent.

    The process ends with the iterator, or when it says too much or takes too long: the client
    then sees an answer that breaks off, and says so. Raises Finished.
    """
    process = await asyncio.create_subprocess_exec(
        *line, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=dict(environment)
    )
    until = asyncio.get_running_loop().time() + _SECONDS
    asking = asyncio.create_task(_ask(process, question))
    first = await _piece(process, until)
    if not first:
        await _end(process, asking)
        raise Finished("The repository could not be read. Please try again later.")
    return _pieces(process, asking, told + first, until)


async def _pieces(
    process: Process, asking: asyncio.Task[None], first: bytes, until: float
) -> AsyncIterator[bytes]:
    said = 0
    try:
        piece = first
        while piece:
            yield piece
            said += len(piece)
            if said > _ANSWER_BYTES:
                return
            piece = await _piece(process, until)
    finally:
        await _end(process, asking)


async def _piece(process: Process, until: float) -> bytes:
    """What is said next; nothing at the end, or when the time is up."""
    assert process.stdout is not None  # noqa: S101
    left = until - asyncio.get_running_loop().time()
    try:
        return await asyncio.wait_for(process.stdout.read(_PIECE_BYTES), max(0.0, left))
    except TimeoutError:
        return b""


async def _ask(process: Process, question: bytes) -> None:
    assert process.stdin is not None  # noqa: S101
    with contextlib.suppress(ConnectionError):
        process.stdin.write(question)
        await process.stdin.drain()
    process.stdin.close()


async def _end(process: Process, asking: asyncio.Task[None]) -> None:
    asking.cancel()
    with contextlib.suppress(ProcessLookupError):
        process.kill()
    await process.wait()
