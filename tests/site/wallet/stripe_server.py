"""A small server that speaks the part of Stripe's API that top-ups need."""

import hashlib
import hmac
import itertools
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

KEY = "sk_test_a-key-that-nobody-may-see"
WEBHOOK_SECRET = "whsec_a-secret-that-nobody-may-see"


class StripeServer:
    """What it keeps, and what tests want to know or cause."""

    def __init__(self) -> None:
        self.url = ""
        self.sessions: dict[str, dict[str, Any]] = {}
        self.made_by_key: dict[str, tuple[dict[str, str], str]] = {}
        self.fail_with: list[int] = []
        """Statuses of the next answers, when they shall fail."""
        self.requests: list[str] = []
        self._numbers = itertools.count(1)

    def pay(self, session_id: str) -> dict[str, Any]:
        """The customer pays on Stripe's page."""
        self.sessions[session_id].update(status="complete", payment_status="paid")
        return self.sessions[session_id]

    def answer(self, method: str, path: str, key: str, given: dict[str, str]) -> tuple[int, Any]:
        self.requests.append(f"{method} {path}")
        if self.fail_with:
            return self.fail_with.pop(0), _error(f"Something failed, for example with {KEY[:12]}")
        if method == "POST" and path == "/v1/checkout/sessions":
            return self._create(key, given)
        session_id, _, action = path.removeprefix("/v1/checkout/sessions/").partition("/")
        session = self.sessions.get(session_id)
        if session is None:
            return 404, _error("No such checkout session")
        if action == "expire":
            if session["status"] != "open":
                return 400, _error("Only open sessions can be expired")
            session["status"] = "expired"
        return 200, session

    def _create(self, key: str, given: dict[str, str]) -> tuple[int, Any]:
        if key in self.made_by_key:
            before, session_id = self.made_by_key[key]
            if before != given:
                return 400, _error("Keys for idempotent requests can only be used once")
            return 200, self.sessions[session_id]
        if not 1800 <= int(given["expires_at"]) - time.time() <= 86400:
            return 400, _error("expires_at must be between 30 minutes and 24 hours from now")
        session_id = f"cs_test_{next(self._numbers)}"
        self.made_by_key[key] = (given, session_id)
        self.sessions[session_id] = {
            "id": session_id,
            "object": "checkout.session",
            "amount_total": int(given["line_items[0][price_data][unit_amount]"]),
            "currency": given["line_items[0][price_data][currency]"],
            "client_reference_id": given["client_reference_id"],
            "payment_status": "unpaid",
            "status": "open",
            "url": f"https://checkout.stripe.com/c/pay/{session_id}",
        }
        return 200, self.sessions[session_id]


def signed(event: dict[str, Any], secret: str = WEBHOOK_SECRET) -> tuple[bytes, str]:
    """An event's bytes and the header that Stripe signs them with."""
    body = json.dumps(event, indent=2).encode()
    at = int(time.time())
    digest = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return body, f"t={at},v1={digest}"


def event(kind: str, session: dict[str, Any]) -> dict[str, Any]:
    """Stripe's message that something happened to a payment."""
    return {
        "id": f"evt_{kind}_{session['id']}",
        "object": "event",
        "type": f"checkout.session.{kind}",
        "data": {"object": dict(session)},
    }


@contextmanager
def stripe_server() -> Iterator[StripeServer]:
    """The server, running on a free port."""
    stripe = StripeServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer("GET")

        def do_POST(self) -> None:
            self._answer("POST")

        def _answer(self, method: str) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            given = {name: values[0] for name, values in parse_qs(body).items()}
            status, answer = 401, _error("Invalid API Key provided")
            if self.headers["Authorization"] == f"Bearer {KEY}":
                key = self.headers.get("Idempotency-Key", "")
                status, answer = stripe.answer(method, self.path, key, given)
            text = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # Python's own name
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    stripe.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield stripe
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _error(message: str) -> dict[str, Any]:
    return {"error": {"type": "invalid_request_error", "message": message}}
