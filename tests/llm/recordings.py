"""Runs of the model engine that were recorded, and what they came to.

A folder of tests/llm/recorded has the exchanges of one run (tests/llm/exchanges.py) and
outcome.json: the app before, the code written for it, what was gained, and what it cost.

    python -m tests.llm.recordings NAME APP_FOLDER

writes outcome.json from the app that the recorded run has made, with its history and evidence.
"""

import argparse
import json
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from appmint.llm.calls import Call, CallBook
from appmint.llm.catalogue import Catalogues
from appmint.llm.circuit import Circuits
from appmint.llm.engine import Engine
from appmint.llm.providers import Role
from appmint.llm.settings import ModelSettings
from appmint.llm.writing import Session, Task
from appmint.pipeline.bench import Bench
from appmint.pipeline.stages import App, Proven
from appmint.quality import Inspection, Report
from appmint.quality.results import Score
from appmint.spec import AppSpec, Bespoke, loads
from appmint.stacks.web.features.bespoke.places import ROOTS, belongs
from tests.llm.exchanges import Exchange, ReplayService
from tests.llm.service import Waits

RECORDED = Path(__file__).parent / "recorded"
BRIEFS = Path(__file__).parent / "briefs"
MODELS: Mapping[Role, str] = {
    "read": "deepseek-ai/DeepSeek-V3",
    "write": "deepseek-ai/DeepSeek-V3",
    "repair": "Qwen/Qwen2.5-Coder-32B-Instruct",
}
PRICES = "deepseek-ai/DeepSeek-V3=0.50/1.50,Qwen/Qwen2.5-Coder-32B-Instruct=0.06/0.18"
"""What all recordings were made with, in USD per million tokens."""

_BLOCK = re.compile(
    r"<<<DATA (?P<name>.+?) (?P<mark>\w{12})>>>\n(?P<text>.*?)\n<<<END .+? (?P=mark)>>>", re.DOTALL
)
_GREEN = "All checks are green."
_NOT_GREEN = re.compile(
    r"\A(?:It is not done:\n)?(?P<found>.*?)(?:\n\nThe checks can be run \d+ more times\.)?\Z",
    re.DOTALL,
)


class Outcome(BaseModel):
    """What a recorded run came to."""

    floor: AppSpec
    """The app before anything was written for it."""
    gained: tuple[str, ...]
    files: Mapping[str, str]
    """All code written for the app, by path."""
    calls: int
    cost_micro_usd: int


def names() -> Sequence[str]:
    """The recordings that there are."""
    return sorted(folder.name for folder in RECORDED.glob("*") if folder.is_dir())


def brief(name: str) -> str:
    """The text that a recording was made with."""
    return (BRIEFS / f"{name}.txt").read_text("utf-8")


def outcome(name: str) -> Outcome:
    """What the recorded run came to."""
    return Outcome.model_validate_json((RECORDED / name / "outcome.json").read_text("utf-8"))


def engine_at(url: str, book: CallBook) -> Engine:
    """An engine set up as for the recordings, without pauses."""
    settings = ModelSettings.model_validate(
        {"provider": "vllm", "base_url": url, "prices": PRICES, **MODELS}
    )
    return Engine(
        settings, "standard", book, sleep=Waits(), catalogues=Catalogues(), circuits=Circuits()
    )


class RecordedBench(Bench):
    """A bench on which sessions are held anew, and checks find what they found in the recording.

    The model's tools, the workspace and the files are the real ones; no check and no gate runs.
    What a session was shown of the app it is shown again, whatever the stack has become since.
    """

    def __init__(self, engine: Engine, folder: Path, service: ReplayService) -> None:
        super().__init__(engine, folder, finish=self._as_it_was)
        self._service = service
        self._in_session = False

    def look(
        self, spec: AppSpec, custom: Mapping[str, str], criteria: tuple[str, ...]
    ) -> Inspection:
        if self._in_session:
            return self._checked(custom)
        # Before a part is begun none of its criteria holds. Later one is looked at alone, to see
        # whether it holds already: it does where no session on it was recorded.
        (first, *more) = (each for each in spec.criteria if each.id in criteria)
        written = not more and _criterion_of(self._service.following) != _line(first.text)
        holding = frozenset((first.id,)) if written and custom else frozenset[str]()
        return Inspection(() if holding else ("acceptance",), holding, "", {})

    def write(
        self, role: Role, task: Task, custom: Mapping[str, str], written: Mapping[str, str]
    ) -> tuple[Session, Mapping[str, str]]:
        self._in_session = True
        try:
            return super().write(role, task, custom, written)
        finally:
            self._in_session = False

    def prove(self, spec: AppSpec, custom: Mapping[str, str]) -> tuple[Proven, str]:
        """Green, unless the recording goes on with what this gate has found."""
        del custom
        found = _blocks(self._service.following).get("what the checks found", "")
        last = _line(spec.criteria[-1].text)
        ok = not (found and _criterion_of(self._service.following) == last)
        report = Report(
            app=spec.name,
            ok=ok,
            score=Score(version=1, total=0, parts=()),
            checks=(),
            criteria=(),
            seconds=0.0,
        )
        return Proven(App(spec, self._folder, 0), report), "" if ok else found

    def _checked(self, custom: Mapping[str, str]) -> Inspection:
        heard = _checks_heard(self._service.following)
        said = heard[0] if heard else _GREEN
        if said.startswith(_GREEN):
            return Inspection((), frozenset(), "", dict(custom))
        found = _NOT_GREEN.match(said)
        return Inspection(("acceptance",), frozenset(), found["found"] if found else said, {})

    def _as_it_was(self, app: Path) -> None:
        """Puts into the app what the session to come was shown of it."""
        if not self._in_session:
            return
        for path, text in _shown_in_session(self._service.following):
            file = app / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")


def _line(text: str) -> str:
    return " ".join(text.split())


def _opens(exchange: Exchange) -> bool:
    """Whether the request is the first of a conversation with tools."""
    request = exchange.request
    roles = [message["role"] for message in request["messages"] if message["role"] != "system"]
    return bool(request.get("tools")) and roles == ["user"]


def _blocks(following: Sequence[Exchange]) -> Mapping[str, str]:
    """What the session that comes next is shown, by name; nothing where none comes next."""
    if not following or not _opens(following[0]):
        return {}
    said = "\n".join(str(message["content"]) for message in following[0].request["messages"])
    return {found["name"]: found["text"] for found in _BLOCK.finditer(said)}


def _criterion_of(following: Sequence[Exchange]) -> str:
    """The criterion for which a session comes next, else ""."""
    return _blocks(following).get("criterion", "").partition("\n")[0]


def _shown_in_session(following: Sequence[Exchange]) -> Iterator[tuple[str, str]]:
    """Files of the app, by path, as the session that comes next is shown them or reads them."""
    for name, text in _blocks(following).items():
        if name.startswith("file "):
            yield name.removeprefix("file "), text
    for number, exchange in enumerate(following):
        if number and _opens(exchange):
            return
        for name, given, said in _tools_heard(exchange):
            path = str(given.get("path", ""))
            own = path.startswith(ROOTS) or "first_line" in given
            if name == "read_file" and not own and not said.startswith("Refused: "):
                yield path, said.partition("\n\nYou have read ")[0]


def _checks_heard(following: Sequence[Exchange]) -> Sequence[str]:
    """What checks have said to the last answer, where the conversation goes on with that."""
    if not following or _opens(following[0]):
        return ()
    said = [text for name, _, text in _tools_heard(following[0]) if name == "run_checks"]
    last = following[0].request["messages"][-1]
    if last["role"] == "user":
        said.append(str(last["content"]))
    return said


def _tools_heard(exchange: Exchange) -> Iterator[tuple[str, Mapping[str, Any], str]]:
    """Calls of tools since the last answer: name, arguments, what the tool said."""
    calls: dict[str, tuple[str, Mapping[str, Any]]] = {}
    heard: list[tuple[str, Mapping[str, Any], str]] = []
    for message in exchange.request["messages"]:
        if message["role"] == "assistant":
            heard.clear()
            for call in message.get("tool_calls") or ():
                function = call["function"]
                calls[call["id"]] = function["name"], json.loads(function["arguments"])
        elif message["role"] == "tool":
            name, given = calls[message["tool_call_id"]]
            heard.append((name, given, str(message["content"])))
    yield from heard


def keep(name: str, app: Path) -> Outcome:
    """Writes down what the recorded run came to, from the app that it has made."""
    spec = loads((app / "appspec.json").read_text("utf-8"))
    commits = _git(app, "log", "--reverse", "--format=%H", "--", "appspec.json").split()
    floor = loads(_git(app, "show", f"{commits[0]}:appspec.json"))
    messages = _git(app, "log", "--reverse", "--format=%s").splitlines()
    parts = [feature for feature in spec.features if isinstance(feature, Bespoke)]
    lines = (app / "evidence" / "model-calls.jsonl").read_text("utf-8").splitlines()
    calls = [Call.model_validate_json(line) for line in lines]
    files = {
        path.relative_to(app).as_posix(): path.read_text("utf-8")
        for root in ROOTS
        for path in sorted((app / root).rglob("*"))
        if path.is_file()
    }
    texts = {each.text for each in spec.criteria} - {each.text for each in floor.criteria}
    return Outcome(
        floor=floor,
        gained=tuple(each for each in messages if each in texts),
        files={path: text for path, text in files.items() if belongs(path, parts)},
        calls=len(calls),
        cost_micro_usd=sum(call.cost_micro_usd for call in calls),
    )


def _git(app: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", app, *arguments], check=True, capture_output=True, text=True
    )
    return done.stdout


def main() -> None:
    """Writes outcome.json of one recording."""
    parser = argparse.ArgumentParser(description="Write down what a recorded run came to.")
    parser.add_argument("name", help="of the recording, and of its brief")
    parser.add_argument("app", type=Path, help="the app that the run has made")
    given = parser.parse_args()
    kept = keep(given.name, given.app).model_dump_json(indent=1)
    (RECORDED / given.name / "outcome.json").write_text(kept + "\n", "utf-8")


if __name__ == "__main__":
    main()
