"""The page that lists every setting: docs/operators/settings.md, told from `config`."""

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from appmint.site.config import Config

_HEAD = """\
# Settings

Everything is set by environment variables, and nothing needs to be. All that cannot be used is
named at the start, at once. This page is what `appmint-site settings` prints.

| variable | when not set | what |
|---|---|---|
"""


def settings_page() -> str:
    """The page as Markdown."""
    return _HEAD + "".join(_line(name, field) for name, field in Config.model_fields.items())


def _line(name: str, field: FieldInfo) -> str:
    variable = str(field.validation_alias or f"APPMINT_{name.upper()}")
    told = (field.description or "").replace("|", "\\|").replace("<", "&lt;")
    return f"| `{variable}` | {_default(field.default)} | {told} |\n"


def _default(value: object) -> str:
    if isinstance(value, SecretStr):
        value = value.get_secret_value()
    if isinstance(value, bool):
        value = int(value)
    if isinstance(value, tuple):
        value = ",".join(value)
    return f"`{value}`" if value not in ("", None) else "empty"
