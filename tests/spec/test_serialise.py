"""Specs as text: the same bytes each time, and back to the same spec."""

import json
import re

import pytest
from hypothesis import HealthCheck, given, settings

from appmint.spec import AppSpec, SpecInvalid, dumps, loads, problems
from tests.spec.samples import library
from tests.spec.strategies import buildable_specs, near_specs

thorough = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@thorough
@given(near_specs())
def test_a_spec_comes_back_from_its_text_as_it_was(spec: AppSpec) -> None:
    text = dumps(spec)
    again = loads(text)
    assert again == spec
    assert dumps(again) == text
    assert text.encode().decode() == text


@thorough
@given(buildable_specs())
def test_specs_made_to_be_buildable_have_no_problems(spec: AppSpec) -> None:
    assert problems(spec) == []


@thorough
@given(near_specs())
def test_any_spec_is_judged_without_an_error(spec: AppSpec) -> None:
    assert problems(spec) == problems(loads(dumps(spec)))


def test_text_is_indented_by_two_and_ends_in_a_newline() -> None:
    text = dumps(library())
    assert text.startswith('{\n  "version": 1,\n  "kind": "fullstack",\n  "name": ')
    assert text.endswith("\n}\n")
    assert json.loads(text)["theme"]["background"]["hex"] == "#fffaf0"


def test_umlauts_are_written_as_they_are() -> None:
    spec = library().model_copy(update={"tagline": "Bücher für Zürich 📚"})
    assert '"tagline": "Bücher für Zürich 📚"' in dumps(spec)


@pytest.mark.parametrize("value", [1e300, 5e-324, 1e16, -0.00001, 123456789.5])
def test_numbers_have_no_exponent(value: float) -> None:
    spec = library()
    book = spec.entities[0].model_copy(update={"seed": ({"pages": value},)})
    text = dumps(spec.model_copy(update={"entities": (book, *spec.entities[1:])}))
    written = re.search(r'"pages": (\S+)', text)
    assert written
    assert "e" not in written.group(1)
    assert loads(text).entities[0].seed[0]["pages"] == value


def test_a_whole_number_and_a_broken_one_stay_what_they_are() -> None:
    spec = library()
    book = spec.entities[0].model_copy(update={"seed": ({"pages": 3, "price": 3.0},)})
    row = loads(dumps(spec.model_copy(update={"entities": (book,)}))).entities[0].seed[0]
    assert [type(value) for value in row.values()] == [int, float]


def test_infinity_is_refused() -> None:
    spec = library()
    book = spec.entities[0].model_copy(update={"seed": ({"pages": float("inf")},)})
    with pytest.raises(SpecInvalid, match="not a number that a spec can hold"):
        dumps(spec.model_copy(update={"entities": (book,)}))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "App: line 1, column 1 is not JSON: Expecting value."),
        ("{", "App: line 1, column 2 is not JSON"),
        ("[]", "App: a spec is a JSON object"),
        ("[" * 100_000, "App: its JSON is nested too deeply."),
        ('{"a": ' + "1" * 5000 + "}", "App: its JSON has a whole number with too many digits."),
        ('{"version": 7}', "App: it was written as version 7 of the spec"),
        ('{"name": "A", "name": "B"}', 'App: the key "name" is written twice'),
        ('{"name": NaN}', "App: NaN is not a number that a spec can hold."),
        ('{"name": 1e999}', "App: 1e999 is not a number that a spec can hold."),
        ("{}", 'App: "name" is missing.'),
        ('{"theme": {"hue": 1}}', 'App: "theme hue" is not something a spec can say here'),
        ('{"features": [{"id": "a"}]}', "Feature \"a\": it must say its 'kind'."),
        ('{"features": [{"id": "a", "kind": "teleport"}]}', 'Feature "a": it has \'kind\' "tel'),
        (
            '{"features": [{"id": "a", "kind": "browse", "pagesize": 3}]}',
            'Feature "a": "pagesize" is not something a spec can say here: check its spelling.',
        ),
        (
            '{"entities": [{"name": "boat", "fields": [{"name": "mast", "type": "wood"}]}]}',
            'Entity "boat", field "mast": "type" must be one of \'text\'',
        ),
        ('{"pages": [{"name": "Home"}]}', 'Page "Home": "name" must match ^[a-z]'),
        ('{"pages": [{"title": ""}]}', 'Page 1: "title" is wrong: string should have at least 1'),
        ('{"name": "\\ud800"}', 'App: "name" is wrong'),
    ],
)
def test_what_is_wrong_with_a_text_is_said_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(SpecInvalid) as caught:
        loads(text)
    assert sentence in str(caught.value)


def test_a_byte_order_mark_is_no_obstacle() -> None:
    assert loads("\ufeff" + dumps(library())) == library()
