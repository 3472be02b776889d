"""Patches as models write them: a unified diff of one file, or search/replace blocks.

Both are applied exactly: what is to be replaced must stand in the file, letter for letter. Line
numbers of a diff only choose between equal places, since models count badly.
"""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

FORMATS = (
    'Give a unified diff of this one file (lines that begin with " ", "-" and "+", under '
    '"@@"), or blocks of the form\n<<<<<<< SEARCH\nlines as they are\n=======\nlines as they '
    "should be\n>>>>>>> REPLACE"
)

_SEARCH = re.compile(r"<{5,} ?SEARCH\s*")
_DIVIDER = re.compile(r"={5,}\s*")
_REPLACE = re.compile(r">{5,} ?REPLACE\s*")
_HUNK = re.compile(r"@@(?: -(?P<line>\d+)(?:,\d+)? \+\d+(?:,\d+)? @@.*|.*)")
_FENCE = re.compile(r"```[\w-]*\s*")
_HEADERS = ("--- ", "+++ ", "diff ", "index ", "new file", "similarity ", "rename ")


class PatchRefused(Exception):
    """A patch cannot be applied; the message is for who wrote it. The file is as it was."""


@dataclass(frozen=True)
class _Change:
    before: tuple[str, ...]
    after: tuple[str, ...]
    near: int | None = None
    """The line, from 0, where the patch says that it is."""


def patched(text: str, patch: str) -> str:
    """`text` with the patch applied. Raises PatchRefused where any part of it does not fit."""
    lines = text.split("\n")
    changes = list(_changes(_plain(patch)))
    if not changes:
        raise PatchRefused(f"This is no patch. {FORMATS}")
    moved = 0
    for number, change in enumerate(changes, 1):
        at = _place(lines, change, number, moved)
        lines[at : at + len(change.before)] = change.after
        moved += len(change.after) - len(change.before)
    return "\n".join(lines)


def _plain(patch: str) -> list[str]:
    """The patch's lines, without a fence around them."""
    lines = patch.replace("\r\n", "\n").strip("\n").split("\n")
    if lines and _FENCE.fullmatch(lines[0]):
        lines = lines[1:]
        if lines and _FENCE.fullmatch(lines[-1]):
            lines = lines[:-1]
    return lines


def _changes(lines: Sequence[str]) -> Iterator[_Change]:
    if any(line.startswith("*** ") for line in lines):
        raise PatchRefused(f"This form of patch is not known here. {FORMATS}")
    if any(_SEARCH.fullmatch(line) for line in lines):
        yield from _blocks(lines)
    else:
        yield from _hunks(lines)


def _blocks(lines: Sequence[str]) -> Iterator[_Change]:
    before: list[str] = []
    after: list[str] = []
    part = "outside"
    for line in lines:
        if _SEARCH.fullmatch(line):
            if part != "outside":
                raise PatchRefused("A SEARCH block begins inside another one: end each one.")
            part, before, after = "search", [], []
        elif _DIVIDER.fullmatch(line) and part == "search":
            part = "replace"
        elif _REPLACE.fullmatch(line) and part == "replace":
            if not before:
                raise PatchRefused("A SEARCH block is empty: quote the lines to be replaced.")
            yield _Change(tuple(before), tuple(after))
            part = "outside"
        elif part == "search":
            before.append(line)
        elif part == "replace":
            after.append(line)
    if part != "outside":
        raise PatchRefused("The last block has no end: close it with >>>>>>> REPLACE.")


def _hunks(lines: Sequence[str]) -> Iterator[_Change]:
    if sum(line.startswith("+++ ") for line in lines) > 1:
        raise PatchRefused("The diff is of several files: give one file at a time.")
    hunk: list[str] | None = None
    near: int | None = None
    for line in [*lines, "@@"]:
        found = _HUNK.fullmatch(line)
        if found:
            if hunk is not None:
                yield _hunk(hunk, near)
            hunk, near = [], int(found["line"]) - 1 if found["line"] else None
        elif hunk is not None and not line.startswith("\\"):
            hunk.append(line)
        elif hunk is None and line.strip() and not line.startswith(_HEADERS):
            raise PatchRefused(f"This is no patch. {FORMATS}")


def _hunk(lines: Sequence[str], near: int | None) -> _Change:
    before: list[str] = []
    after: list[str] = []
    for line in lines:
        # An empty line of context often loses its one blank.
        mark, rest = (line[0], line[1:]) if line else (" ", "")
        if mark not in " +-":
            raise PatchRefused(
                f'In a diff each line begins with " ", "-" or "+"; this one does not: {line[:80]}'
            )
        if mark in " -":
            before.append(rest)
        if mark in " +":
            after.append(rest)
    if before == after:
        raise PatchRefused("A part of the diff changes nothing: mark lines with - and +.")
    if not before:
        raise PatchRefused(
            "A part of the diff has no line of the file as it is: quote a line beside the change."
        )
    return _Change(tuple(before), tuple(after), near)


def _place(lines: Sequence[str], change: _Change, number: int, moved: int) -> int:
    """Where the lines to be replaced are."""
    length = len(change.before)
    wanted = list(change.before)
    places = [at for at in range(len(lines) - length + 1) if lines[at : at + length] == wanted]
    if len(places) == 1:
        return places[0]
    if not places:
        raise PatchRefused(f"Part {number} does not fit: {_nearest(lines, wanted)}")
    if change.near is None:
        raise PatchRefused(
            f"The lines of part {number} occur {len(places)} times in the file: quote more lines "
            "around them."
        )
    expected = change.near + moved
    return min(places, key=lambda at: abs(at - expected))


def _nearest(lines: Sequence[str], wanted: Sequence[str]) -> str:
    """Which line is the first that differs, and what the file has there."""
    for line in wanted:
        if line.strip() and line not in lines:
            close = difflib.get_close_matches(line, lines, n=1, cutoff=0.6)
            has = f" The nearest line there is:\n{close[0]}" if close else ""
            return f"this line is not in the file:\n{line}{has}"
    return "its lines are in the file, but not in this order with nothing between them."
