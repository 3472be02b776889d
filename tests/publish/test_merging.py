"""What people changed by hand and what a new description makes, put together by git."""

import subprocess
from pathlib import Path

import pytest

from appmint.publish import Commit, PublishError, commit_app, keep_made, last_made, mark_made, merge

LINES = "".join(f"line {number}\n" for number in range(1, 21))


def fill(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def as_bytes(files: dict[str, str]) -> dict[str, bytes]:
    return {path: text.encode() for path, text in files.items()}


MADE = {"a.ts": LINES, "b.ts": LINES, "c.ts": LINES, "Größe 'n'.ts": "x\n"}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """What AppMint made, and a commit by hand on top."""
    folder = tmp_path / "app"
    fill(folder, MADE)
    mark_made(folder, commit_app(folder, [Commit("Made")]))
    (folder / "a.ts").write_text(LINES.replace("line 3\n", "line three, by hand\n"))
    (folder / "b.ts").write_text(LINES.replace("line 5\n", "line five, by hand\n"))
    (folder / "own.ts").write_text("by hand\n")
    (folder / "c.ts").write_text(LINES + "more\n")
    commit_app(folder, [Commit("By hand")])
    return folder


def test_changes_in_different_places_come_together(repository: Path) -> None:
    base = last_made(repository)
    assert base == as_bytes(MADE)
    new = {**MADE, "a.ts": LINES.replace("line 18\n", "line eighteen\n"), "new.ts": "new\n"}
    merged = merge(repository, base, as_bytes(new))
    assert merged.conflicts == {}
    text = merged.files["a.ts"].decode()
    assert "line three, by hand" in text
    assert "line eighteen" in text
    assert merged.files["own.ts"] == b"by hand\n"
    assert merged.files["new.ts"] == b"new\n"


def test_changes_of_the_same_lines_are_told_and_the_new_app_wins(repository: Path) -> None:
    new = {**MADE, "b.ts": LINES.replace("line 5\n", "line five, anew\n")}
    del new["c.ts"]
    merged = merge(repository, last_made(repository), as_bytes(new))
    assert set(merged.conflicts) == {"b.ts", "c.ts"}
    assert "changed by hand in the same lines" in merged.conflicts["b.ts"]
    assert "no longer part of the app" in merged.conflicts["c.ts"]
    assert merged.files["b.ts"] == new["b.ts"].encode()
    assert "c.ts" not in merged.files
    assert b"<<<<<<<" not in b"".join(merged.files.values())


def test_the_repository_is_only_read(repository: Path) -> None:
    def state() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in repository.rglob("*") if path.is_file()}

    before = state()
    merge(repository, last_made(repository), as_bytes(MADE))
    assert state() == before


def test_what_is_kept_as_made_is_the_base_of_the_next_merge(repository: Path) -> None:
    new = as_bytes({**MADE, "new.ts": "new\n"})
    keep_made(repository, new)
    assert last_made(repository) == new
    log = subprocess.run(
        ["git", "-C", str(repository), "log", "--format=%s"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert log.stdout.split("\n")[0] == "By hand"


def test_without_a_note_all_that_is_there_counts_as_made(repository: Path) -> None:
    subprocess.run(
        ["git", "-C", str(repository), "update-ref", "-d", "refs/appmint/made"], check=True
    )
    assert last_made(repository)["own.ts"] == b"by hand\n"


def test_no_program_of_the_repositorys_settings_runs(repository: Path, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    (repository / ".gitattributes").write_text("* merge=mine filter=mine\n")
    commit_app(repository, [Commit("Attributes")])
    with (repository / ".git/config").open("a") as config:
        config.write(f'[merge "mine"]\n\tdriver = touch {ran}\n[filter "mine"]\n')
        config.write(f"\tclean = touch {ran}\n\tsmudge = touch {ran}\n")
    merge(repository, last_made(repository), as_bytes({**MADE, "a.ts": "other\n"}))
    assert not ran.exists()


def test_a_folder_without_commits_is_refused(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    with pytest.raises(PublishError, match="has no commit"):
        last_made(tmp_path)
