"""Who imports what in an app: undeclared packages, unused packages, files nobody reaches."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any

_CODE = (".ts", ".tsx", ".mjs", ".js", ".css")
# Texts may hold "from" and quotes as well: a statement ends its line, as the formatter sees to.
_STATEMENT = re.compile(
    r"""(?:\bfrom\s*|^[ \t]*import\s*)(['"])(?P<named>[^'"\n]+)\1\s*;?\s*$""", re.MULTILINE
)
_CALL = re.compile(
    r"""(?:\bimport\s*\(\s*|\bimport\.meta\.resolve\(\s*|\bresolve\(\s*"""
    r"""|@import\s+(?:url\()?|@plugin\s+|@config\s+|@source\s+|\burl\(\s*)"""
    r"""(['"])(?P<named>[^'"\n]+)\1"""
)
_QUOTED_PATH = re.compile(r"""[\w@./-]+\.(?:tsx?|mjs|js|css)\b""")
_ENTRY = re.compile(
    r"^(?:index\.html|server/main\.ts|api/.*|[^/]+\.config\.[mc]?[jt]s"
    r"|.*\.(?:spec|test)\.tsx?|.*\.d\.ts)$"
)
# Packages that are used by running them, or by the compiler alone.
_TOOLS = ("@types/", "@biomejs/biome", "typescript", "vite", "vitest", "drizzle-kit")


class Sources:
    """An app's files by path, with their imports resolved."""

    def __init__(self, texts: Mapping[str, str], package: Mapping[str, Any]) -> None:
        self.texts = texts
        self.package = package
        self.code = [path for path in texts if path.endswith(_CODE)]
        self._aliases: dict[str, str] = {
            str(pattern): str(target) for pattern, target in package.get("imports", {}).items()
        }

    @property
    def declared(self) -> set[str]:
        """Names of the packages in package.json."""
        return {*self.package.get("dependencies", {}), *self.package.get("devDependencies", {})}

    def imports(self, path: str) -> Iterator[str]:
        """The specifiers that a file imports, as written."""
        for kind in (_STATEMENT, _CALL):
            for found in kind.finditer(self.texts[path]):
                yield found["named"]

    def target(self, path: str, specifier: str) -> str | None:
        """The file in the app that a specifier means, whether it exists or not; None: a package."""
        plain = specifier.split("?")[0]
        if plain.startswith("#"):
            for pattern, replacement in self._aliases.items():
                prefix = pattern.removesuffix("*")
                if plain.startswith(prefix):
                    rest = plain[len(prefix) :]
                    return posixpath.normpath(replacement.replace("*", rest))
            return plain
        if plain.startswith("."):
            return posixpath.normpath(posixpath.join(posixpath.dirname(path), plain))
        if plain.startswith("/"):
            return plain.lstrip("/")
        return None


def wrong_imports(sources: Sources) -> Iterator[str]:
    """Imports of packages that package.json does not declare, and of files that are not there."""
    for path in sources.code:
        for specifier in sources.imports(path):
            target = sources.target(path, specifier)
            if target is None:
                package = _package(specifier)
                if package is not None and package not in sources.declared:
                    yield f"{path} imports {package}, which package.json does not declare."
            elif (
                path.endswith((".ts", ".tsx"))
                and target.endswith((*_CODE, ".json"))
                and target not in sources.texts
            ):
                yield f"{path} imports {specifier}, which is not there."


def unused_packages(sources: Sources) -> Iterator[str]:
    """Declared packages that no file imports."""
    imported = {
        _package(specifier)
        for path in sources.code
        for specifier in sources.imports(path)
        if sources.target(path, specifier) is None
    }
    for package in sorted(sources.declared):
        if package not in imported and not package.startswith(_TOOLS):
            yield f"package.json declares {package}, which nothing imports."


def unused_files(sources: Sources) -> Iterator[str]:
    """Code files that no entry point reaches."""
    reached = {path for path in sources.texts if _ENTRY.match(path) or path == "package.json"}
    waiting = list(reached)
    while waiting:
        for path in _leads_to(sources, waiting.pop()):
            if path not in reached:
                reached.add(path)
                waiting.append(path)
    for path in sources.code:
        if path not in reached:
            yield f"{path} is used by nothing."


def _leads_to(sources: Sources, path: str) -> Iterator[str]:
    if path.endswith(_CODE):
        for specifier in sources.imports(path):
            target = sources.target(path, specifier)
            if target is not None and target in sources.texts:
                yield target
    # Programs started by a command line and modules loaded by name, as in scripts and settings.
    if _ENTRY.match(path) or path == "package.json":
        for found in _QUOTED_PATH.finditer(sources.texts[path]):
            named = found.group().lstrip("./")
            if named in sources.texts:
                yield named


def _package(specifier: str) -> str | None:
    """The npm package of a bare specifier; None for Node's own modules and virtual ones."""
    if specifier.startswith(("node:", "virtual:", "data:", "http:", "https:")):
        return None
    parts = specifier.split("/")
    return "/".join(parts[:2]) if specifier.startswith("@") else parts[0]
