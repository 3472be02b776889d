"""Runs a stranger's command where it can harm nothing: no network, no host files, hard limits.

Entry points: `require` proves that a sandbox can be had, `run` runs one command to its end,
`serve` keeps a server running behind a local address, `read_result` takes a file over.
"""

from appmint.sandbox.results import UntrustedResultError, discard, read_result
from appmint.sandbox.running import require, run
from appmint.sandbox.serving import SERVER_LIMITS, Server, ServerNotReadyError, serve
from appmint.sandbox.terms import Ended, Limits, Mount, Outcome, SandboxUnavailable

__all__ = [
    "SERVER_LIMITS",
    "Ended",
    "Limits",
    "Mount",
    "Outcome",
    "SandboxUnavailable",
    "Server",
    "ServerNotReadyError",
    "UntrustedResultError",
    "discard",
    "read_result",
    "require",
    "run",
    "serve",
]
