"""Tags and filters that every template has."""

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma

from appmint.llm.calls import usd as written
from appmint.site.wallet.models import MICRO

register = template.Library()


@register.filter
def usd(micro: int) -> str:
    """Micro-USD as people read them: 12300 -> "$0.012300", 2000000 -> "$2.00"."""
    return written(micro) if micro % 10_000 else f"${micro / MICRO:,.2f}"


@register.filter
def ece(micro: int) -> str:
    """Micro-ECE as people read it: 1500000000 -> "1,500 ECE", 1250000 -> "1.25 ECE"."""
    sign = "-" if micro < 0 else ""
    whole, rest = divmod(abs(micro), MICRO)
    decimals = f".{rest:06d}".rstrip("0") if rest else ""
    return f"{sign}{intcomma(whole)}{decimals} ECE"
