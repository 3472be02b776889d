"""The JSON Schema of a spec, for editors and for models that fill one in."""

from typing import Any

from appmint.spec.app import AppSpec

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """The form of `dumps(spec)` as JSON Schema, draft 2020-12.

    It says what a spec looks like, not that its names fit together: see `problems` for that.
    """
    schema = AppSpec.model_json_schema(by_alias=True, mode="validation")
    return {"$schema": _DIALECT, **schema}
