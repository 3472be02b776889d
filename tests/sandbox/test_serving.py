"""A server in the sandbox answers at an address of this machine and nowhere else."""

import contextlib
import http.client
import socket
import threading
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from appmint.sandbox import Ended, Limits, Server, ServerNotReadyError, serve

PYTHON_SERVER = ["/usr/bin/python3", "-m", "http.server", "--bind", "127.0.0.1", "3000"]
KEEPING_SERVER = """
import http.server, os, pathlib
class Keep(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        said = pathlib.Path('database').read_bytes() if os.path.exists('database') else b'none'
        self.send_response(200); self.end_headers(); self.wfile.write(said)
    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length']))
        pathlib.Path('database').write_bytes(body)
        self.send_response(201); self.end_headers()
    def log_message(self, *parts): print('asked', self.command, flush=True)
http.server.ThreadingHTTPServer(('127.0.0.1', int(os.environ['PORT'])), Keep).serve_forever()
"""


def _get(server: Server, path: str = "/") -> bytes:
    with urllib.request.urlopen(server.url + path, timeout=20) as answer:
        content: bytes = answer.read()
    return content


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    (tmp_path / "page.txt").write_bytes(b"hello" * 200_000)
    with serve(PYTHON_SERVER, folder=tmp_path) as server:
        server.wait_ready("/page.txt")
        yield server


def test_a_page_is_answered(server: Server) -> None:
    assert _get(server, "/page.txt") == b"hello" * 200_000


def test_many_visitors_at_once_are_all_answered(server: Server) -> None:
    with ThreadPoolExecutor(32) as visitors:
        sizes = set(visitors.map(lambda _: len(_get(server, "/page.txt")), range(64)))
    assert sizes == {1_000_000}


def test_a_visitor_who_leaves_early_disturbs_nobody(server: Server) -> None:
    for _ in range(40):
        with socket.create_connection(("127.0.0.1", server.port)) as hasty:
            hasty.sendall(b"GET /page.txt HTTP/1.1\r\nHost: x\r\n\r\n")
            hasty.recv(10)
    assert len(_get(server, "/page.txt")) == 1_000_000


def test_what_the_server_stores_survives_it(tmp_path: Path) -> None:
    command = ["/usr/bin/python3", "-c", KEEPING_SERVER]
    with serve(command, folder=tmp_path, port_inside=4321) as server:
        server.wait_ready()
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
        connection.request("POST", "/", body=b"kept")
        assert connection.getresponse().status == 201
        connection.close()
    assert (tmp_path / "database").read_bytes() == b"kept"
    with serve(command, folder=tmp_path) as server:
        server.wait_ready()
        assert _get(server) == b"kept"


def test_the_servers_lines_are_heard(tmp_path: Path) -> None:
    heard = threading.Event()
    command = ["/usr/bin/python3", "-c", KEEPING_SERVER]
    with serve(command, folder=tmp_path, on_line=lambda _: heard.set()) as server:
        server.wait_ready()
        assert heard.wait(20)


def test_stop_leaves_no_process_and_no_port(tmp_path: Path) -> None:
    threads = threading.active_count()
    with serve(PYTHON_SERVER, folder=tmp_path) as server:
        server.wait_ready()
        port = server.port
        outcome = server.stop()
    assert outcome is not None
    assert outcome.ended is Ended.cancelled
    assert not server.running
    assert threading.active_count() == threads
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), 1)


def test_a_server_that_ends_early_is_told_with_its_last_words(tmp_path: Path) -> None:
    with (
        serve(["sh", "-c", "echo no database >&2; exit 3"], folder=tmp_path) as server,
        pytest.raises(ServerNotReadyError, match=r"(?s)exit code 3.*no database"),
    ):
        server.wait_ready()


def test_a_server_that_never_answers_is_told(tmp_path: Path) -> None:
    with (
        serve(["sleep", "60"], folder=tmp_path) as server,
        pytest.raises(ServerNotReadyError, match="did not answer"),
    ):
        server.wait_ready(timeout_s=0.5)


def test_a_server_is_held_to_its_limits(tmp_path: Path) -> None:
    with serve(["sleep", "60"], folder=tmp_path, limits=Limits(wall_s=0.2)) as server:
        with contextlib.suppress(ServerNotReadyError):
            server.wait_ready()
        outcome = server.stop()
    assert outcome is not None
    assert outcome.ended is Ended.time


def test_a_taken_port_is_refused(tmp_path: Path, server: Server) -> None:
    with pytest.raises(OSError, match="in use"):
        serve(PYTHON_SERVER, folder=tmp_path, port=server.port)


def test_the_relays_way_does_not_lead_to_the_hosts_ports(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        port = listener.getsockname()[1]
        with serve(["sleep", "60"], folder=tmp_path, port_inside=port) as server:
            with pytest.raises(ServerNotReadyError):
                server.wait_ready(timeout_s=0.5)
            with pytest.raises(BlockingIOError):
                listener.accept()
