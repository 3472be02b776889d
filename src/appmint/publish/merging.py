"""A changed app and a repository that people have worked in, put together by git's own merge."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from appmint.publish.errors import PublishError
from appmint.publish.git import BRANCH, Revision
from appmint.publish.repository import copy_objects, git

MADE = "refs/appmint/made"
"""The commit that holds what AppMint itself has made last, without what others have added."""

_WHO = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "AppMint"), ("EMAIL", "appmint@example.com"), ("DATE", "@0 +0000"))
}


@dataclass(frozen=True)
class Merged:
    """The files of both sides put together, by path; of a conflict, the new app's."""

    files: Mapping[str, bytes]
    conflicts: Mapping[str, str]
    """Path -> what happened there, in plain words."""


def mark_made(folder: Path, revision: Revision) -> None:
    """Notes the commit as what AppMint has made: from it on, changes are somebody's own."""
    git(folder, "update-ref", MADE, revision.sha)


def keep_made(folder: Path, files: Mapping[str, bytes]) -> None:
    """As `mark_made`, where what AppMint has made is no commit, since others' changes came in."""
    git(folder, "update-ref", MADE, _commit(folder, _tree(folder, files)))


def last_made(repository: Path) -> Mapping[str, bytes]:
    """The plain files that AppMint has made last, by path.

    Where that is not noted, all that is there counts as made by AppMint. Raises PublishError.
    """
    for name in (MADE, f"refs/heads/{BRANCH}"):
        wanted = ("rev-parse", "--quiet", "--verify", f"{name}^{{tree}}")
        found = git(repository, *wanted, fine=(0, 1)).decode().strip()
        if found:
            return dict(_files(repository, found))
    raise PublishError(f"The repository in {repository} has no commit.")


def merge(repository: Path, base: Mapping[str, bytes], theirs: Mapping[str, bytes]) -> Merged:
    """What the repository's last commit and `theirs` come to, both having begun from `base`.

    The repository is only read. Raises PublishError.
    """
    with tempfile.TemporaryDirectory(prefix="appmint-merge-") as name:
        scratch = Path(name)
        copy_objects(repository, scratch)
        ours = git(scratch, "rev-parse", f"refs/heads/{BRANCH}^{{tree}}").decode().strip()
        begun = _commit(scratch, _tree(scratch, base))
        mine = _commit(scratch, ours, begun)
        new = _commit(scratch, _tree(scratch, theirs), begun)
        said = git(
            scratch,
            *("merge-tree", "--write-tree", "-z", "--name-only", "--no-messages", mine, new),
            fine=(0, 1),
        )
        tree, *paths = said.decode("utf-8", "surrogateescape").split("\0")
        files = dict(_files(scratch, tree.strip()))
        own = dict(_files(scratch, ours))
        conflicts = {}
        for path in sorted(filter(None, paths)):
            conflicts[path] = _told(path, base, own, theirs)
            if path in theirs:
                files[path] = theirs[path]
            else:
                files.pop(path, None)
        return Merged(files, conflicts)


def _told(
    path: str, base: Mapping[str, bytes], ours: Mapping[str, bytes], theirs: Mapping[str, bytes]
) -> str:
    if path not in theirs:
        return f"{path} was changed by hand and is no longer part of the app; it was left out."
    if path not in ours:
        return f"{path} was taken out by hand and changes with the new description; it is back."
    if path not in base:
        return f"{path} is new on both sides; the app's own is in its place."
    return (
        f"{path} was changed by hand in the same lines that change with the new description; the "
        "new description's version was taken."
    )


def _tree(folder: Path, files: Mapping[str, bytes]) -> str:
    """The hash of a tree with these files."""
    with tempfile.TemporaryDirectory(prefix="appmint-tree-") as name:
        for number, content in enumerate(files.values()):
            (Path(name) / str(number)).write_bytes(content)
        names = "".join(f"{name}/{number}\n" for number in range(len(files))).encode()
        stored = git(folder, "hash-object", "-w", "--no-filters", "--stdin-paths", stdin=names)
        lines = [
            b"100644 " + sha + b"\t" + os.fsencode(path) + b"\0"
            for path, sha in zip(files, stored.split(), strict=True)
        ]
        index = {"GIT_INDEX_FILE": str(Path(name) / "index")}
        git(folder, "read-tree", "--empty", environment=index)
        git(folder, "update-index", "-z", "--index-info", stdin=b"".join(lines), environment=index)
        return git(folder, "write-tree", environment=index).decode().strip()


def _commit(folder: Path, tree: str, parent: str = "") -> str:
    parents = ("-p", parent) if parent else ()
    made = git(folder, "commit-tree", tree, *parents, "-F", "-", stdin=b"merge\n", environment=_WHO)
    return made.decode().strip()


def _files(folder: Path, tree: str) -> Iterator[tuple[str, bytes]]:
    """Plain files only: links and modules of other repositories are passed over."""
    listed = git(folder, "ls-tree", "-r", "-z", tree).split(b"\0")
    entries = [entry.partition(b"\t") for entry in listed if entry.startswith(b"100")]
    names = b"".join(head.split()[2] + b"\n" for head, _, _ in entries)
    told = git(folder, "cat-file", "--batch", stdin=names) if names else b""
    at = 0
    for _, _, path in entries:
        # One line with the size, then the content and a line's end.
        line = told.index(b"\n", at)
        size = int(told[at:line].split()[2])
        yield os.fsdecode(path), told[line + 1 : line + 1 + size]
        at = line + size + 2
