"""Form fields with label, help and errors, as every form shows them."""

from typing import Any

from django import forms, template
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string

register = template.Library()

_GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@register.simple_tag
def field(
    bound: BoundField,
    label: str = "",
    help: str | None = None,  # noqa: A002  # as in Django
    optional: bool | None = None,
    **attributes: Any,
) -> str:
    """{% field form.email %}: label, control, help and errors, tied together for screen readers.

    `optional` says otherwise than the form whether it may be left out. Further arguments become
    attributes of the control; `_` stands for `-`.
    """
    widget = bound.field.widget
    identity = bound.auto_id
    hint = bound.help_text if help is None else help
    described = [
        f"{identity}_{part}" for part, there in (("help", hint), ("error", bound.errors)) if there
    ]
    extra = {name.replace("_", "-"): value for name, value in attributes.items()}
    if _kind(widget) == "input":
        extra.setdefault("class", widget.attrs.get("class", "input"))
    if described:
        extra["aria-describedby"] = " ".join(described)
    if bound.errors:
        extra["aria-invalid"] = "true"
    return render_to_string(
        "design/field.html",
        {
            "bound": bound,
            "control": bound.as_widget(attrs=extra),
            "label": label or bound.label,
            "help": hint,
            "kind": _kind(widget),
            "id": identity,
            "optional": not bound.field.required and _kind(widget) == "input"
            if optional is None
            else optional,
        },
    )


@register.inclusion_tag("design/fields.html")
def fields(form: BaseForm) -> dict[str, object]:
    """{% fields form %}: errors of the form as a whole, then every field."""
    return {"form": form}


def _kind(widget: forms.Widget) -> str:
    if isinstance(widget, _GROUPS):
        return "group"
    return "check" if isinstance(widget, forms.CheckboxInput) else "input"
