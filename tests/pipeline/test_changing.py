"""`--change`: a delivered app becomes another by words, or stays as it is."""

import json
import subprocess
from pathlib import Path

import pytest

from appmint.pipeline import PipelineError, change
from appmint.pipeline.stages import Plan, Proven, construct, publish
from appmint.quality import Report
from appmint.quality.results import Score
from appmint.reader import read
from tests.llm.service import ModelService
from tests.pipeline.test_engine_option import run

TEXT = (
    "Please make a website for a street's tool library. Neighbours can browse the tools, open a "
    "tool and search tools. Use ivory as the background and dark green for the components."
)
REQUEST = "Neighbours should also be able to write reviews of tools. Searching is not needed."
REVISION = json.dumps(
    {
        "edits": [
            {
                "quote": "browse the tools, open a tool and search tools",
                "replacement": "browse the tools, open a tool and write reviews of tools",
            }
        ],
        "additions": [],
    }
)
READING = json.dumps(
    {"wishes": [{"quote": "write reviews", "action": "review", "verb": "write", "thing": "tools"}]}
)


@pytest.fixture
def delivered(tmp_path: Path) -> Path:
    """A tool library's app as it is handed over; that its gate is green is proven elsewhere."""
    app = construct(Plan(read(TEXT), tmp_path / "app"))
    app.evidence.mkdir()
    score = Score(version=1, total=90, parts=())
    report = Report(app=app.spec.name, ok=True, score=score, checks=(), criteria=(), seconds=1.0)
    publish(Proven(app, report))
    return app.folder


def subjects(folder: Path) -> list[str]:
    done = subprocess.run(
        ["git", "-C", str(folder), "log", "--format=%s"], capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def test_a_folder_that_is_no_app_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="is not an app that was made here"):
        change(tmp_path, REQUEST)


def test_work_that_is_not_committed_is_not_risked(delivered: Path) -> None:
    (delivered / "README.md").write_text("mine")
    with pytest.raises(PipelineError, match="not committed"):
        change(delivered, REQUEST)
    assert (delivered / "README.md").read_text() == "mine"


def test_a_change_of_no_words_is_refused(delivered: Path) -> None:
    with pytest.raises(PipelineError, match="empty"):
        change(delivered, " \n")


def test_the_option_needs_the_folder_of_the_app(tmp_path: Path) -> None:
    done = run("--change", REQUEST, cwd=tmp_path)
    assert done.returncode == 2
    assert "--out FOLDER" in done.stderr


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_request_changes_the_app_in_one_commit_and_says_which_criteria_come_and_go(
    delivered: Path,
) -> None:
    (delivered / ".env").write_text("PORT=4321\n")
    before = subjects(delivered)
    with ModelService([REVISION, READING]) as service:
        done = run(
            *("--change", REQUEST, "--out", "app", "--engine", "model", "--json"),
            cwd=delivered.parent,
            service=service,
        )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    assert any("eviews of tools" in each for each in said["criteria"]["added"])
    assert any("earch" in each for each in said["criteria"]["removed"])
    assert said["model"]["calls"] == 2
    after = subjects(delivered)
    assert after[1:] == before
    assert after[0].startswith("Neighbours should also be able to write reviews")
    assert (delivered / ".env").read_text() == "PORT=4321\n"
    spec = json.loads((delivered / "appspec.json").read_text())
    assert "write reviews of tools" in spec["text"]
    assert (delivered / "evidence" / "report.html").is_file()
    state = ["git", "-C", str(delivered), "status", "--porcelain"]
    assert subprocess.run(state, capture_output=True, check=True).stdout == b""
