"""An app's folder becomes a repository: real git looks at the result."""

import os
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from appmint.publish import Author, Commit, PublishError, commit_app

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)

STORY = (
    Commit("Scaffold the application", ("package.json", ".gitignore", "bin")),
    Commit("Data model", ("server/db",)),
    Commit("Pages and features", ("src", "server")),
    Commit("Acceptance tests", None),
)


def git(folder: Path, *arguments: str) -> str:
    """What the user's own git says, with no settings but its defaults."""
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    finished = subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return finished.stdout.strip()


def make_app(folder: Path) -> Path:
    folder.mkdir(parents=True)
    files = {
        "package.json": "{}\n",
        ".gitignore": "dist\nnode_modules\n",
        "bin/start": "#!/bin/sh\n",
        "server/db/schema.ts": "export {}\n",
        "server/main.ts": "export {}\r\n",
        "src/Größe 'n' \"quote\".ts": "ok\n",
        "tests/a.spec.ts": "ok\n",
        "dist/index.html": "built\n",
        "node_modules/left/index.js": "left\n",
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    (folder / "bin/start").chmod(0o755)
    (folder / "tests/link.ts").symlink_to("a.spec.ts")
    return folder


@pytest.fixture
def app(tmp_path: Path) -> Path:
    return make_app(tmp_path / "my app")


def test_the_history_tells_the_story(app: Path) -> None:
    revision = commit_app(app, STORY, at=AT)
    assert git(app, "log", "--reverse", "--format=%s").splitlines() == [s.message for s in STORY]
    assert git(app, "rev-parse", "main") == revision.sha
    assert git(app, "branch", "--show-current") == "main"
    assert git(app, "show", "--format=", "--name-only", "HEAD~2") == "server/db/schema.ts"


def test_a_clone_is_whole_and_has_the_very_files(app: Path, tmp_path: Path) -> None:
    commit_app(app, STORY, at=AT)
    git(tmp_path, "clone", "--quiet", str(app), "clone")
    clone = tmp_path / "clone"
    assert git(clone, "fsck", "--strict", "--full") == ""
    names = {str(p.relative_to(clone)) for p in clone.rglob("*") if p.is_file()}
    published = {name for name in names if not name.startswith(".git/")}
    assert published == {
        "package.json",
        ".gitignore",
        "bin/start",
        "server/db/schema.ts",
        "server/main.ts",
        "src/Größe 'n' \"quote\".ts",
        "tests/a.spec.ts",
        "tests/link.ts",
    }
    assert (clone / "server/main.ts").read_bytes() == b"export {}\r\n"
    assert os.access(clone / "bin/start", os.X_OK)
    assert (clone / "tests/link.ts").readlink() == Path("a.spec.ts")


def test_afterwards_the_working_tree_is_clean(app: Path) -> None:
    commit_app(app, STORY, at=AT)
    assert git(app, "status", "--porcelain") == ""


def test_the_same_input_makes_the_same_commits(app: Path, tmp_path: Path) -> None:
    first = commit_app(app, STORY, at=AT)
    elsewhere = AT.astimezone(timezone(timedelta(hours=5)))
    second = commit_app(make_app(tmp_path / "other" / "place"), STORY, at=elsewhere)
    assert first == second
    assert str(tmp_path) not in (app / ".git/config").read_text("utf-8")


def test_author_and_moment_are_the_given_ones(app: Path) -> None:
    commit_app(app, STORY, author=Author("Ada Morel", "ada@example.com"), at=AT)
    shown = git(app, "log", "-1", "--format=%an <%ae> %cn <%ce> %aI %cI")
    moment = "2026-03-01T09:30:03+00:00"
    assert shown.replace("Z", "+00:00") == (
        f"Ada Morel <ada@example.com> Ada Morel <ada@example.com> {moment} {moment}"
    )


def test_a_moment_without_a_zone_is_refused(app: Path) -> None:
    with pytest.raises(ValueError, match="zone"):
        commit_app(app, STORY, at=AT.replace(tzinfo=None))


def test_a_step_that_changes_nothing_is_left_out(app: Path) -> None:
    commit_app(app, (Commit("All", None), Commit("Nothing", ("src", "no/such"))), at=AT)
    assert git(app, "log", "--format=%s") == "All"


def test_a_second_generation_is_a_further_commit_with_only_its_changes(app: Path) -> None:
    first = commit_app(app, STORY, at=AT)
    (app / "tests/a.spec.ts").unlink()
    (app / "tests/link.ts").unlink()
    (app / "server/main.ts").write_text("changed\n")
    (app / "bin/start").chmod(0o644)
    second = commit_app(app, (Commit("Add reviews", None),), at=AT)
    assert git(app, "rev-parse", "HEAD^") == first.sha
    assert git(app, "diff", "--name-status", first.sha, second.sha).splitlines() == [
        "M\tbin/start",
        "M\tserver/main.ts",
        "D\ttests/a.spec.ts",
        "D\ttests/link.ts",
    ]
    assert git(app, "status", "--porcelain") == ""


def test_without_a_change_no_commit_is_made(app: Path) -> None:
    first = commit_app(app, STORY, at=AT)
    assert commit_app(app, STORY, at=AT + timedelta(days=1)) == first


def test_a_file_may_become_a_folder_and_back(app: Path) -> None:
    commit_app(app, STORY, at=AT)
    (app / "package.json").unlink()
    (app / "package.json").mkdir()
    (app / "package.json" / "inner").write_text("x")
    commit_app(app, (Commit("Folder", None),), at=AT)
    assert git(app, "status", "--porcelain") == ""
    (app / "package.json" / "inner").unlink()
    (app / "package.json").rmdir()
    (app / "package.json").write_text("{}\n")
    commit_app(app, (Commit("File", None),), at=AT)
    assert git(app, "status", "--porcelain") == ""
    assert git(app, "fsck", "--strict") == ""


def test_what_was_staged_by_hand_is_committed_in_its_step(app: Path) -> None:
    commit_app(app, STORY, at=AT)
    (app / "src/new.ts").write_text("new\n")
    git(app, "add", "src/new.ts")
    commit_app(app, (Commit("Docs", ("docs",)), Commit("Source", ("src",))), at=AT)
    assert git(app, "log", "-1", "--format=%s") == "Source"
    assert git(app, "show", "--format=", "--name-only") == "src/new.ts"


def test_a_lock_left_by_a_killed_git_is_no_obstacle(app: Path) -> None:
    commit_app(app, STORY, at=AT)
    (app / ".git/index.lock").touch()
    (app / "src/new.ts").write_text("new\n")
    commit_app(app, (Commit("More", None),), at=AT)
    assert git(app, "log", "-1", "--format=%s") == "More"


def test_half_a_repository_left_by_a_killed_run_is_cleared_away(app: Path) -> None:
    (app / ".git-unfinished-abc").mkdir()
    (app / ".git-unfinished-abc" / "HEAD").write_text("x")
    commit_app(app, STORY, at=AT)
    assert not list(app.glob(".git-unfinished*"))
    assert "unfinished" not in git(app, "ls-files")


def test_a_repository_of_somebody_else_is_left_alone(app: Path) -> None:
    git(app, "init", "--quiet")
    before = sorted(p.name for p in (app / ".git").iterdir())
    with pytest.raises(PublishError, match="did not make; it was left as it is"):
        commit_app(app, STORY, at=AT)
    assert sorted(p.name for p in (app / ".git").iterdir()) == before


def test_a_git_file_that_points_elsewhere_is_refused(app: Path, tmp_path: Path) -> None:
    (app / ".git").write_text(f"gitdir: {tmp_path}/elsewhere\n")
    with pytest.raises(PublishError, match="did not make"):
        commit_app(app, STORY, at=AT)


def test_a_repository_whose_parts_are_links_is_refused(app: Path, tmp_path: Path) -> None:
    commit_app(app, STORY, at=AT)
    (tmp_path / "outside").mkdir()
    (app / ".git/refs/tags").rmdir()
    (app / ".git/refs/tags").symlink_to(tmp_path / "outside")
    with pytest.raises(PublishError, match="keeps parts of itself elsewhere"):
        commit_app(app, STORY, at=AT)


def test_a_repository_inside_the_app_is_refused(app: Path) -> None:
    git(app / "src", "init", "--quiet")
    with pytest.raises(PublishError, match="git repository inside the app"):
        commit_app(app, STORY, at=AT)


def test_another_branch_is_left_alone(app: Path) -> None:
    commit_app(app, STORY, at=AT)
    git(app, "switch", "--quiet", "--create", "mine")
    with pytest.raises(PublishError, match="git switch main"):
        commit_app(app, STORY, at=AT)


@pytest.mark.parametrize("target", ["/etc/hostname", "../../outside", "../my app/../../x"])
def test_a_link_out_of_the_folder_is_refused(app: Path, target: str) -> None:
    (app / "src/out.ts").symlink_to(target)
    with pytest.raises(PublishError, match="leads out of the app; nothing was committed"):
        commit_app(app, STORY, at=AT)
    assert not (app / ".git").exists()


def test_a_linked_folder_is_kept_as_a_link_and_not_read(app: Path) -> None:
    (app / "again").symlink_to("src")
    commit_app(app, STORY, at=AT)
    assert git(app, "ls-files", "-s", "again").startswith("120000 ")
    assert git(app, "ls-files", "again/*") == ""


@pytest.mark.parametrize("path", ["/etc", "../other", "src/../../x", ".git/config"])
def test_a_path_out_of_the_folder_is_refused(app: Path, path: str) -> None:
    with pytest.raises(PublishError, match="is not part of the app"):
        commit_app(app, (Commit("Out", (path,)),), at=AT)


def trap(folder: Path) -> tuple[Path, Path]:
    """A program that leaves a trace when it runs, and the trace."""
    trace = folder / "ran"
    program = folder / "trap"
    program.write_text(f'#!/bin/sh\ntouch "{trace}"\ncat\n')
    program.chmod(0o755)
    return program, trace


def _global_settings(app: Path, program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = app.parent / "gitconfig"
    settings.write_text(
        f"[core]\n\thooksPath = {app.parent}\n\tfsmonitor = {program}\n"
        f"[commit]\n\tgpgSign = true\n[gpg]\n\tprogram = {program}\n"
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_DIR", str(app.parent / "nowhere"))
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Somebody")


def _own_settings(app: Path, program: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    with (app / ".git/config").open("a") as settings:
        settings.write(
            f'[core]\n\tfsmonitor = {program}\n[filter "bad"]\n\tclean = {program}\n'
            f"[commit]\n\tgpgSign = true\n[gpg]\n\tprogram = {program}\n"
        )
    (app / ".gitattributes").write_text("* filter=bad\n")


def _hooks(app: Path, program: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    hooks = app / ".git/hooks"
    hooks.mkdir()
    for name in ("pre-commit", "post-commit", "commit-msg", "reference-transaction"):
        (hooks / name).write_bytes(program.read_bytes())
        (hooks / name).chmod(0o755)


@pytest.mark.parametrize("lay", [_global_settings, _own_settings, _hooks])
def test_no_program_named_by_settings_is_run(
    app: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    lay: Callable[[Path, Path, pytest.MonkeyPatch], None],
) -> None:
    commit_app(app, STORY, at=AT)
    program, trace = trap(tmp_path)
    lay(app, program, monkeypatch)
    (app / "src/new.ts").write_text("new\n")
    commit_app(app, (Commit("More", None),), at=AT)
    assert not trace.exists()
    log = (app / ".git/logs/HEAD").read_text("utf-8").splitlines()
    assert "Somebody" not in log[-1]


def test_an_empty_folder_has_nothing_to_commit(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="no file to commit"):
        commit_app(tmp_path, (Commit("Nothing", None),), at=AT)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="is not a folder"):
        commit_app(tmp_path / "none", STORY, at=AT)


def test_without_git_the_sentence_says_what_to_install(
    app: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PublishError, match=r"git is not installed.*files are\s+complete.*Install"):
        commit_app(app, STORY, at=AT)
    assert not list(app.glob(".git-*"))
