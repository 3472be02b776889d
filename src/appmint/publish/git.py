"""An app's folder as a git repository whose history tells how it was made."""

import os
import shutil
import stat
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath

from appmint.publish.errors import PublishError
from appmint.publish.repository import git, init

BRANCH = "main"

_MARK = "appmint"
"""The file in `.git` that says that AppMint made this repository."""

_UNFINISHED = ".git-unfinished-"
"""How the folder begins in which a new `.git` is made before it is moved into place."""

_NEVER = frozenset((".git", "node_modules"))
"""Names that are never published, whatever `.gitignore` says."""


@dataclass(frozen=True)
class Author:
    """Who the commits are by."""

    name: str = "AppMint"
    email: str = "appmint@example.com"


@dataclass(frozen=True)
class Commit:
    """One step of the story."""

    message: str
    paths: tuple[str, ...] | None = None
    """Files and folders relative to the app's folder, with "/"; None for all that is left."""


@dataclass(frozen=True)
class Revision:
    """A commit of a repository."""

    sha: str


def commit_app(
    folder: Path,
    history: Sequence[Commit],
    *,
    author: Author | None = None,
    at: datetime | None = None,
) -> Revision:
    """Commit what the folder holds, in the steps of `history`, and return the last commit.

    The first time, the folder becomes a repository on branch main; later times add commits to it.
    A step in which nothing changed is left out; when nothing changed at all, no commit is made.
    Files that `.gitignore` names stay out. A file that is gone goes in the step whose paths held
    it. Either all steps are committed or, after an error, none: run it again with the same values
    and the commits are the same.

    Args:
        folder: the app; its files are read as they are: no filter, no hook, no link followed.
        history: the steps, in order.
        author: who they are by.
        at: when the first is made, with a zone; each further one a second later. Now when not
            given. The same files, history, author and moment make the same commits.

    Raises:
        PublishError: git is missing or fails, the folder is a repository that AppMint did not
            make or holds one, a path or a link leads out of it, or it holds nothing to commit.
        ValueError: `at` has no zone.
    """
    if at is not None and at.tzinfo is None:
        raise ValueError("`at` needs a zone, or the same moment would mean several.")
    folder = folder.absolute()
    _refuse(folder, history)
    _own_repository(folder)
    head = _head(folder)
    index = folder / ".git" / f"index.{os.getpid()}"
    try:
        _index(folder, index, "read-tree", *([head] if head else ["--empty"]))
        last = _steps(folder, index, history, head, author or Author(), at or datetime.now(UTC))
        if not last:
            raise PublishError(f"{folder} has no file to commit, so its repository is still empty.")
        if last != head:
            git(folder, "update-ref", "-m", "publish", f"refs/heads/{BRANCH}", last, head)
        index.replace(folder / ".git" / "index")
    finally:
        index.unlink(missing_ok=True)
    return Revision(last)


def _steps(
    folder: Path,
    index: Path,
    history: Sequence[Commit],
    head: str,
    author: Author,
    moment: datetime,
) -> str:
    """Write a commit object for each step that changes something; return the last or `head`."""
    tree = _line(git(folder, "rev-parse", f"{head}^{{tree}}")) if head else ""
    for number, step in enumerate(history):
        _stage(folder, index, step)
        staged = _line(_index(folder, index, "write-tree"))
        if staged == tree or (not tree and not _index(folder, index, "ls-files")):
            continue
        tree = staged
        date = f"@{int((moment + timedelta(seconds=number)).timestamp())} +0000"
        who = {
            f"GIT_{role}_{what}": value
            for role in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", author.name), ("EMAIL", author.email), ("DATE", date))
        }
        parent = ["-p", head] if head else []
        message = f"{step.message.strip()}\n".encode()
        made = git(folder, "commit-tree", tree, *parent, "-F", "-", stdin=message, environment=who)
        head = _line(made)
    return head


def _stage(folder: Path, index: Path, step: Commit) -> None:
    """Put into the index how the step's paths are now.

    The bytes are stored as they are: a `.gitattributes` in the app has no say, since git would run
    the filters that the repository's settings name for it.
    """
    if step.paths == ():
        return
    wanted = ["--", *step.paths] if step.paths is not None else []
    options = ("-z", "--cached", "--others", "--exclude-standard", "--deduplicate")
    listed = os.fsdecode(_index(folder, index, "ls-files", *options, *wanted))
    modes = {name: _mode(folder, name) for name in listed.split("\0") if _published(name)}
    gone = "".join(f"0 {'0' * 40}\t{name}\0" for name, mode in modes.items() if not mode)
    plain = [name for name, mode in modes.items() if mode.startswith("100")]
    hashes = dict(zip(plain, _hashes(folder, plain), strict=True))
    for name, mode in modes.items():
        if mode == "120000":
            target = os.fsencode((folder / name).readlink())
            hashes[name] = _line(git(folder, "hash-object", "-w", "--stdin", stdin=target))
    there = "".join(f"{modes[name]} {sha}\t{name}\0" for name, sha in hashes.items())
    _index(folder, index, "update-index", "-z", "--index-info", stdin=os.fsencode(gone + there))


def _published(name: str) -> bool:
    return bool(name) and not _NEVER & set(name.split("/")) and not name.startswith(_UNFINISHED)


def _mode(folder: Path, name: str) -> str:
    """How git calls what is at this place; empty when there is no file."""
    try:
        found = (folder / name).lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return ""
    if stat.S_ISLNK(found):
        return "120000"
    if not stat.S_ISREG(found):
        return ""
    return "100755" if found & stat.S_IXUSR else "100644"


def _hashes(folder: Path, names: Sequence[str]) -> list[str]:
    """Store files and return their hashes, in order."""
    if not names:
        return []
    # Behind "./" no name begins with a quote, which git would take for a quoted one.
    lines = os.fsencode("".join(f"./{name}\n" for name in names))
    found = git(folder, "hash-object", "-w", "--no-filters", "--stdin-paths", stdin=lines)
    return found.decode("ascii").split()


def _index(folder: Path, index: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """A git command on an index of our own, put in place at the end: no lock is left behind."""
    return git(folder, *arguments, stdin=stdin, environment={"GIT_INDEX_FILE": str(index)})


def _line(output: bytes) -> str:
    return output.decode("utf-8").strip()


def _head(folder: Path) -> str:
    """The last commit; empty when there is none."""
    return _line(git(folder, "for-each-ref", "--format=%(objectname)", f"refs/heads/{BRANCH}"))


def _refuse(folder: Path, history: Sequence[Commit]) -> None:
    if not folder.is_dir():
        raise PublishError(f"{folder} is not a folder, so there is nothing to publish.")
    for step in history:
        if not step.message.strip():
            raise PublishError("A commit of the history has no message; nothing was committed.")
        for path in step.paths or ():
            pure = PurePosixPath(path)
            if pure.is_absolute() or ".." in pure.parts or _NEVER & set(pure.parts):
                raise PublishError(
                    f'The path "{path}" of the commit "{step.message}" is not part of the app; '
                    "nothing was committed."
                )
    root = folder.resolve()
    for where, folders, files in os.walk(folder):
        here = Path(where)
        if here != folder and ".git" in (*folders, *files):
            raise PublishError(
                f"{here} is a git repository inside the app; nothing was committed. Remove its "
                ".git and run this again."
            )
        folders[:] = sorted(name for name in folders if name not in _NEVER)
        for name in (*folders, *files):
            entry = here / name
            if "\n" in name:
                raise PublishError(
                    f"The name {name!r} has a line break; nothing was committed. Rename the file "
                    "and run this again."
                )
            if entry.is_symlink() and name not in _NEVER and not _stays(entry, root):
                raise PublishError(
                    f"{entry} is a link that leads out of the app; nothing was committed. Remove "
                    "it and run this again."
                )


def _stays(link: Path, root: Path) -> bool:
    """Absolute links never do: in a clone they would lead elsewhere."""
    target = link.readlink()
    if target.is_absolute():
        return False
    try:
        return (link.parent / target).resolve().is_relative_to(root)
    except (OSError, RuntimeError):
        # A ring of links.
        return False


def _own_repository(folder: Path) -> None:
    """Make the repository, or make sure that the one there is AppMint's own."""
    inside = folder / ".git"
    for left in folder.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(left)
    if not os.path.lexists(inside):
        _make_repository(folder)
        return
    if inside.is_symlink() or not (inside / _MARK).is_file():
        raise PublishError(
            f"{folder} is already a git repository that AppMint did not make; it was left as it "
            "is. Choose another folder."
        )
    links = any(
        (Path(where) / name).is_symlink()
        for where, folders, files in os.walk(inside)
        for name in (*folders, *files)
    )
    if links or (inside / "commondir").exists():
        raise PublishError(
            f"The repository in {folder} keeps parts of itself elsewhere; nothing was committed. "
            "Choose another folder."
        )
    head = (inside / "HEAD").read_text(encoding="utf-8").strip()
    if head != f"ref: refs/heads/{BRANCH}":
        raise PublishError(
            f"{folder} is not on the branch {BRANCH}; nothing was committed. Switch to it "
            f"(git switch {BRANCH}) and run this again."
        )


def _make_repository(folder: Path) -> None:
    """Move a finished `.git` into place, so that there is never half of one."""
    try:
        making = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=folder))
    except OSError as error:
        raise PublishError(
            f"{folder} cannot be written to ({error.strerror}), so it has no repository."
        ) from error
    try:
        init(making, BRANCH)
        mark = making / ".git" / _MARK
        mark.write_text("Made by AppMint, which adds a commit when it is run again.\n", "utf-8")
        (making / ".git").rename(folder / ".git")
    finally:
        shutil.rmtree(making)
