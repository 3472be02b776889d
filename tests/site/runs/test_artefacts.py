import hashlib
import os
from pathlib import Path

import pytest

from appmint.site.config import config
from appmint.site.runs import artefacts, bundles

pytestmark = pytest.mark.usefixtures("own_data")


def _kept() -> list[Path]:
    return [file for file in (config().folder / "artefacts").rglob("*") if file.is_file()]


def test_bytes_are_found_again_by_their_digest() -> None:
    digest = artefacts.put(b"a report")
    assert digest == hashlib.sha256(b"a report").hexdigest()
    assert artefacts.path(digest).read_bytes() == b"a report"
    with artefacts.open_(digest) as found:
        assert found.read() == b"a report"


def test_a_file_and_the_same_bytes_are_one_artefact(tmp_path: Path) -> None:
    (tmp_path / "big").write_bytes(b"x" * 3_000_000)
    assert artefacts.put(tmp_path / "big") == artefacts.put(b"x" * 3_000_000)
    assert len(_kept()) == 1


@pytest.mark.parametrize("digest", ["", "../secret-key", "0" * 64, "0" * 63 + "/", "A" * 64])
def test_an_unknown_digest_is_refused(digest: str) -> None:
    artefacts.put(b"something")
    with pytest.raises(artefacts.ArtefactMissing):
        artefacts.path(digest)


def test_what_a_killed_process_left_goes_after_an_hour() -> None:
    digest = artefacts.put(b"whole")
    store = config().folder / "artefacts"
    old, young = store / ".unfinished-old", store / ".unfinished-young"
    for left in (old, young):
        left.write_bytes(b"half")
    os.utime(old, (1, 1))
    artefacts.forget_unfinished()
    assert not old.exists()
    assert young.exists()
    assert artefacts.path(digest).is_file()


def test_a_folder_comes_back_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "app"
    (folder / "src").mkdir(parents=True)
    (folder / "src" / "main.ts").write_text("export {};\n")
    (folder / "run.sh").write_text("#!/bin/sh\n")
    (folder / "run.sh").chmod(0o755)
    (folder / "evidence").mkdir()
    (folder / "evidence" / "report.json").write_text("{}")
    (folder / "outside").symlink_to("/etc/passwd")
    digest = bundles.pack(folder, leave_out=["evidence"])
    bundles.unpack(digest, tmp_path / "again")
    names = sorted(
        p.relative_to(tmp_path / "again").as_posix() for p in tmp_path.glob("again/**/*")
    )
    assert names == ["run.sh", "src", "src/main.ts"]
    assert os.access(tmp_path / "again" / "run.sh", os.X_OK)
    assert bundles.pack(tmp_path / "again") == digest


def test_one_file_of_a_bundle_is_read_and_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "report.html").write_text("<h1>Report</h1>")
    digest = bundles.pack(tmp_path / "evidence")
    assert bundles.member(digest, "report.html") == b"<h1>Report</h1>"
    assert bundles.member(digest, "../report.html") is None
    assert bundles.member(digest, "/etc/passwd") is None
    assert bundles.member(digest, "") is None
