"""The components of docs/developers/site-design.md as template tags."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from django import template
from django.core.paginator import Page
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from appmint.site.design import icons
from appmint.site.design.tones import ALERT_ICONS, MESSAGE_TONES, ORDER_LOOKS, RUN_LOOKS, Tone
from appmint.site.orders.states import State
from appmint.site.runs.models import Run

register = template.Library()

_ONWARD = {"arrow-right", "chevron-right", "external-link"}


@dataclass(frozen=True)
class StepItem:
    """One of the steps of a longer form."""

    label: str
    state: Literal["done", "current", "todo"]
    url: str = ""
    """Where it can be gone back to; empty for a step that cannot be opened yet."""


@register.simple_tag
def icon(name: str, css: str = "", label: str = "") -> SafeString:
    """{% icon "bell" %}: decoration; with `label` an image that says so."""
    return icons.svg(name, css=css, label=label)


@register.simple_tag
def button(
    label: str,
    href: str = "",
    kind: str = "",
    size: str = "",
    icon: str = "",
    type: str = "submit",  # noqa: A002  # named as in HTML
    **attributes: object,
) -> SafeString:
    """{% button "Save" kind="primary" %}: a link where `href` is given, else a button.

    An icon that points onward stands after the label. Further arguments become attributes; `_`
    stands for `-`: hx_get="..." is hx-get.
    """
    names = ["btn", *(f"btn-{each}" for each in (*kind.split(), *size.split()))]
    drawn = icons.svg(icon) if icon else ""
    parts = (label, drawn) if icon in _ONWARD else (drawn, label)
    own = {"href": href} if href else {"type": type}
    return format_html(
        '<{tag} class="{names}"{attributes}>{first}{second}</{tag}>',
        tag="a" if href else "button",
        names=" ".join(names),
        attributes=_attributes({**own, **attributes}),
        first=parts[0],
        second=parts[1],
    )


@register.simple_tag
def badge(text: str, tone: Tone = "", icon: str = "") -> SafeString:
    """{% badge "Public" "info" icon="globe" %}."""
    return format_html(
        '<span class="{}">{}{}</span>',
        f"badge badge-{tone}" if tone else "badge",
        icons.svg(icon) if icon else "",
        text,
    )


@register.simple_tag
def order_badge(state: str) -> SafeString:
    """{% order_badge order.state %}: the state in its tone, with its icon."""
    known = State(state)
    look = ORDER_LOOKS[known]
    return badge(str(known.label), look.tone, look.icon)


@register.simple_tag
def run_badge(state: str) -> SafeString:
    """{% run_badge run.state %}: the same for a run."""
    known = Run.State(state)
    look = RUN_LOOKS[known]
    return badge(str(known.label), look.tone, look.icon)


@register.filter
def order_icon(state: str) -> str:
    """The icon's name of an order's state, for timelines."""
    return ORDER_LOOKS[State(state)].icon


@register.filter
def order_tone(state: str) -> Tone:
    """The tone of an order's state, for timelines."""
    return ORDER_LOOKS[State(state)].tone


@register.filter
def message_tone(level: str) -> Tone:
    """The tone of one of Django's messages by its level."""
    return MESSAGE_TONES.get(level, "info")


@register.simple_block_tag
def page_head(content: str, title: str, lead: str = "", back: str = "", back_to: str = "") -> str:
    """Heading of a page; what is inside are its actions."""
    return render_to_string(
        "design/page_head.html",
        {"actions": content, "title": title, "lead": lead, "back": back, "to": back_to},
    )


@register.simple_block_tag
def card(content: str, title: str = "", icon: str = "", css: str = "", level: int = 2) -> str:
    """{% card title="Wallet" icon="wallet" %}...{% endcard %}."""
    return render_to_string(
        "design/card.html",
        {"content": content, "title": title, "icon": icon, "css": css, "level": level},
    )


@register.simple_block_tag
def alert(content: str, tone: Tone = "info", title: str = "") -> str:
    """{% alert "wait" title="Not enough tokens" %}...{% endalert %}."""
    return render_to_string(
        "design/alert.html",
        {"content": content, "tone": tone, "title": title, "icon": ALERT_ICONS[tone]},
    )


@register.simple_block_tag
def empty_state(content: str, title: str, icon: str = "inbox") -> str:
    """What is shown where there is nothing yet; inside: a sentence and what to do."""
    return render_to_string(
        "design/empty_state.html", {"content": content, "title": title, "icon": icon}
    )


@register.simple_block_tag
def tabs(content: str, label: str) -> SafeString:
    """{% tabs label="Settings" %}{% tab "Profile" url %}{% endtabs %}: links to sibling pages."""
    return format_html('<nav class="tabs" aria-label="{}">{}</nav>', label, content)


@register.simple_tag(takes_context=True)
def tab(
    context: Context,
    label: str,
    url: str,
    icon: str = "",
    count: int | None = None,
    *,
    around: bool = False,
) -> str:
    """One tab; that of this page's address is marked, and one `around` the pages below its own."""
    request = context.get("request")
    path, whole = (request.path, request.get_full_path()) if request is not None else ("", "")
    here = path == url or whole in {url, f"{path}{url}"}
    below = around and path.startswith(url)
    return format_html(
        '<a href="{}"{}>{}{}{}</a>',
        url,
        _attributes({"aria-current": "page" if here else "true" if below else None}),
        icons.svg(icon) if icon else "",
        label,
        format_html(' <span class="badge">{}</span>', count) if count is not None else "",
    )


@register.inclusion_tag("design/steps.html")
def steps(items: Iterable[StepItem], label: str = "Steps") -> dict[str, object]:
    """{% steps items %}: how far one is; done ones are links."""
    listed = list(items)
    now = next((n for n, each in enumerate(listed, 1) if each.state == "current"), 0)
    return {"items": listed, "label": label, "now": now}


@register.simple_block_tag
def timeline(content: str, label: str = "Timeline") -> SafeString:
    """{% timeline %}{% moment "Delivered" at=event.at %}...{% endmoment %}{% endtimeline %}."""
    return format_html('<ol class="timeline" aria-label="{}">{}</ol>', label, content)


@register.simple_block_tag
def moment(
    content: str, title: str, at: object = None, icon: str = "circle", tone: Tone = ""
) -> str:
    """One entry of a timeline; inside: who and why."""
    return render_to_string(
        "design/moment.html",
        {"content": content, "title": title, "at": at, "icon": icon, "tone": tone},
    )


@register.inclusion_tag("design/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any], parameter: str = "page") -> dict[str, object]:
    """{% pagination page %}: keeps the rest of the address; nothing where one page is all."""
    query = context["request"].GET.copy()

    def address(number: int) -> str:
        query[parameter] = str(number)
        return f"?{query.urlencode()}"

    return {
        "page": page,
        "before": address(page.previous_page_number()) if page.has_previous() else "",
        "after": address(page.next_page_number()) if page.has_next() else "",
    }


@register.simple_block_tag
def dialog(
    content: str,
    id: str,  # noqa: A002  # as in HTML
    title: str,
    trigger: str,
    kind: str = "",
    icon: str = "",
) -> str:
    """A button and the dialog it opens, by HTML alone; inside: a sentence and a form."""
    return render_to_string(
        "design/dialog.html",
        {
            "content": content,
            "id": id,
            "title": title,
            "trigger": trigger,
            "kind": kind,
            "icon": icon,
        },
    )


@register.inclusion_tag("design/copy.html")
def copy(text: str, label: str) -> dict[str, object]:
    """{% copy command "Clone command" %}: text with a button that copies it."""
    return {"text": text, "label": label}


@register.inclusion_tag("design/skeleton.html")
def skeleton(lines: int = 3) -> dict[str, object]:
    """Grey lines in the place of what is being loaded."""
    return {"lines": range(lines)}


@register.simple_tag
def indicator(id: str = "", text: str = "Working") -> SafeString:  # noqa: A002  # as in HTML
    """A small turning ring that htmx shows while a request is under way."""
    return format_html(
        '<span class="htmx-indicator"{}><span class="spinner"></span>'
        '<span class="sr-only">{}</span></span>',
        _attributes({"id": id or None}),
        text,
    )


@register.simple_block_tag
def stats(content: str) -> SafeString:
    """{% stats %}{% stat "Delivered" 3 %}{% endstats %}: figures side by side."""
    return format_html('<dl class="stats">{}</dl>', content)


@register.simple_tag
def stat(label: str, value: object) -> SafeString:
    """One figure and what it counts."""
    return format_html('<div class="stat"><dt>{}</dt><dd>{}</dd></div>', label, value)


def _attributes(given: dict[str, object]) -> SafeString:
    """HTML attributes: True stands alone, None and False are left out."""
    return format_html_join(
        "",
        "{}{}",
        (
            (f" {name.replace('_', '-')}", "" if value is True else format_html('="{}"', value))
            for name, value in given.items()
            if value is not None and value is not False
        ),
    )
