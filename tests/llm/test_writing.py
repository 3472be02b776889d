"""A session in which a model writes a part: what it may do, and how each way astray ends.

The model answers over HTTP; the checks are a function of what is written.
"""

import json
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from appmint.llm.calls import MemoryCallBook
from appmint.llm.catalogue import Catalogues
from appmint.llm.circuit import Circuits
from appmint.llm.engine import Engine
from appmint.llm.errors import ModelUnavailable
from appmint.llm.workspace import Workspace
from appmint.llm.writing import Checked, Limits, Session, Task, write
from appmint.spec import Field, FieldType
from appmint.stacks.web.features.bespoke.places import places
from tests.llm.service import Answer, Asked, Fails, ModelService, Says, ToolCall
from tests.stacks.bespoke_spec import COUNTER, COUNTING, YARN, spec

VIEW = "src/bespoke/row-counter/index.tsx"
GOOD = "export function RowCounterPart() {\n  return 'Row 1'\n}\n"
BAD = "export function RowCounterPart() {\n  return 'Row'\n}\n"


def call(name: str, **arguments: object) -> Says:
    return Says(calls=[ToolCall(name, json.dumps(arguments))])


def writes(content: str, path: str = VIEW) -> Says:
    return call("write_file", path=path, content=content)


CHECK = call("run_checks")
READ = call("read_file", path="src/lib/api.ts")


def by_text(written: Mapping[str, str]) -> Checked:
    """Green where the view says "Row 1"."""
    if "Row 1" in written.get(VIEW, ""):
        return Checked(green=True, found="")
    return Checked(green=False, found="acceptance: “Row 1” is not on the screen. It held: Row")


class Held:
    """A session that was held, and what the model was told in it."""

    def __init__(self, session: Session, asked: list[Asked]) -> None:
        self.session = session
        self.asked = asked

    @property
    def last_heard(self) -> str:
        """What stood last in the last request."""
        return str(self.asked[-1].body["messages"][-1]["content"])


@pytest.fixture
def hold(tmp_path: Path) -> Callable[..., Held]:
    app = tmp_path / "app"
    for path in (VIEW, "src/lib/api.ts"):
        (app / path).parent.mkdir(parents=True, exist_ok=True)
        (app / path).write_text("export const begun = 1\n")

    async def no_wait(_: float) -> None:
        return None

    def held(
        answers: Iterable[Answer] | Callable[[Asked], Answer],
        *,
        found: str = "",
        limits: Limits | None = None,
        check: Callable[[Mapping[str, str]], Checked] = by_text,
    ) -> Held:
        workspace = Workspace(app, tmp_path, places(COUNTER).folders)
        task = Task(spec(), COUNTER, COUNTING, found=found)
        with ModelService(answers) as service:
            engine = Engine(
                service.settings(),
                "standard",
                MemoryCallBook(),
                sleep=no_wait,
                catalogues=Catalogues(),
                circuits=Circuits(),
            )
            session = write(engine.model("write"), task, workspace, check, limits)
            assert (app / VIEW).read_text() == "export const begun = 1\n"
            return Held(session, service.asked)

    return held


def test_fields_of_records_have_the_names_they_have_in_code(tmp_path: Path) -> None:
    spun = Field(name="spun_on", label="Spun on", type=FieldType.DATE)
    yarn = YARN.model_copy(update={"fields": (*YARN.fields, spun), "plural": "wool_yarns"})
    for path in (VIEW, "src/wool-yarns/api.ts"):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text(BAD)
    task = Task(spec().model_copy(update={"entities": (yarn,)}), COUNTER, COUNTING)
    told = task.material(Workspace(tmp_path, tmp_path, places(COUNTER).folders))
    assert json.loads(told["records"])["yarn"] == {
        "hooks": "#src/wool-yarns/api.ts",
        "fields": {"name": "text", "metres": "number", "spunOn": "date"},
    }


def test_a_session_ends_when_the_checks_are_green(hold: Callable[..., Held]) -> None:
    held = hold([READ, writes(GOOD), CHECK, "It counts rows."])
    assert held.session.ended == "green"
    assert held.session.written == {VIEW: GOOD}
    assert held.asked[0].tools == [
        "list_files", "read_file", "search", "write_file", "apply_patch", "run_checks",
    ]  # fmt: skip


def test_the_model_is_shown_the_criterion_its_steps_and_the_files_as_data(
    hold: Callable[..., Held],
) -> None:
    said = hold([writes(GOOD), CHECK, "Done."]).asked[0].text
    assert "<<<DATA criterion " in said
    assert '"name":"Next row"' in said
    assert f"<<<DATA file {VIEW} " in said
    assert "RowCounterPart" in said


@pytest.mark.parametrize(
    ("there", "way"),
    [
        (["src/yarns/api.ts", "server/routes/yarns.ts"], {"hooks": "#src/yarns/api.ts"}),
        (["server/routes/yarns.ts"], {"server": "#server/routes/yarns.ts"}),
        ([], {}),
    ],
)
def test_a_model_is_told_of_no_hooks_that_the_app_has_not(
    there: list[str], way: dict[str, str], tmp_path: Path
) -> None:
    for path in (VIEW, *there):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("export const begun = 1\n")
    workspace = Workspace(tmp_path, tmp_path, places(COUNTER).folders)
    told = json.loads(Task(spec(), COUNTER, COUNTING).material(workspace)["records"])
    assert {key: said for key, said in told["yarn"].items() if key != "fields"} == way


def test_what_the_checks_find_is_told_and_mended(hold: Callable[..., Held]) -> None:
    patch = "@@\n-  return 'Row'\n+  return 'Row 1'\n"
    held = hold([writes(BAD), CHECK, call("apply_patch", path=VIEW, patch=patch), CHECK, "Done."])
    assert held.session.ended == "green"
    assert "It held: Row" in held.asked[2].text
    assert "7 more times" in held.asked[2].text


def test_repair_begins_with_what_was_found(hold: Callable[..., Held]) -> None:
    held = hold([writes(GOOD), CHECK, "Done."], found="types: TS2322 in index.tsx")
    assert "TS2322" in held.asked[0].text
    assert "You mend one part" in held.asked[0].text


def test_an_end_without_checks_is_checked(hold: Callable[..., Held]) -> None:
    assert hold([writes(GOOD), "Done."]).session.ended == "green"
    held = hold([writes(BAD), "Done.", writes(GOOD), "Done."])
    assert held.session.ended == "green"
    assert "It is not done" in held.asked[2].text


def test_code_in_an_answer_is_asked_for_again_as_a_file(hold: Callable[..., Held]) -> None:
    held = hold([f"```tsx\n{GOOD}```", writes(GOOD), CHECK, "Done."])
    assert held.session.ended == "green"
    assert "Code in an answer goes nowhere" in held.asked[1].text


def test_prose_in_a_file_is_refused(hold: Callable[..., Held]) -> None:
    held = hold([writes("Voici le composant que vous avez demandé."), writes(GOOD), CHECK, "Fin."])
    assert held.session.ended == "green"
    assert "would be no TypeScript module" in held.asked[1].text


def test_invented_imports_are_refused(hold: Callable[..., Held]) -> None:
    invented = f"import {{ Chess }} from 'chess.js'\n{GOOD}"
    held = hold([writes(invented), writes(GOOD), CHECK, "Done."])
    assert held.session.ended == "green"
    assert 'There is no package "chess.js"' in held.asked[1].text


def test_a_malformed_patch_is_refused(hold: Callable[..., Held]) -> None:
    held = hold([call("apply_patch", path=VIEW, patch="change it"), writes(GOOD), CHECK, "Done."])
    assert held.session.ended == "green"
    assert "This is no patch" in held.asked[1].text


def test_invented_tools_are_answered_with_those_there_are(hold: Callable[..., Held]) -> None:
    held = hold([call("bash", command="ls"), writes(GOOD), CHECK, "Done."])
    assert held.session.ended == "green"
    assert "run_checks" in held.asked[1].text


def test_a_model_that_only_invents_tools_is_given_up(hold: Callable[..., Held]) -> None:
    held = hold(lambda _: call("bash", command="ls"))
    assert held.session.ended == "useless"
    assert held.session.written == {}


def test_arguments_that_are_no_json_are_asked_for_again(hold: Callable[..., Held]) -> None:
    broken = Says(calls=[ToolCall("write_file", '{"path": "src')])
    assert hold([broken, writes(GOOD), CHECK, "Done."]).session.ended == "green"


def test_one_refusal_is_met_with_an_explanation_two_end_the_session(
    hold: Callable[..., Held],
) -> None:
    sorry = "I'm sorry, but I can't help with that."
    assert hold([sorry, writes(GOOD), CHECK, "Done."]).session.ended == "green"
    held = hold(lambda _: sorry)
    assert held.session.ended == "refused"
    assert len(held.asked) == 2


def test_a_filtered_answer_ends_the_session(hold: Callable[..., Held]) -> None:
    assert hold(lambda _: Says(finish="content_filter")).session.ended == "refused"


def test_empty_answers_are_asked_again_and_given_up(hold: Callable[..., Held]) -> None:
    assert hold(["", writes(GOOD), CHECK, "Done."]).session.ended == "green"
    held = hold(lambda _: "")
    assert held.session.ended in ("useless", "spent")


def test_an_answer_that_is_cut_off_is_begun_anew_in_smaller_parts(
    hold: Callable[..., Held],
) -> None:
    cut_call = Says(calls=[ToolCall("write_file", '{"path": "src/besp')], finish="length")
    held = hold([cut_call, writes(GOOD), CHECK, "Done."])
    assert held.session.ended == "green"
    assert "smaller files" in held.asked[1].text
    cut_text = Says("I will now write the", finish="length")
    held = hold([cut_text, writes(GOOD), CHECK, "Done."])
    assert held.session.ended == "green"
    assert "smaller files" in held.asked[1].text


def test_endless_reading_is_warned_of_and_ends(hold: Callable[..., Held]) -> None:
    held = hold(lambda _: READ)
    assert held.session.ended == "idle"
    assert "Write now" in held.asked[-1].text
    assert len(held.asked) == 2 * Limits().reads_in_a_row + 1


def test_a_model_that_never_gets_green_ends_with_its_checks(hold: Callable[..., Held]) -> None:
    turn = iter(range(1000))

    def answer(asked: Asked) -> Answer:
        number = next(turn)
        return CHECK if number % 2 else writes(BAD.replace("Row'", f"Row of {number}'"))

    held = hold(answer, limits=Limits(checks=3))
    assert held.session.ended == "not_green"
    assert "is not on the screen" in held.session.found


def test_turns_are_limited(hold: Callable[..., Held]) -> None:
    held = hold(lambda _: writes(BAD), limits=Limits(requests=6))
    assert held.session.ended == "spent"
    assert len(held.asked) == 6


def test_tokens_are_limited(hold: Callable[..., Held]) -> None:
    held = hold(lambda _: writes(BAD), limits=Limits(tokens=4_000))
    assert held.session.ended == "spent"
    assert len(held.asked) < 5


def test_time_is_limited(hold: Callable[..., Held]) -> None:
    assert hold(lambda _: READ, limits=Limits(seconds=0)).session.ended == "spent"


def test_the_time_of_the_checks_is_not_the_models(hold: Callable[..., Held]) -> None:
    def check(written: Mapping[str, str]) -> Checked:
        time.sleep(1.6)
        return by_text(written)

    answers = [writes(BAD), CHECK, writes(GOOD), CHECK, "It counts rows."]
    assert hold(answers, check=check, limits=Limits(seconds=3)).session.ended == "green"


def test_a_session_ends_in_the_middle_of_an_answer_that_takes_too_long(
    hold: Callable[..., Held],
) -> None:
    def answer(_: Asked) -> Answer:
        time.sleep(0.7)
        return READ

    assert hold(answer, limits=Limits(seconds=1)).session.ended == "spent"


def test_the_same_files_are_checked_once(hold: Callable[..., Held]) -> None:
    ran: list[object] = []

    def check(written: Mapping[str, str]) -> Checked:
        ran.append(written)
        return by_text(written)

    hold([writes(GOOD), CHECK, CHECK, "Done."], check=check)
    assert len(ran) == 1


def test_checks_that_waited_in_vain_run_again_when_they_are_asked_for(
    hold: Callable[..., Held],
) -> None:
    late = Checked(green=False, found="criterion c at mobile: Timeout: 10000ms")
    outcomes = iter([late, Checked(green=True, found="")])
    held = hold([writes(GOOD), CHECK, CHECK, "Done."], check=lambda _: next(outcomes))
    assert held.session.ended == "green"


def test_a_service_that_is_down_is_told_to_the_caller(hold: Callable[..., Held]) -> None:
    def answer(asked: Asked) -> Answer:
        return Fails(503)

    with pytest.raises(ModelUnavailable):
        hold(answer)
