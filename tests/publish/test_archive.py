"""An app as a zip: read back by an independent reader of zips."""

import os
import stat
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from appmint.publish import Commit, PublishError, commit_app, zip_app

AT = datetime(2026, 3, 1, tzinfo=UTC)


def make_app(folder: Path) -> Path:
    (folder / "src").mkdir(parents=True)
    (folder / "node_modules" / "left").mkdir(parents=True)
    (folder / "src/ünï.ts").write_bytes(b"one\r\ntwo\n\x00\xff")
    (folder / "empty").touch()
    (folder / "run").write_text("#!/bin/sh\n")
    (folder / "run").chmod(0o755)
    (folder / "src/link").symlink_to("../run")
    (folder / "node_modules/left/index.js").write_text("left\n")
    commit_app(folder, (Commit("All", None),), at=AT)
    return folder


def test_a_zip_holds_the_committed_files_alone(tmp_path: Path) -> None:
    app = make_app(tmp_path / "app")
    (app / "later").write_text("not committed")
    with zipfile.ZipFile(zip_app(app, tmp_path / "boats.zip")) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names == ["boats/empty", "boats/run", "boats/src/link", "boats/src/ünï.ts"]
        assert archive.read("boats/src/ünï.ts") == b"one\r\ntwo\n\x00\xff"
        assert archive.read("boats/src/link") == b"../run"
        modes = [archive.getinfo(name).external_attr >> 16 for name in names]
    assert [stat.filemode(mode) for mode in modes] == [
        "-rw-r--r--",
        "-rwxr-xr-x",
        "lrwxrwxrwx",
        "-rw-r--r--",
    ]


def test_the_same_commit_is_the_same_bytes(tmp_path: Path) -> None:
    one, two = make_app(tmp_path / "one"), make_app(tmp_path / "two")
    os.utime(two / "run", (0, 0))
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first = zip_app(one, tmp_path / "a" / "app.zip").read_bytes()
    assert zip_app(two, tmp_path / "b" / "app.zip").read_bytes() == first


def test_a_link_put_in_place_of_a_committed_file_is_not_followed(tmp_path: Path) -> None:
    app = make_app(tmp_path / "app")
    (tmp_path / "secret").write_text("secret")
    (app / "empty").unlink()
    (app / "empty").symlink_to(tmp_path / "secret")
    with zipfile.ZipFile(zip_app(app, tmp_path / "app.zip")) as archive:
        assert archive.read("app/empty") == b""


def test_a_folder_that_was_never_committed_is_said(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="commit the app before zipping it"):
        zip_app(tmp_path, tmp_path / "app.zip")


def test_what_cannot_be_written_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    app = make_app(tmp_path / "app")
    with pytest.raises(PublishError, match="could not be written"):
        zip_app(app, tmp_path / "no" / "app.zip")
    (tmp_path / "app.zip").mkdir()
    with pytest.raises(PublishError, match="could not be written"):
        zip_app(app, tmp_path / "app.zip")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["app", "app.zip"]


def test_the_zip_of_a_clone_is_the_same(tmp_path: Path) -> None:
    app = make_app(tmp_path / "app")
    subprocess.run(["git", "clone", "--quiet", app, tmp_path / "clone"], check=True)
    (tmp_path / "a").mkdir()
    first = zip_app(app, tmp_path / "app.zip").read_bytes()
    assert zip_app(tmp_path / "clone", tmp_path / "a" / "app.zip").read_bytes() == first
