"""The repository must serve on any machine: no path and no package registry of this one in it."""

import re
import subprocess
from pathlib import Path

import pytest

# Written with a class in each so that this file does not match itself.
_FORBIDDEN = {
    "a machine's folder": r"/wor[k]/(main|shared)|/opt/pyp[i]|\.pyen[v]/",
    "a package registry": r"registry\.npmj[s]|registry\.yarnpk[g]|pypi\.or[g]|pythonhoste[d]\.org",
    "a download address in a lock file": r'"resolve[d]": "(https?|git)|--(extra-)?inde[x]-url http',
    "a registry's key": r"_authToke[n]=[^$]|npm_[A-Za-z0-9]{36}",
}


@pytest.mark.parametrize("what", _FORBIDDEN)
def test_no_tracked_file_holds(what: str, checkout: Path) -> None:
    command = ["git", "grep", "--untracked", "-nIE", "-e", _FORBIDDEN[what]]
    found = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
    assert found.returncode in (0, 1), found.stderr
    assert found.stdout == ""


def test_the_search_finds_what_it_is_meant_for(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(f'"resolved{chr(34)}: "https://example.org/zod.tgz"\n')
    command = ["git", "grep", "--no-index", "-nIE", "-e"]
    pattern = _FORBIDDEN["a download address in a lock file"]
    found = subprocess.run([*command, pattern], cwd=tmp_path, capture_output=True, check=False)
    assert found.returncode == 0


def test_every_pinned_package_has_its_hash(checkout: Path) -> None:
    for lock in (checkout / "locks").glob("*.txt"):
        entries = re.split(r"\n(?=[a-z])", lock.read_text())
        assert len(entries) > 1
        for entry in entries:
            assert re.match(r"[a-z0-9._-]+==\S+", entry), entry
            assert "--hash=sha256:" in entry, entry
