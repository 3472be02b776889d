"""`--engine model`: what is said and counted, and that a service that is down ends nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.llm.service import KEY, MODEL, Answer, Asked, Fails, ModelService, Says, ToolCall

TEXT = (
    "Please make a website for a street's tool library. Neighbours can browse and search tools and "
    "spin a wheel that picks one. Use ivory as the background and dark green for the components."
)
ANSWER = json.dumps(
    {
        "wishes": [
            {"quote": "browse", "action": "browse", "verb": "browse", "thing": "tools"},
            {
                "quote": "spin a wheel that picks one",
                "action": "bespoke",
                "verb": "spin",
                "thing": "wheel",
                "needs": "a wheel with all tools that stops at one",
            },
        ]
    }
)

PLAN = json.dumps(
    {
        "parts": [
            {
                "wishes": [1],
                "heading": "Wheel of tools",
                "purpose": "Spin the wheel; it stops at one of the tools.",
                "page": "Wheel",
                "entities": ["tool"],
                "criteria": [
                    {
                        "wish": 1,
                        "text": "Spinning the wheel picks a tool",
                        "steps": [
                            {"do": "go", "path": ""},
                            {"do": "click", "kind": "button", "name": "Spin"},
                            {"do": "expect_text", "value": "Picked: ", "within_kind": "status"},
                        ],
                    }
                ],
            }
        ]
    }
)
VIEW = """import { useState } from 'react'
import { Section } from '#components/page.tsx'
import { useTools } from '#src/tools/api.ts'
import { Button } from '#ui/button.tsx'

/** Picks one of the tools. */
export function WheelOfToolsPart() {
  const tools = useTools()
  const [turns, setTurns] = useState(0)
  const names = (tools.data?.items ?? []).map((tool) => tool.name)
  return (
    <Section heading="Wheel of tools">
      <Button onClick={() => setTurns(turns + 1)}>Spin</Button>
      <p role="status">{turns > 0 ? `Picked: ${names[turns % names.length] ?? ''}` : 'Not yet'}</p>
    </Section>
  )
}
"""


def capable(asked: Asked) -> Answer:
    """A model that reads, plans and writes well."""
    form = (asked.body.get("response_format") or {}).get("json_schema", {}).get("name")
    if form:
        return {"DraftReading": ANSWER, "DraftPlan": PLAN}[form]
    done = [each for each in asked.body["messages"] if each["role"] == "tool"]
    steps = [
        Says(
            calls=[
                ToolCall(
                    "write_file",
                    json.dumps({"path": "src/bespoke/wheel-of-tools/index.tsx", "content": VIEW}),
                )
            ]
        ),
        Says(calls=[ToolCall("run_checks", "{}", id="call-2")]),
        Says("The wheel is there."),
    ]
    return steps[min(len(done), 2)]


def run(
    *arguments: str, cwd: Path, service: ModelService | None = None
) -> subprocess.CompletedProcess[str]:
    """The command with no setting but those of the service."""
    settings = {}
    if service:
        settings = {
            "APPMINT_MODEL_BASE_URL": service.url,
            "APPMINT_MODEL_API_KEY": KEY,
            "APPMINT_MODEL_TRIES": "1",
            **{f"APPMINT_MODEL_{role}": MODEL for role in ("READ", "WRITE", "REPAIR")},
        }
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("APPMINT_MODEL_") and not name.endswith("_API_KEY")
    }
    return subprocess.run(
        [sys.executable, "-c", "from appmint.cli import create; create()", *arguments],
        cwd=cwd,
        env={**clean, **settings},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_without_a_key_the_model_engine_says_what_to_set_and_writes_nothing(tmp_path: Path) -> None:
    done = run(TEXT, "--engine", "model", cwd=tmp_path)
    assert done.returncode == 1
    assert "NEBIUS_API_KEY" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_what_a_model_read_and_wrote_is_in_the_app_and_its_calls_are_counted(
    tmp_path: Path,
) -> None:
    with ModelService(capable) as service:
        done = run(
            TEXT, "--out", "app", "--engine", "model", "--json", cwd=tmp_path, service=service
        )
    last = json.loads(done.stdout.splitlines()[-1])
    assert done.returncode == 0, done.stderr
    assert last["model"]["criteria_gained"] == 1
    assert last["model"]["calls"] == len(service.asked)
    assert last["model"]["cost_usd"] > 0
    assert f"Read by rules and by {MODEL}." in done.stderr
    assert "1 of 1 planned criteria written" in done.stderr
    log = subprocess.run(
        ["git", "-C", str(tmp_path / "app"), "log", "-1", "--format=%s"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert log.stdout.strip() == "Spinning the wheel picks a tool"
    evidence = tmp_path / "app" / "evidence"
    assert len((evidence / "model-calls.jsonl").read_text().splitlines()) == last["model"]["calls"]
    assert KEY not in "".join(
        file.read_text(errors="ignore") for file in (tmp_path / "app").rglob("*.json*")
    )


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_a_service_that_is_down_leaves_an_app_by_rules_that_says_so(tmp_path: Path) -> None:
    with ModelService(lambda _: Fails(503)) as service:
        done = run(TEXT, "--out", "app", "--engine", "model", cwd=tmp_path, service=service)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Read by rules alone: the model was not reachable." in done.stdout
    assert done.stdout.count("Model: ") == 1, "a service that is down is asked no further"
    report = (tmp_path / "app" / "evidence" / "report.html").read_text()
    assert "Read by rules alone" in report
