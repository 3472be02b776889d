import json
import subprocess
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from appmint.builder.acceptance import acceptance_files, literal
from appmint.spec.app import Role
from appmint.spec.criteria import Click, ExpectText, Fill, Go, Reload, SignIn, Target
from appmint.toolchain import node
from tests.builder.tool_library import tool_library
from tests.quality.specs import small_spec

HOSTILE = 'It\'s "quoted" `${x}` \\ </script> \u2028 \u202e @read\nsecond line \x00'


def test_each_criterion_is_one_test_with_its_text_and_id() -> None:
    source = acceptance_files(small_spec())["tests/acceptance/criteria.ts"]
    assert 'look("Visitors can read about the choir", "read", { path: "/" }, async (app)' in source
    assert '  await app.expectText("About the choir")\n' in source


def test_each_page_is_a_stop_of_a_tour_with_the_account_it_needs() -> None:
    library = tool_library()
    source = acceptance_files(library)["tests/acceptance/pages.ts"]
    for page in library.pages:
        assert f"{{ title: {json.dumps(page.title)}, path: " in source
    assert source.count("tour(") == len({page.role for page in library.pages})


def test_hostile_text_stays_one_string_on_one_line() -> None:
    source = acceptance_files(small_spec(HOSTILE))["tests/acceptance/criteria.ts"]
    title = next(line for line in source.splitlines() if line.startswith("look("))
    assert title.isprintable()
    assert title.endswith("async (app) => {")


@given(st.text())
def test_a_literal_holds_one_line_of_visible_characters(text: str) -> None:
    written = literal(text)
    assert json.loads(written) == text
    assert len(written.splitlines()) == 1


def test_node_reads_a_literal_as_it_was_meant(tmp_path: Path) -> None:
    script = tmp_path / "read.mjs"
    script.write_text(f"process.stdout.write(JSON.stringify({literal(HOSTILE)}))", "utf-8")
    said = subprocess.run([node(), script], capture_output=True, check=True).stdout
    assert json.loads(said) == HOSTILE


def test_what_only_looks_at_seeded_records_runs_before_what_changes_them() -> None:
    library = tool_library()
    changing = next(each for each in library.criteria if each.id == "keep_tools")
    looking = [each for each in library.criteria if each.id == "tool_details"]
    spec = library.model_copy(update={"criteria": (changing, *looking)})
    source = acceptance_files(spec)["tests/acceptance/criteria.ts"]
    assert source.index('"tool_details"') < source.index('"keep_tools"')


def test_the_home_page_is_opened_before_all_others() -> None:
    library = tool_library()
    spec = library.model_copy(update={"pages": tuple(reversed(library.pages))})
    source = acceptance_files(spec)["tests/acceptance/pages.ts"]
    assert source.index("path: ") == source.index('path: "/"')


def test_signing_in_is_a_visit_to_the_form_unless_a_page_is_opened_straight_after() -> None:
    plain = small_spec()
    criterion = plain.criteria[0].model_copy(
        update={
            "steps": (
                SignIn(role="keeper"),
                Go(path="/"),
                SignIn(role="keeper"),
                ExpectText(text="Welcome"),
            )
        }
    )
    keeper = Role(name="keeper", label="Key keeper", staff=True)
    spec = plain.model_copy(update={"roles": (keeper,), "criteria": (criterion,)})
    source = acceptance_files(spec)["tests/acceptance/criteria.ts"]
    assert 'await app.goAs("Key keeper", "/")\n  await app.signIn("Key keeper")\n' in source


def test_only_what_is_met_by_looking_goes_on_in_the_open_app() -> None:
    plain = small_spec()
    see = ExpectText(text="Welcome")
    steps = {
        "pressed": (Go(path="/"), Click(target=Target(role="button", name="More")), see),
        "typed": (Go(path="/"), Fill(label="Search", value="Welcome"), see),
        "again": (Go(path="/"), see, Reload(), see),
        "staff": (SignIn(role="keeper"), Go(path="/"), see),
        "followed": (Go(path="/"), Click(target=Target(role="link", name="More")), see),
    }
    criteria = tuple(
        plain.criteria[0].model_copy(update={"id": name, "steps": taken})
        for name, taken in steps.items()
    )
    keeper = Role(name="keeper", label="Key keeper", staff=True)
    spec = plain.model_copy(update={"roles": (keeper,), "criteria": criteria})
    source = acceptance_files(spec)["tests/acceptance/criteria.ts"]
    tests = [line for line in source.splitlines() if line.startswith(("look(", "criterion("))]
    kinds = [(line.partition("(")[0], name) for line in tests for name in steps if name in line]
    assert kinds == [
        ("look", "followed"),
        ("look", "staff"),
        ("criterion", "typed"),
        ("criterion", "again"),
        ("criterion", "pressed"),
    ]
    assert '{ path: "/", role: "Key keeper" }' in source
