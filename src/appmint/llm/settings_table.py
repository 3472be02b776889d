"""Every setting of the models as a table in Markdown, told from their own descriptions."""

from decimal import Decimal

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from appmint.llm.settings import PREFIX, ModelSettings

_HEAD = "| variable | when not set | what |\n|---|---|---|\n"


def settings_table() -> str:
    """The table; docs/operators/models.md holds it."""
    return _HEAD + "".join(_line(name, field) for name, field in ModelSettings.model_fields.items())


def _line(name: str, field: FieldInfo) -> str:
    variable = str(field.validation_alias or f"{PREFIX}{name.upper()}")
    return f"| `{variable}` | {_default(field.default)} | {field.description} |\n"


def _default(value: object) -> str:
    match value:
        case SecretStr():
            shown = value.get_secret_value()
        case float() | Decimal():
            shown = f"{value:g}"
        case dict():
            shown = ""
        case _:
            shown = str(value)
    return f"`{shown}`" if shown else "empty"
