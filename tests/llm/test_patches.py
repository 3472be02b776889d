"""Patches are applied exactly, or refused with what does not fit."""

import pytest

from appmint.llm.patches import PatchRefused, patched

FILE = "one\ntwo\nthree\ntwo\nfour\n"

DIFF = """--- a/x.ts
+++ b/x.ts
@@ -1,3 +1,3 @@
 one
-two
+second
 three
"""
BLOCKS = """<<<<<<< SEARCH
one
two
=======
one
second
>>>>>>> REPLACE
"""


@pytest.mark.parametrize("patch", [DIFF, BLOCKS, f"```diff\n{DIFF}```", DIFF.replace("\n", "\r\n")])
def test_diffs_and_blocks_change_what_they_quote(patch: str) -> None:
    assert patched(FILE, patch) == FILE.replace("two", "second", 1)


def test_a_diff_with_wrong_line_numbers_is_found_by_its_lines() -> None:
    assert patched(FILE, DIFF.replace("-1,3 +1,3", "-40,3 +90,3")).startswith("one\nsecond\n")


def test_line_numbers_choose_between_equal_places() -> None:
    patch = "@@ -{line},1 +{line},1 @@\n-two\n+second\n"
    assert patched(FILE, patch.format(line=2)) == "one\nsecond\nthree\ntwo\nfour\n"
    assert patched(FILE, patch.format(line=4)) == "one\ntwo\nthree\nsecond\nfour\n"


def test_several_parts_are_applied_in_turn() -> None:
    patch = "@@ -1 +1,2 @@\n one\n+new\n@@ -4,2 +5,1 @@\n-two\n-four\n+end\n"
    assert patched(FILE, patch) == "one\nnew\ntwo\nthree\nend\n"
    more = BLOCKS + "<<<<<<< SEARCH\nfour\n=======\n>>>>>>> REPLACE\n"
    assert patched(FILE, more) == "one\nsecond\nthree\ntwo\n"


def test_an_empty_line_of_context_may_have_lost_its_blank() -> None:
    assert patched("a\n\nb\n", "@@\n a\n\n-b\n+c\n") == "a\n\nc\n"


@pytest.mark.parametrize(
    ("patch", "said"),
    [
        ("", "This is no patch."),
        ("I changed the second line.", "This is no patch."),
        ("*** Begin Patch\n*** Update File: x\n-two\n", "not known here"),
        (DIFF + DIFF.replace("x.ts", "y.ts"), "of several files"),
        ("@@\n one\n-twoo\n+second\n", "this line is not in the file:\ntwoo The nearest"),
        ("@@\n-one\n-three\n+x\n", "not in this order"),
        ("@@\n-two\n+second\n", "occur 2 times"),
        ("@@\n one\n two\n", "changes nothing"),
        ("@@\n+new\n", "has no line of the file as it is"),
        ("@@\n-one\nnew\n", "begins with"),
        ("<<<<<<< SEARCH\none\n=======\nfirst\n", "has no end"),
        ("<<<<<<< SEARCH\n=======\nfirst\n>>>>>>> REPLACE", "SEARCH block is empty"),
        ("<<<<<<< SEARCH\none\n<<<<<<< SEARCH\n", "inside another"),
    ],
)
def test_what_does_not_fit_is_refused_and_said(patch: str, said: str) -> None:
    with pytest.raises(PatchRefused) as caught:
        patched(FILE, patch)
    assert said in " ".join(str(caught.value).split("\n")) or said in str(caught.value)
