"""Browser steps as a model fills them in: one flat form, turned into the typed steps of a spec."""

from collections.abc import Mapping
from typing import Literal, get_args

from appmint.llm.drafts import Draft
from appmint.llm.quoting import plain
from appmint.spec import Step, Target

Do = Literal[
    "go",
    "click",
    "fill",
    "choose",
    "tick",
    "upload",
    "sign_in",
    "reload",
    "expect_text",
    "expect_no_text",
    "expect_count",
    "expect_order",
    "expect_url",
    "expect_value",
    "expect_download",
]

_WORDS = 200
"""Characters of what is typed or expected."""
_MOST_NTH = 500


class DraftStep(Draft):
    """One step; which members count depends on `do`."""

    do: Do
    path: str = ""
    role: str = ""
    kind: str = ""
    name: str = ""
    nth: int = 0
    label: str = ""
    value: str = ""
    file_name: str = ""
    texts: tuple[str, ...] = ()
    at_least: int = 1
    at_most: int | None = None
    within_kind: str = ""
    within_name: str = ""


def step_of(draft: DraftStep) -> Step | str:
    """The step, or why it is none as the end of a sentence."""
    wanting = [each for each in _NEEDS[draft.do] if not getattr(draft, each)]
    if wanting:
        return f"“{draft.do}” needs {' and '.join(wanting)}."
    if not 0 <= draft.nth <= _MOST_NTH:
        return f"nth must be 0 to {_MOST_NTH}."
    line = plain(draft.value, _WORDS)
    members = {
        "do": draft.do,
        "path": draft.path,
        "role": draft.role,
        "target": _target(draft.kind, draft.name, draft.nth),
        "within": _target(draft.within_kind, draft.within_name) if draft.within_kind else None,
        "label": plain(draft.label, _WORDS),
        "value": draft.value[:_WORDS],
        "content": draft.value,
        "option": line,
        "text": line,
        "suffix": line,
        "file_name": plain(draft.file_name, _WORDS),
        "texts": [plain(each, _WORDS) for each in draft.texts],
        "at_least": draft.at_least,
        "at_most": draft.at_most,
    }
    kind = _TYPES[draft.do]
    return kind.model_validate({name: members[name] for name in kind.model_fields})


_TYPES: Mapping[str, type[Step]] = {
    kind.model_fields["do"].default: kind for kind in get_args(get_args(Step)[0])
}
_NEEDS: dict[Do, tuple[str, ...]] = {
    "go": ("path",),
    "click": ("kind",),
    "fill": ("label",),
    "choose": ("label", "value"),
    "tick": ("label",),
    "upload": ("label", "file_name"),
    "sign_in": ("role",),
    "reload": (),
    "expect_text": ("value",),
    "expect_no_text": ("value",),
    "expect_count": ("kind",),
    "expect_order": ("texts",),
    "expect_url": ("path",),
    "expect_value": ("label",),
    "expect_download": ("kind", "name", "value"),
}


def _target(role: str, name: str, nth: int = 0) -> Target:
    return Target(role=role, name=plain(name, _WORDS) or None, nth=nth)
