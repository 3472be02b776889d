"""The files of a project apart from its code: package, lock, readme, licence, CI, settings."""

import json
from collections.abc import Mapping
from pathlib import Path

from appmint.builder.reach import prune_lock, to_json
from appmint.spec.app import AppSpec
from appmint.stacks.composition import App, kebab
from appmint.stacks.web.features.bespoke.places import parts, places

_TOOLS = (
    "@biomejs/biome",
    "@playwright/test",
    "axe-core",
    "@tailwindcss/vite",
    "@types/node",
    "@types/react",
    "@types/react-dom",
    "@vitejs/plugin-react",
    "tailwindcss",
    "typescript",
    "vite",
    "vitest",
)
"""What the scripts of every app run, whether or not a source imports it."""

COPIED = (
    "index.html",
    "vite.config.ts",
    "vitest.config.ts",
    "tsconfig.json",
    "biome.json",
    "playwright.config.ts",
)
"""Settings files that are the same in the stack and in every app."""


_IGNORED = (
    "node_modules/",
    "dist/",
    "data/",
    "evidence/",
    "test-results/",
    "playwright-report/",
    ".env",
)


def package_name(name: str) -> str:
    """An npm package name from an app's name."""
    plain = "".join(char if char.isascii() and char.isalnum() else "-" for char in name.lower())
    return "-".join(part for part in plain.split("-") if part)[:60] or "app"


def package_files(spec: AppSpec, stack: Path, packages: frozenset[str]) -> Mapping[str, str]:
    """package.json and package-lock.json with the packages the app imports, and its tools."""
    package = json.loads((stack / "package.json").read_text())
    lock = json.loads((stack / "package-lock.json").read_text())
    package["name"] = package_name(spec.name)
    package["version"] = "1.0.0"
    if spec.tagline:
        package["description"] = spec.tagline
    package["license"] = "MIT"
    kept = {"react", "react-dom", *packages}
    package["dependencies"] = {
        name: version for name, version in package["dependencies"].items() if name in kept
    }
    package["devDependencies"] = {
        name: version
        for name, version in package["devDependencies"].items()
        if name in kept or name in _TOOLS
    }
    return {
        "package.json": to_json(package),
        "package-lock.json": to_json(prune_lock(lock, package)),
    }


def paper_files(app: App) -> Mapping[str, str]:
    """README, licence, CI workflow and settings example."""
    return {
        "README.md": _readme(app),
        "LICENSE": _LICENCE,
        ".env.example": _ENVIRONMENT,
        ".gitignore": "\n".join([*_IGNORED, ""]),
        ".github/workflows/ci.yml": _CI,
        "vercel.json": _VERCEL,
    }


def _readme(app: App) -> str:
    spec = app.spec
    lines = [f"# {spec.name}", ""]
    if spec.tagline:
        lines += [spec.tagline, ""]
    lines += [
        "## Run it",
        "",
        "Node 24 or newer.",
        "",
        "```sh",
        "npm ci",
        "npm run dev                      # pages and API at http://127.0.0.1:5173",
        "npm run build && npm start       # as in production, at http://127.0.0.1:3000",
        "npx playwright install chromium  # once, for the next line",
        "npm test                         # API tests, then the acceptance tests in a browser",
        "npm run check                    # types, lint, format",
        "```",
        "",
        "The database is a file, `data/app.db`, made and filled with first rows at the first "
        "start. `DATABASE_URL` names another one, for example at Turso; see `.env.example`.",
        "",
        "On Vercel the pages are static files and the API is one function (`vercel.json`). Nothing "
        "stays on its disk, so name a database there with `DATABASE_URL`.",
        "",
        "## What is where",
        "",
        "| folder | what it holds |",
        "|---|---|",
        "| `src/pages` | one file a page |",
    ]
    for entity in app.entities:
        if app.list_page(entity.name) or app.detail_page(entity.name):
            lines.append(
                f"| `src/{kebab(entity.spec.plural)}` | {entity.labels}: hooks, card, form |"
            )
    lines += [
        "| `src/components` | parts that pages share; `ui` holds the controls |",
        "| `features` | parts with a server and a client side of their own, if any |",
        "| `shared` | schemas and types that forms and API share |",
        "| `server` | the API: routes, database, security |",
        "| `tests` | API tests and the acceptance tests, one for each thing the text asked for |",
        "| `appspec.json` | the description this app was built from |",
        "",
        "## Pages",
        "",
    ]
    lines += [f"- {page.title}: `{page.path}`" for page in spec.pages]
    lines += _written_parts(spec)
    if spec.criteria:
        lines += ["", "## What it does", ""]
        lines += [f"- {' '.join(criterion.text.split())}" for criterion in spec.criteria]
    if spec.unmet:
        lines += ["", "## What was asked for and is not built", ""]
        lines += [f"- {' '.join(item.text.split())} ({item.reason})" for item in spec.unmet]
    if spec.notes:
        lines += ["", *spec.notes]
    return "\n".join([*lines, ""])


def _written_parts(spec: AppSpec) -> list[str]:
    """How to go on with the parts that were written for this app."""
    features = parts(spec)
    if not features:
        return []
    lines = [
        "",
        "## Parts written for this app",
        "",
        "| part | folder | API |",
        "|---|---|---|",
    ]
    for feature in features:
        at = places(feature)
        api = f"`/api{at.address}`" if feature.api else "none"
        heading = " ".join(feature.heading.replace("|", "/").split())
        lines.append(f"| {heading} | `src/bespoke/{at.slug}` | {api} |")
    lines += [
        "",
        "Each stands on its page as the component that its `index.tsx` exports; what is beside "
        "that file is its own.",
    ]
    if any(feature.api for feature in features):
        lines += [
            "A part with an API has its routes in `server/bespoke` and the schemas that browser "
            "and server share in `shared/bespoke`. It keeps JSON values with "
            "`documentStore` (`features/bespoke/documents.ts`), which needs no migration.",
        ]
    lines += [
        "A further part is a component in a folder of its own, imported by a page; tests under "
        "`tests/bespoke` run with the others. When the app is made again from a changed "
        "description, these folders are merged, never overwritten.",
    ]
    return lines


_ENVIRONMENT = """# Where the app listens.
PORT=3000
HOST=127.0.0.1

# The database: a file, or the address of a libSQL server such as Turso.
DATABASE_URL=file:./data/app.db
# DATABASE_AUTH_TOKEN=

# Where uploaded files are kept.
DATA_DIR=./data
"""

_CI = """name: CI
on: [push, pull_request]
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 24
          cache: npm
      - run: npm ci
      - run: npm run check
      - run: npx playwright install --with-deps chromium
      - run: npm run build
      - run: npm test
"""

# Vercel compiles the function and leaves the names of what it imports: those files go along as
# they are, and Node reads their types away.
_VERCEL = """{
  "buildCommand": "npm run build",
  "outputDirectory": "dist",
  "functions": {
    "api/index.ts": { "includeFiles": "{server,shared,features}/**" }
  },
  "rewrites": [
    { "source": "/api/(.*)", "destination": "/api" },
    { "source": "/((?!api|assets/).*)", "destination": "/index.html" }
  ]
}
"""

_LICENCE = """MIT License

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
"""
