"""An app as a model sees it that writes a part of it: all may be read, little may be written.

What is written is kept beside the app, never in it: taking it back leaves not a byte.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from appmint.llm.patches import PatchRefused, patched
from appmint.stacks.web.features.bespoke.rules import objections, packages
from appmint.stacks.web.modules import own_module

WRITTEN_CHARS_AT_MOST = 40_000
"""Of one file: some thousand lines."""
WRITTEN_FILES_AT_MOST = 24
READ_CHARS_AT_MOST = 16_000
LISTED_AT_MOST = 300
FOUND_AT_MOST = 60
PATCHED_CHARS_AT_MOST = 30_000

_WRITABLE = (".ts", ".tsx", ".css", ".json")
_READABLE = (*_WRITABLE, ".md", ".html", ".mjs", ".sql", ".svg")
_READ_BYTES_AT_MOST = 512 * 1024
_HIDDEN = frozenset(
    (".git", "evidence", "data", ".data", "dist", ".gate", "test-results", "playwright-report")
)
_FENCED = re.compile(r"\A\s*```[\w-]*\n(?P<inside>.*?)\n```\s*\Z", re.DOTALL)
_TYPESCRIPT = re.compile(r"^\s*(?:import|export)\b", re.MULTILINE)
_IMPORTED = re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\1""")


class Refused(Exception):
    """What was asked for is not to be had; the message says why, and what to do instead."""


class Workspace:
    """One app in `app`, with the types of its packages in `modules`.

    `folders` are those that may be written to, each with a "/" at its end. `written` is what was
    written there so far, by its path.
    """

    def __init__(
        self,
        app: Path,
        modules: Path,
        folders: Sequence[str],
        written: Mapping[str, str] | None = None,
    ) -> None:
        self._app = app.resolve()
        self._modules = modules.resolve()
        self.folders = tuple(folders)
        self.written = dict(written or {})

    def listing(self, folder: str = "") -> str:
        """The paths below a folder, one a line."""
        inside = _tidy(folder) if folder.strip("./ ") else ""
        prefix = f"{inside}/" if inside else ""
        paths = [path for path in self._paths() if path.startswith(prefix)]
        if not paths:
            raise Refused(f'There is nothing in "{folder}".')
        more = len(paths) - LISTED_AT_MOST
        cut = [f"... and {more} more: name a folder."] if more > 0 else []
        return "\n".join([*paths[:LISTED_AT_MOST], *cut])

    def read(self, path: str, first_line: int = 1) -> str:
        """The text of a file from a line on, as much as fits."""
        text = self.text(_tidy(path))
        lines = text.split("\n")
        if not 1 <= first_line <= len(lines):
            raise Refused(f"{path} has {len(lines)} lines.")
        shown: list[str] = []
        size = 0
        for line in lines[first_line - 1 :]:
            size += len(line) + 1
            if size > READ_CHARS_AT_MOST and shown:
                following = first_line + len(shown)
                shown.append(f"... more from first_line={following} ({len(lines)} lines in all)")
                break
            shown.append(line[:READ_CHARS_AT_MOST])
        return "\n".join(shown)

    def search(self, text: str) -> str:
        """Lines of the app that contain a text, each with its place."""
        if not text.strip():
            raise Refused("Say which text to look for.")
        found = list(self._lines_with(text))
        if not found:
            raise Refused(f'No file has "{text[:80]}".')
        return "\n".join(found)

    def write(self, path: str, content: str) -> str:
        """Keeps a whole file; says what it still lacks."""
        name = _tidy(path)
        self._refuse_place(name)
        fenced = _FENCED.match(content)
        text = fenced["inside"] if fenced else content
        text = text.replace("\r\n", "\n").rstrip("\n") + "\n"
        _refuse_content(name, text)
        if name not in self.written and len(self.written) >= WRITTEN_FILES_AT_MOST:
            raise Refused(f"{WRITTEN_FILES_AT_MOST} files are enough: put more into fewer.")
        self.written[name] = text
        missing = sorted(set(self._missing(name, text)))
        lacking = f" These are not there yet: {', '.join(missing)}." if missing else ""
        return f"{name} is written.{lacking}"

    def patch(self, path: str, patch: str) -> str:
        """Changes parts of a file."""
        name = _tidy(path)
        self._refuse_place(name)
        if len(patch) > PATCHED_CHARS_AT_MOST:
            raise Refused("The patch is too large: write the whole file, or patch less at a time.")
        try:
            text = patched(self.text(name), patch)
        except PatchRefused as error:
            raise Refused(f"{name} is as it was. {error}") from error
        return self.write(name, text)

    def text(self, path: str) -> str:
        """The whole text of a file, as it is now."""
        if path in self.written:
            return self.written[path]
        file = self._place(path)
        if not path.endswith(_READABLE):
            raise Refused(f"{path} is no text that is of use here.")
        size = file.stat().st_size
        if size > _READ_BYTES_AT_MOST:
            raise Refused(f"{path} is too large to be read ({size // 1024} KiB).")
        content = file.read_bytes()
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            raise Refused(f"{path} is no text.") from error
        if "\0" in text:
            raise Refused(f"{path} is no text.")
        return text

    def has(self, path: str) -> bool:
        """Whether the app has a file that can be read."""
        try:
            self.text(path)
        except Refused:
            return False
        return True

    def _place(self, path: str) -> Path:
        """The file on disk. No part of its path is a link, and nothing secret is in it."""
        parts = PurePosixPath(path).parts
        root, inside = self._app, parts
        if parts[:1] == ("node_modules",):
            root, inside = self._modules, parts[1:]
            package = "/".join(inside[: 2 if inside and inside[0].startswith("@") else 1])
            if package not in packages() or not path.endswith((".d.ts", ".d.mts", "package.json")):
                raise Refused("Of packages only the types of those that the app uses can be read.")
        elif _HIDDEN & set(parts) or any(part.startswith(".env") for part in parts):
            raise Refused(f"{path} is not shown.")
        file = root
        for part in inside:
            file = file / part
            if file.is_symlink():
                raise Refused(f"{path} is a link, which is not followed.")
        if not file.is_file():
            raise Refused(f"There is no file {path}.")
        return file

    def _paths(self) -> list[str]:
        found = set(self.written)
        waiting = [self._app]
        while waiting:
            folder = waiting.pop()
            for entry in folder.iterdir():
                if entry.is_symlink() or entry.name in _HIDDEN or entry.name == "node_modules":
                    continue
                if entry.is_dir():
                    waiting.append(entry)
                elif entry.name.endswith(_READABLE):
                    found.add(entry.relative_to(self._app).as_posix())
        return sorted(found)

    def _lines_with(self, text: str) -> Iterator[str]:
        count = 0
        for path in self._paths():
            if path == "package-lock.json":
                continue
            try:
                content = self.text(path)
            except Refused:
                continue
            for number, line in enumerate(content.split("\n"), 1):
                if text in line:
                    count += 1
                    if count > FOUND_AT_MOST:
                        yield "... and more: look for something rarer."
                        return
                    yield f"{path}:{number}: {line.strip()[:200]}"

    def _refuse_place(self, path: str) -> None:
        if not path.startswith(self.folders):
            raise Refused(f"{path} cannot be written: only files in {', '.join(self.folders)} can.")
        if not path.endswith(_WRITABLE):
            raise Refused(f"{path}: files here end in {', '.join(_WRITABLE)}.")

    def _missing(self, path: str, text: str) -> Iterator[str]:
        """Modules of the app's own that the text imports and that are not there."""
        for _, module in _IMPORTED.findall(text):
            own = own_module(path, module)
            if own is not None and own not in self.written and not (self._app / own).is_file():
                yield own


def _tidy(path: str) -> str:
    """The path as it is written here: relative to the app, without "." and ".."."""
    plain = path.strip().removeprefix("./")
    parts = PurePosixPath(plain).parts
    if not parts or ".." in parts or plain.startswith(("/", "~")) or "\\" in plain:
        raise Refused(f'"{path}" is no path in the app: write it like src/bespoke/name/index.tsx.')
    if any(ord(char) < 32 for char in plain) or len(plain) > 200:
        raise Refused("This is no path.")
    return "/".join(parts)


def _refuse_content(path: str, text: str) -> None:
    if not text.strip():
        raise Refused(f"{path} would be empty.")
    if len(text) > WRITTEN_CHARS_AT_MOST:
        raise Refused(
            f"{path} would have {len(text)} characters, and {WRITTEN_CHARS_AT_MOST} is the most: "
            "divide it into several files."
        )
    if any(ord(char) < 32 and char not in "\n\t" for char in text):
        raise Refused(f"{path} would hold characters that are no text.")
    if path.endswith(".json"):
        try:
            json.loads(text)
        except ValueError as error:
            raise Refused(f"{path} would be no JSON: {error}.") from error
    elif path.endswith((".ts", ".tsx")):
        if not _TYPESCRIPT.search(text):
            raise Refused(
                f"{path} would be no TypeScript module: it neither imports nor exports anything."
            )
        wrong = list(dict.fromkeys(objections(path, text)))
        if wrong:
            raise Refused(f"{path} was not written. " + " ".join(wrong[:6]))
