"""The programs AppMint stands on: Node, npm packages, Chromium, bubblewrap.

Entry points: `ensure_all` brings what is missing, the others say where things are.
"""

from appmint.toolchain.errors import SetupError
from appmint.toolchain.installation import ensure_all
from appmint.toolchain.modules import stack_modules
from appmint.toolchain.node import node, node_programs, npm, npm_cli
from appmint.toolchain.programs import bubblewrap, chromium

__all__ = [
    "SetupError",
    "bubblewrap",
    "chromium",
    "ensure_all",
    "node",
    "node_programs",
    "npm",
    "npm_cli",
    "stack_modules",
]
