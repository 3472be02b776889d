"""A model writes a part of an app: a session with tools, limited in turns, tokens and time.

The session ends when the checks are green, or when it cannot get there: every way in which a model
goes astray has its answer here, and none of them goes on for ever.
"""

import asyncio
import json
import math
import re
import time
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic_ai import Agent, ModelRetry, RunContext, Tool
from pydantic_ai.exceptions import (
    ContentFilterError,
    OutputTokenLimitExceeded,
    UnexpectedModelBehavior,
    UsageLimitExceeded,
)
from pydantic_ai.messages import ModelResponse
from pydantic_ai.models import Model
from pydantic_ai.usage import RunUsage, UsageLimits

from appmint.llm import loops
from appmint.llm.blocks import data_blocks
from appmint.llm.prompts import load
from appmint.llm.workspace import Refused, Workspace
from appmint.spec import AppSpec, Bespoke, Criterion, Entity
from appmint.stacks.composition import EntityNames, FieldNames
from appmint.stacks.web.features.bespoke.places import places

Ended = Literal["green", "not_green", "spent", "refused", "idle", "useless"]

_CUT = (
    "Your answer was cut off because it was too long, and what was cut off is not there. Write "
    "smaller files, one at a time."
)
_IN_PROSE = "Code in an answer goes nowhere: put it into the app with write_file."
_LATE = re.compile(r"(?i)\btimed out\b|\btimeout:? \d+ ?ms|\btook (?:too long|longer than)\b")
_NO_TIME = "It needed more time than it was given."
_LOOK_S = 1.0
"""How often a conversation is looked at: while the checks run its end moves."""
_NOTHING_YET = "Nothing is written yet. Use write_file, then run_checks."
_ORDINARY = (
    "This is an ordinary part of a web app, for the people who use it. Write it with write_file as "
    "far as it goes."
)
_REFUSING = re.compile(
    r"\A\W*(?:i['’]?m sorry|sorry\b|i (?:can(?:no|['’])t|am unable|won['’]t)|as an ai)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Limits:
    """What one session may use."""

    requests: int = 30
    tokens: int = 600_000
    seconds: float = 900.0
    """Without those in which the checks run: how long these take is the machine's affair."""
    checks: int = 8
    reads_in_a_row: int = 10
    """Reading more than this without writing is warned of; twice as much ends the session."""
    refusals_in_a_row: int = 12
    """Of tools: after so many the session ends."""
    beginnings: int = 3
    """How often a conversation that broke down is begun anew, on what is written so far."""
    answers: int = 4
    """How often an answer that is not the end is sent back in one conversation."""


@dataclass(frozen=True)
class Checked:
    """What the checks found in the app with what is written."""

    green: bool
    found: str
    """For the model: the tools' own words, the failing step, what the screen held."""


Check = Callable[[Mapping[str, str]], Checked]
"""Runs the checks on the app with these files, by path."""


@dataclass(frozen=True)
class Task:
    """What is to be written, and what must stay."""

    spec: AppSpec
    feature: Bespoke
    criterion: Criterion
    kept: tuple[Criterion, ...] = ()
    """Criteria of the part that hold already."""
    found: str = ""
    """What the checks found, where there is something to mend."""

    def material(self, workspace: Workspace) -> Mapping[str, str]:
        """What the model is shown, by name."""
        at = places(self.feature)
        given = {
            "part": _json(
                {
                    "heading": self.feature.heading,
                    "purpose": self.feature.purpose,
                    "component": f"{at.component}, exported by {at.view}",
                    "may be written": workspace.folders,
                    "page": next(
                        (p.path for p in self.spec.pages if self.feature.id in p.features), "/"
                    ),
                    "api": f"/api{at.address} by {at.server}" if self.feature.api else None,
                }
            ),
            "criterion": _criterion(self.criterion),
        }
        if self.kept:
            given["criteria that hold and must go on holding"] = "\n\n".join(
                map(_criterion, self.kept)
            )
        entities = [each for each in self.spec.entities if each.name in self.feature.entities]
        if entities:
            given["records"] = _json({each.name: _record(each, workspace) for each in entities})
        beginnings = (at.view, at.server, at.shared) if self.feature.api else (at.view,)
        for path in dict.fromkeys((*beginnings, *sorted(workspace.written))):
            given[f"file {path}"] = workspace.text(path)
        if self.found:
            given["what the checks found"] = self.found
        return given


@dataclass(frozen=True)
class Session:
    """How a session ended."""

    ended: Ended
    written: Mapping[str, str]
    """The part's files at its end, by path."""
    found: str
    """What the last checks found; empty when none ran."""
    sentence: str
    """Why it ended so, for people."""
    usage: RunUsage = field(default_factory=RunUsage)


def ran_late(found: str) -> bool:
    """Whether a check waited in vain: it may be the machine that was late."""
    return bool(_LATE.search(found))


def write(
    model: Model,
    task: Task,
    workspace: Workspace,
    check: Check,
    limits: Limits | None = None,
) -> Session:
    """Lets the model write until the checks are green or the session's limits are reached.

    Raises ModelUnavailable, BudgetSpent and ModelMisconfigured as the engine's models do, and what
    `check` raises; what is written is in the workspace then.
    """
    return _Writing(model, task, workspace, check, limits or Limits()).session()


class _Stopped(Exception):
    """The session cannot go on."""

    def __init__(self, ended: Ended, sentence: str) -> None:
        super().__init__(sentence)
        self.ended = ended


class _Writing:
    """One session: its tools, and what has happened so far."""

    def __init__(
        self, model: Model, task: Task, workspace: Workspace, check: Check, limits: Limits
    ) -> None:
        self._task = task
        self._workspace = workspace
        self._check = check
        self._limits = limits
        self._until = time.monotonic() + limits.seconds
        self._usage = RunUsage()
        self._checks = 0
        self._reads = 0
        self._refusals = 0
        self._declined = 0
        self._last: tuple[dict[str, str], Checked] | None = None
        prompt = load("repair" if task.found else "write")
        self._agent = Agent(
            model,
            instructions=prompt.text,
            tools=[
                Tool(function, sequential=True)
                for function in (
                    self.list_files,
                    self.read_file,
                    self.search,
                    self.write_file,
                    self.apply_patch,
                    self.run_checks,
                )
            ],
            retries={"tools": 3, "output": limits.answers},
        )
        self._agent.output_validator(self._at_an_end)
        self._agent.instructions(_about_length)

    def session(self) -> Session:
        """The whole session."""
        note = ""
        for _ in range(self._limits.beginnings):
            try:
                self._converse(note)
                return self._ended("green", "All checks are green.")
            except _Stopped as stopped:
                return self._ended(stopped.ended, str(stopped))
            except UsageLimitExceeded:
                return self._ended("spent", "It needed more turns or tokens than it was given.")
            except OutputTokenLimitExceeded:
                note = _CUT
            except ContentFilterError:
                return self._ended("refused", "The service would not answer this.")
            except UnexpectedModelBehavior as error:
                note = f"Your last answers could not be used: {error.message}"
        if self._last is not None:
            return self._ended("not_green", "What was written did not pass the checks.")
        return self._ended("useless", "The model gave nothing that could be used.")

    def _converse(self, note: str) -> None:
        limits = self._limits
        said = data_blocks(self._task.material(self._workspace))
        conversation = self._agent.run(
            f"{said}\n\n{note}" if note else said,
            usage_limits=UsageLimits(
                request_limit=limits.requests, total_tokens_limit=limits.tokens
            ),
            usage=self._usage,
        )
        # The agent's own `run_sync` leaves an event loop open in each thread.
        loops.run(self._within_time(conversation))

    async def _within_time(self, conversation: Coroutine[Any, Any, object]) -> None:
        """Ends the conversation when its time is over, be it in the middle of an answer."""
        running = asyncio.ensure_future(conversation)
        while not running.done():
            left = self._until - time.monotonic()
            if left <= 0:
                running.cancel()
                await asyncio.wait({running})
                raise _Stopped("spent", _NO_TIME)
            await asyncio.wait({running}, timeout=min(left, _LOOK_S))
        await running

    def _ended(self, ended: Ended, sentence: str) -> Session:
        found = self._last[1].found if self._last else ""
        return Session(ended, dict(self._workspace.written), found, sentence, self._usage)

    # --- what an answer without tools means ---------------------------------------------------

    def _at_an_end(self, context: RunContext[object], answer: str) -> str:
        """Lets an answer be the end where the checks are green; says what to do where not."""
        if self._is_green():
            return answer
        if _about_length(context):
            raise ModelRetry(_CUT)
        if not self._changed():
            if _REFUSING.match(answer):
                self._declined += 1
                if self._declined > 1:
                    raise _Stopped("refused", "The model would not write it.")
                raise ModelRetry(_ORDINARY)
            raise ModelRetry(_IN_PROSE if "```" in answer else _NOTHING_YET)
        if "```" in answer and self._last and self._last[0] == self._workspace.written:
            raise ModelRetry(_IN_PROSE)
        checked = self._checked()
        if checked.green:
            return answer
        raise ModelRetry(f"It is not done:\n{checked.found}")

    def _is_green(self) -> bool:
        return bool(self._last and self._last[1].green and self._last[0] == self._workspace.written)

    def _changed(self) -> bool:
        """Whether anything of the part is written."""
        return any(path.startswith(self._workspace.folders) for path in self._workspace.written)

    def _checked(self, *, asked: bool = False) -> Checked:
        """What the checks find in what is written now.

        They run once on the same files, and again where they are asked for and ran out of time.
        """
        written = dict(self._workspace.written)
        if self._last and self._last[0] == written:
            last = self._last[1]
            if last.green or not (asked and ran_late(last.found)):
                return last
        if self._checks >= self._limits.checks:
            raise _Stopped("not_green", "What was written did not pass the checks.")
        self._checks += 1
        begun, until = time.monotonic(), self._until
        self._until = math.inf
        try:
            checked = self._check(written)
        finally:
            self._until = until + time.monotonic() - begun
        self._last = (written, checked)
        return checked

    # --- tools --------------------------------------------------------------------------------

    def list_files(self, folder: str = "") -> str:
        """List the app's files below a folder.

        Args:
            folder: a folder of the app, such as src/components; empty for all.
        """
        return self._reading(lambda: self._workspace.listing(folder))

    def read_file(self, path: str, first_line: int = 1) -> str:
        """Read a file of the app.

        Args:
            path: such as src/components/page.tsx.
            first_line: where to begin, from 1.
        """
        return self._reading(lambda: self._workspace.read(path, first_line))

    def search(self, text: str) -> str:
        """Find the lines of the app that contain a text.

        Args:
            text: what to look for, letter for letter.
        """
        return self._reading(lambda: self._workspace.search(text))

    def write_file(self, path: str, content: str) -> str:
        """Write a whole file of the part.

        Args:
            path: a file in one of the part's folders.
            content: the whole source, without a fence around it.
        """
        return self._writing(lambda: self._workspace.write(path, content))

    def apply_patch(self, path: str, patch: str) -> str:
        """Change a file of the part.

        Args:
            path: the file.
            patch: a unified diff of it, or blocks of <<<<<<< SEARCH, =======, >>>>>>> REPLACE.
        """
        return self._writing(lambda: self._workspace.patch(path, patch))

    def run_checks(self) -> str:
        """Run the checks on what is written; they answer with what they found."""
        self._in_time()
        if not self._changed():
            return self._refused(_NOTHING_YET)
        checked = self._checked(asked=True)
        self._reads = 0
        if checked.green:
            return "All checks are green. Say in one sentence what the part does, and stop."
        left = self._limits.checks - self._checks
        return f"{checked.found}\n\nThe checks can be run {left} more times."

    def _reading(self, work: Callable[[], str]) -> str:
        self._reads += 1
        limit = self._limits.reads_in_a_row
        if self._reads > 2 * limit:
            raise _Stopped("idle", "The model read on and on and wrote nothing.")
        said = self._done(work)
        if self._reads > limit:
            return f"{said}\n\nYou have read {self._reads} times without writing. Write now."
        return said

    def _writing(self, work: Callable[[], str]) -> str:
        before = dict(self._workspace.written)
        said = self._done(work)
        if self._workspace.written != before:
            self._reads = 0
        return said

    def _done(self, work: Callable[[], str]) -> str:
        self._in_time()
        try:
            said = work()
        except Refused as error:
            return self._refused(str(error))
        self._refusals = 0
        return said

    def _refused(self, sentence: str) -> str:
        self._refusals += 1
        if self._refusals >= self._limits.refusals_in_a_row:
            raise _Stopped("useless", "The model did not get on with its tools.")
        return f"Refused: {sentence}"

    def _in_time(self) -> None:
        if time.monotonic() > self._until:
            raise _Stopped("spent", _NO_TIME)


def _about_length(context: RunContext[object]) -> str | None:
    """What to say where the last answer was cut off, be it in a text or in the call of a tool."""
    last = next((m for m in reversed(context.messages) if isinstance(m, ModelResponse)), None)
    return _CUT if last is not None and last.finish_reason == "length" else None


def _record(entity: Entity, workspace: Workspace) -> Mapping[str, object]:
    """A kind of record: its fields, and where the app gets it.

    One that no page of its own shows has no hooks, and perhaps no routes.
    """
    folder = EntityNames(entity).folder
    files = {"hooks": f"src/{folder}/api.ts", "server": f"server/routes/{folder}.ts"}
    there = [name for name, path in files.items() if workspace.has(path)]
    way = {name: f"#{files[name]}" for name in there[:1]}
    fields = {FieldNames(one, entity).key: one.type.value for one in entity.fields}
    return {**way, "fields": fields}


def _criterion(criterion: Criterion) -> str:
    steps = [
        step.model_dump_json(exclude_none=True, exclude_defaults=False) for step in criterion.steps
    ]
    return "\n".join([" ".join(criterion.text.split()), *steps])


def _json(value: Mapping[str, object] | Sequence[object]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
