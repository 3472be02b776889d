"""What an app really uses, by its imports."""

import pytest

from appmint.builder.reach import imported, reachable
from appmint.stacks.web.modules import own_module, package_of


def test_static_dynamic_side_effect_and_style_imports_are_found() -> None:
    source = """
import { a } from './a.ts'
import type { B } from '#shared/b.ts'
import './c.css'
export { d } from "d-package/part"
const late = () => import('#src/pages/e.tsx')
"""
    assert imported(source) == [
        "./a.ts",
        "#shared/b.ts",
        "./c.css",
        "d-package/part",
        "#src/pages/e.tsx",
    ]


def test_files_that_styles_point_to_count_as_imports() -> None:
    assert imported("src: url('@maker/font/files/a.woff2')") == ["@maker/font/files/a.woff2"]
    assert imported("src: url('data:font/woff2;base64,AA')") == []


def test_own_modules_resolve_to_paths_and_packages_do_not() -> None:
    assert own_module("src/pages/home.tsx", "../lib/api.ts") == "src/lib/api.ts"
    assert own_module("src/main.tsx", "#ui/button.tsx") == "src/components/ui/button.tsx"
    assert own_module("src/main.tsx", "react") is None
    assert package_of("@tanstack/react-query/build") == "@tanstack/react-query"


def test_what_nothing_imports_is_left_out() -> None:
    files = {"a.ts": "import './b.ts'\nimport x from 'left-pad'", "b.ts": "", "c.ts": ""}
    found, packages = reachable(["a.ts"], files.get)
    assert set(found) == {"a.ts", "b.ts"}
    assert packages == {"left-pad"}


def test_an_import_of_a_missing_file_is_named() -> None:
    with pytest.raises(LookupError, match=r"a\.ts imports b\.ts"):
        reachable(["a.ts"], {"a.ts": "import './b.ts'"}.get)
