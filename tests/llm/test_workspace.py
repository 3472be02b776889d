"""What a model can see of an app, and the little of it that it can write."""

from pathlib import Path

import pytest

from appmint.llm.workspace import (
    READ_CHARS_AT_MOST,
    WRITTEN_CHARS_AT_MOST,
    WRITTEN_FILES_AT_MOST,
    Refused,
    Workspace,
)

FOLDERS = ("src/bespoke/row-counter/", "tests/bespoke/row-counter/")
VIEW = "src/bespoke/row-counter/index.tsx"
SOUND = "export const rows = 1\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    files = {
        VIEW: "export function RowCounterPart() {\n  return null\n}\n",
        "src/lib/api.ts": "export const request = 1\n",
        "src/long.ts": "".join(f"export const line{n} = {n}\n" for n in range(3000)),
        "package.json": "{}",
        ".env": "SECRET=1",
        ".env.example": "SECRET=",
        "evidence/report.json": "{}",
        ".git/config": "[core]",
        "data/app.db": "x",
        "public/picture.png": "png",
    }
    app = tmp_path / "app"
    for path, text in files.items():
        (app / path).parent.mkdir(parents=True, exist_ok=True)
        (app / path).write_text(text)
    (app / "src/binary.ts").write_bytes(b"\xff\xfe\0\1")
    (app / "src/huge.ts").write_text("x" * 600_000)
    (tmp_path / "outside.ts").write_text("export const secret = 1\n")
    (app / "src/link.ts").symlink_to(tmp_path / "outside.ts")
    (app / "src/folder").symlink_to(tmp_path)
    modules = tmp_path / "modules"
    for path in ("zod/index.d.ts", "zod/index.js", "hono/package.json", "left-pad/index.d.ts"):
        (modules / path).parent.mkdir(parents=True, exist_ok=True)
        (modules / path).write_text("export {}\n")
    (modules / "react").symlink_to(tmp_path)
    return Workspace(app, modules, FOLDERS)


def test_files_are_listed_without_what_is_hidden(workspace: Workspace) -> None:
    listed = workspace.listing().split("\n")
    assert VIEW in listed
    assert not [path for path in listed if path.startswith((".git", "evidence", "data", ".env"))]
    assert not [path for path in listed if "link" in path or "folder" in path]
    assert workspace.listing("src/lib") == "src/lib/api.ts"


def test_long_files_are_read_in_parts(workspace: Workspace) -> None:
    first = workspace.read("src/long.ts")
    assert len(first) < READ_CHARS_AT_MOST + 200
    following = int(first.rsplit("first_line=", 1)[1].split(" ")[0])
    assert workspace.read("src/long.ts", following).startswith(f"export const line{following - 1}")


def test_types_of_the_apps_own_packages_can_be_read(workspace: Workspace) -> None:
    assert workspace.read("node_modules/zod/index.d.ts") == "export {}\n"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("../outside.ts", "is no path in the app"),
        ("src/../../outside.ts", "is no path in the app"),
        ("/etc/passwd", "is no path in the app"),
        ("~/x.ts", "is no path in the app"),
        ("src\\x.ts", "is no path in the app"),
        ("src/link.ts", "is a link, which is not followed"),
        ("src/folder/outside.ts", "is a link, which is not followed"),
        ("evidence/report.json", "is not shown"),
        (".env", "is not shown"),
        (".git/config", "is not shown"),
        ("src/binary.ts", "is no text"),
        ("src/huge.ts", "is too large to be read"),
        ("public/picture.png", "is no text that is of use here"),
        ("src/gone.ts", "There is no file src/gone.ts"),
        ("src", "There is no file src"),
        ("node_modules/zod/index.js", "only the types"),
        ("node_modules/left-pad/index.d.ts", "only the types"),
        ("node_modules/react/outside.ts", "only the types"),
        ("node_modules/react/package.json", "is a link"),
        ("", "is no path in the app"),
        ("a\0b.ts", "is no path"),
    ],
)
def test_what_cannot_be_read(workspace: Workspace, path: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        workspace.read(path)


@pytest.mark.parametrize(
    ("path", "content", "said"),
    [
        ("src/lib/api.ts", SOUND, "cannot be written: only files in src/bespoke/row-counter/"),
        ("src/bespoke/row-counter/../../main.tsx", SOUND, "is no path in the app"),
        ("src/bespoke/row-counter-2/index.tsx", SOUND, "cannot be written"),
        ("package.json", "{}", "cannot be written"),
        ("src/bespoke/row-counter/run.sh", "rm", "files here end in"),
        (VIEW, "", "would be empty"),
        (VIEW, "Here is the component that you asked for.", "would be no TypeScript module"),
        (VIEW, "def rows():\n    return 1\n", "would be no TypeScript module"),
        (VIEW, f"{SOUND}\0", "characters that are no text"),
        (VIEW, SOUND + "x" * WRITTEN_CHARS_AT_MOST, "divide it into several files"),
        (VIEW, "import { Chess } from 'chess.js'\n", 'There is no package "chess.js"'),
        (VIEW, f"// @ts-ignore\n{SOUND}", "gets round a check"),
        ("src/bespoke/row-counter/data.json", "{rows: 1}", "would be no JSON"),
    ],
)
def test_what_cannot_be_written(workspace: Workspace, path: str, content: str, said: str) -> None:
    with pytest.raises(Refused) as caught:
        workspace.write(path, content)
    assert said in str(caught.value)
    assert workspace.written == {}


def test_what_is_written_is_read_again_and_the_app_stays_as_it_was(workspace: Workspace) -> None:
    before = workspace.read("package.json"), workspace.read(VIEW)
    assert workspace.write(VIEW, f"```tsx\n{SOUND}```") == f"{VIEW} is written."
    assert workspace.read(VIEW) == SOUND
    assert f"{VIEW}:1: {SOUND.strip()}" in workspace.search("rows = 1")
    workspace.patch(VIEW, "@@\n-export const rows = 1\n+export const rows = 2\n")
    assert workspace.written == {VIEW: "export const rows = 2\n"}
    workspace.written.clear()
    assert (workspace.read("package.json"), workspace.read(VIEW)) == before


def test_a_patch_that_does_not_fit_leaves_the_file(workspace: Workspace) -> None:
    with pytest.raises(Refused, match="is as it was"):
        workspace.patch(VIEW, "@@\n-no such line\n+x\n")
    with pytest.raises(Refused, match="There is no file"):
        workspace.patch("src/bespoke/row-counter/new.ts", "@@\n-x\n+y\n")
    assert workspace.written == {}


def test_imports_of_files_that_are_not_there_yet_are_named(workspace: Workspace) -> None:
    said = workspace.write(
        VIEW, "import { x } from './game.ts'\nimport { y } from '#lib/api.ts'\nexport { x, y }\n"
    )
    assert said.endswith("These are not there yet: src/bespoke/row-counter/game.ts.")


def test_files_are_few(workspace: Workspace) -> None:
    for number in range(WRITTEN_FILES_AT_MOST):
        workspace.write(f"src/bespoke/row-counter/part{number}.ts", SOUND)
    with pytest.raises(Refused, match="put more into fewer"):
        workspace.write("src/bespoke/row-counter/one-more.ts", SOUND)
    workspace.write("src/bespoke/row-counter/part0.ts", SOUND)
