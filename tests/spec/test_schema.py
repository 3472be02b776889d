"""The exported schema agrees with the specs that AppMint itself reads and writes."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from appmint.spec import AppSpec, SpecInvalid, dumps, json_schema, loads
from tests.spec.samples import library
from tests.spec.strategies import near_specs

schema = Draft202012Validator(json_schema())


def test_it_is_a_schema_of_the_named_draft() -> None:
    assert json_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(json_schema())


def test_a_spec_with_every_kind_of_feature_fits_it() -> None:
    schema.validate(json.loads(dumps(library())))


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(near_specs())
def test_every_written_spec_fits_it(spec: AppSpec) -> None:
    schema.validate(json.loads(dumps(spec)))


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"version": 2},
        {"colour": "red"},
        {"pages": [{"name": "Home Page", "title": "Home", "path": "/", "features": []}]},
        {"features": [{"id": "a", "kind": "teleport"}]},
        {"features": [{"id": "a", "kind": "browse"}]},
        {"entities": [{"name": "boat"}]},
    ],
)
def test_what_is_refused_when_read_does_not_fit_it(wrong: dict[str, Any]) -> None:
    data = {**json.loads(dumps(library())), **wrong}
    assert not schema.is_valid(data)
    with pytest.raises(SpecInvalid):
        loads(json.dumps(data))


def test_a_transition_is_written_with_from() -> None:
    features = json.loads(dumps(library()))["features"]
    (workflow,) = (feature for feature in features if feature["kind"] == "workflow")
    assert workflow["transitions"][0]["from"] == ["Open"]
