import json
from pathlib import Path

import pytest

from appmint.quality.integrity import integrity_problems
from tests.quality.specs import small_spec

SOUND = {
    "package.json": json.dumps(
        {
            "imports": {"#lib/*": "./src/lib/*"},
            "dependencies": {"react": "1.0.0", "@fonts/plain": "1.0.0"},
            "devDependencies": {"typescript": "1.0.0"},
        }
    ),
    "index.html": '<script type="module" src="/src/main.tsx"></script>',
    "src/main.tsx": "import { useState } from 'react'\nimport { x } from '#lib/x.ts'\n"
    "import './styles.css'\n",
    "src/lib/x.ts": "import { readFile } from 'node:fs/promises'\nexport const x = readFile\n",
    "src/styles.css": "@font-face { src: url('@fonts/plain/a.woff2') }\n",
}


def problems(folder: Path, changed: dict[str, str]) -> list[str]:
    for path, text in {**SOUND, **changed}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return list(integrity_problems(folder, small_spec()))


def test_a_sound_app_has_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, {}) == []


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"src/lib/x.ts": "// TODO: finish\nexport const x = 1\n"}, "unfinished note"),
        ({"src/lib/x.ts": "export const x = 'Lorem ipsum dolor'\n"}, "lorem ipsum"),
        ({"src/lib/x.ts": f"export const x = 'AKIA{'A' * 16}'\n"}, "an AWS key"),
        ({"src/lib/x.ts": "import y from 'left-pad'\nexport const x = y\n"}, "does not declare"),
        ({"src/lib/x.ts": "import y from './gone.ts'\nexport const x = y\n"}, "not there"),
        ({"src/lib/alone.ts": "export const y = 1\n"}, "used by nothing"),
        ({"src/styles.css": "body {}\n"}, "@fonts/plain, which nothing imports"),
        ({"package.json": "{"}, "not JSON"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, changed: dict[str, str], found: str) -> None:
    assert any(found in problem for problem in problems(tmp_path, changed))


def test_words_of_the_customer_are_content_and_no_placeholder(tmp_path: Path) -> None:
    text = {"src/lib/x.ts": "export const x = 'Coming soon'\n"}
    assert problems(tmp_path, text)
    spec = small_spec("Films are marked Coming soon")
    assert list(integrity_problems(tmp_path, spec)) == []


def test_a_to_do_list_is_no_unfinished_note(tmp_path: Path) -> None:
    assert problems(tmp_path, {"src/lib/x.ts": "export const x = 'TODO list'\n"}) == []


def test_the_word_from_at_the_end_of_a_text_imports_nothing(tmp_path: Path) -> None:
    text = {"src/lib/x.ts": "export const x = choose('Age from', '16')\n"}
    assert problems(tmp_path, text) == []


def test_an_import_in_several_lines_or_on_demand_is_one_as_well(tmp_path: Path) -> None:
    several = "import {\n  y,\n} from 'left-pad'\nexport const x = [y, import('right-pad')]\n"
    said = " ".join(problems(tmp_path, {"src/lib/x.ts": several}))
    assert "left-pad" in said
    assert "right-pad" in said
