"""The files of the lexicon: where they lie, and what stands in them."""

from pathlib import Path
from typing import TypeVar

import yaml

from appmint.spec.source import Model

M = TypeVar("M", bound=Model)

_FOLDER = Path(__file__).parents[1] / "lexicon"

# libyaml reads a file ten times faster than the pure loader; wheels without it still work.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def domain_names() -> list[str]:
    """The names of all domains, sorted."""
    return sorted(path.stem for path in _FOLDER.glob("[a-z]*.yaml"))


def text_of(name: str) -> str:
    """The text of the lexicon file `name`. Raises FileNotFoundError for an unknown one."""
    return (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")


def parsed(text: str, model: type[M]) -> M:
    """A lexicon file, or a block of one, as what `model` says it holds."""
    loader = _Loader(text)
    try:
        return model.model_validate(loader.get_single_data())
    finally:
        loader.dispose()
