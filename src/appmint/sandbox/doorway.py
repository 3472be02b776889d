"""The host's half of the way to a server in the sandbox: a local port joined to a socket.

The relay inside dials out to the socket and waits; each visitor of the port gets one of its
idle connections. So nothing of the host's network is open to the sandbox, and the sandbox needs
no folder of the host to put a socket of its own into.
"""

import asyncio
import contextlib
import os
import socket
import threading
from pathlib import Path

SOCKET_NAME = "s"
_WAITING_AT_MOST = 64
_RELAY_WITHIN_S = 10.0
_PIECE_BYTES = 64 * 1024

_Ends = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Doorway:
    """Listens on 127.0.0.1:`port` until `close`; `folder` holds the socket for the relay."""

    def __init__(self, folder: Path, port: int) -> None:
        self._visitors = socket.create_server(("127.0.0.1", port))
        self.port: int = self._visitors.getsockname()[1]
        self._relays = _listen_in(folder)
        self._idle: asyncio.Queue[_Ends] = asyncio.Queue(_WAITING_AT_MOST)
        self._loop = asyncio.new_event_loop()
        self._closing = asyncio.Event()
        self._thread = threading.Thread(target=self._serve, name="sandbox-doorway", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Closes the port and every connection. May be repeated."""
        if self._thread.is_alive():
            with contextlib.suppress(RuntimeError):
                # Raised when the loop was closed by someone else a moment ago.
                self._loop.call_soon_threadsafe(self._closing.set)
            self._thread.join()

    def _serve(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._until_closed())

    async def _until_closed(self) -> None:
        async with (
            await asyncio.start_unix_server(self._relay_came, sock=self._relays),
            await asyncio.start_server(self._visitor_came, sock=self._visitors),
        ):
            await self._closing.wait()
            visits = asyncio.all_tasks() - {asyncio.current_task()}
            for visit in visits:
                visit.cancel()
            await asyncio.gather(*visits, return_exceptions=True)
            while not self._idle.empty():
                await _end(self._idle.get_nowait()[1])

    async def _relay_came(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            self._idle.put_nowait((reader, writer))
        except asyncio.QueueFull:
            await _end(writer)

    async def _visitor_came(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            inner_reader, inner_writer = await asyncio.wait_for(self._live(), _RELAY_WITHIN_S)
            try:
                await asyncio.gather(_pump(reader, inner_writer), _pump(inner_reader, writer))
            finally:
                await _end(inner_writer)
        except asyncio.CancelledError:
            # Ends quietly when the doorway closes: asyncio would tell of a cancelled visit.
            if not self._closing.is_set():
                raise
        except TimeoutError:
            # Nothing inside takes visitors (any more); the visitor sees the connection end.
            return
        finally:
            await _end(writer)

    async def _live(self) -> _Ends:
        """An idle connection whose other end has not gone since."""
        while True:
            reader, writer = await self._idle.get()
            if not reader.at_eof() and reader.exception() is None:
                return reader, writer
            await _end(writer)


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    # Either end may break off at any time; the other is then closed as well.
    with contextlib.suppress(ConnectionError):
        while piece := await reader.read(_PIECE_BYTES):
            writer.write(piece)
            await writer.drain()
        if writer.can_write_eof():
            writer.write_eof()


async def _end(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with contextlib.suppress(ConnectionError):
        await writer.wait_closed()


def _listen_in(folder: Path) -> socket.socket:
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    # A socket's path may have 108 bytes only; through the descriptor any folder will do.
    holder = os.open(folder, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        listener.bind(f"/proc/self/fd/{holder}/{SOCKET_NAME}")
    finally:
        os.close(holder)
    # The sandbox's user is another one when AppMint runs as root; the folder above is closed.
    (folder / SOCKET_NAME).chmod(0o666)
    listener.listen(_WAITING_AT_MOST)
    return listener
