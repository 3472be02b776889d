"""How the wallet's pages write amounts: `{% load wallet %}`."""

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma

from appmint.site.design.templatetags.design import ece

register = template.Library()


@register.filter
def us_dollars(cents: int) -> str:
    """US cents as people read them: 1250 -> "US$ 12.50"."""
    return f"US$ {intcomma(cents // 100)}.{cents % 100:02d}"


@register.filter
def signed_ece(micro: int) -> str:
    """A change: "+1,500 ECE" or "−1,500 ECE"."""
    return f"{'−' if micro < 0 else '+'}{ece(abs(micro))}"
