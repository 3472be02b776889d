"""The operators' page about the model: its settings, a test of the connection, what it cost."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from appmint.llm.errors import ModelMisconfigured
from appmint.llm.providers import ROLES, TIERS
from appmint.site.accounts.access import operator_required
from appmint.site.config import config
from appmint.site.engine import spending, tiers
from appmint.site.engine.models import ModelCall

if TYPE_CHECKING:
    from appmint.llm.check import Finding

_DAYS = 30
_CALLS_SHOWN = 30


@operator_required
@require_GET
def model(request: HttpRequest) -> HttpResponse:
    """Settings, spending and the latest calls."""
    return _page(request, ())


@operator_required
@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """Asks the service, and says precisely what is wrong."""
    # Brings in the model's client, two seconds and 60 MB that no other page needs.
    from appmint.llm.check import check as examine

    try:
        findings = examine(tiers.settings())
    except ModelMisconfigured:
        findings = []
    if request.headers.get("HX-Request"):
        return render(request, "engine/findings.html", {"findings": findings})
    return _page(request, findings)


def _page(request: HttpRequest, findings: "Sequence[Finding]") -> HttpResponse:
    try:
        settings = tiers.settings()
    except ModelMisconfigured as error:
        return render(request, "engine/model.html", {"problem": str(error)})
    rows = spending.lately(_DAYS)
    return render(
        request,
        "engine/model.html",
        {
            "settings": settings,
            "tiers": TIERS,
            "models": [
                (role, [(tier, settings.name_for(tier, role)) for tier in TIERS]) for role in ROLES
            ],
            "ceilings": settings.ceilings,
            "waiting": config().model_waits,
            "findings": findings,
            "days": _DAYS,
            "rows": rows,
            "total": spending.total_micro_usd(rows),
            "today": spending.today_micro_usd(),
            "calls": ModelCall.objects.select_related("order").order_by("-pk")[:_CALLS_SHOWN],
        },
    )
