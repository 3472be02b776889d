"""Files a stranger left are taken over without being led elsewhere."""

import os
from pathlib import Path

import pytest

from appmint.sandbox import UntrustedResultError, discard, read_result


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret").write_text("swordfish")
    folder = tmp_path / "app"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "report.json").write_text("{}")
    return folder


def test_a_plain_file_is_read(folder: Path) -> None:
    assert read_result(folder, "deep/report.json") == b"{}"


@pytest.mark.parametrize("path", ["../secret", "/etc/passwd", "deep/../../secret", "", ".."])
def test_a_path_out_of_the_folder_is_refused(folder: Path, path: str) -> None:
    with pytest.raises(UntrustedResultError, match="leaves the folder"):
        read_result(folder, path)


def test_a_link_to_a_file_is_refused(folder: Path) -> None:
    (folder / "report.json").symlink_to(folder.parent / "secret")
    with pytest.raises(UntrustedResultError, match="links are not followed"):
        read_result(folder, "report.json")


def test_a_linked_folder_on_the_way_is_refused(folder: Path) -> None:
    (folder / "out").symlink_to(folder.parent)
    with pytest.raises(UntrustedResultError, match="links are not followed"):
        read_result(folder, "out/secret")


def test_a_pipe_is_refused_without_waiting(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    with pytest.raises(UntrustedResultError, match="not a plain file"):
        read_result(folder, "pipe")


def test_a_folder_is_refused(folder: Path) -> None:
    with pytest.raises(UntrustedResultError, match="not a plain file"):
        read_result(folder, "deep")


def test_a_missing_file_is_named(folder: Path) -> None:
    with pytest.raises(UntrustedResultError, match=r"none\.txt"):
        read_result(folder, "none.txt")


def test_a_file_larger_than_allowed_is_refused(folder: Path) -> None:
    (folder / "big").write_bytes(bytes(101))
    assert len(read_result(folder, "big", size_at_most=101)) == 101
    with pytest.raises(UntrustedResultError, match="larger than 100 bytes"):
        read_result(folder, "big", size_at_most=100)


def test_a_very_deep_and_locked_folder_can_be_discarded(folder: Path) -> None:
    here = os.open(folder, os.O_RDONLY)
    for _ in range(1100):
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    (folder / "deep").chmod(0)
    discard(folder)
    assert not folder.exists()
    assert (folder.parent / "secret").exists()
