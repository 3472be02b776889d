"""The commits of a new app, in the order in which an engineer would have made them."""

from collections.abc import Sequence

from appmint.publish import Commit
from appmint.spec import AppSpec

_SETTINGS = (
    ".env.example",
    ".github",
    ".gitignore",
    "LICENSE",
    "biome.json",
    "index.html",
    "package-lock.json",
    "package.json",
    "playwright.config.ts",
    "tsconfig.json",
    "vercel.json",
    "vite.config.ts",
    "vitest.config.ts",
)


def history(spec: AppSpec) -> Sequence[Commit]:
    """From settings to tests; each commit leaves out what the later ones add."""
    name = " ".join(spec.name.split())
    return (
        Commit(f"Set up {name}", _SETTINGS),
        Commit("Keep data: tables, first rows, shared schemas", ("server/db", "shared")),
        Commit("Answer requests: routes, sessions, limits", ("server", "api")),
        Commit("Components, theme and shell", ("src/components", "src/lib", "src/shell")),
        Commit("Pages and features", ("src", "features")),
        Commit("Prove it: API tests and acceptance tests", ("tests",)),
        Commit("Describe it: readme and specification"),
    )
