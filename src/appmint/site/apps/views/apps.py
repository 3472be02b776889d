"""Apps: the list, one with its evidence and deliveries, its files, the way to its preview."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from appmint.site.accounts.models import User
from appmint.site.apps.access import app_for, delivery_of, holds
from appmint.site.apps.evidence import evidence_of, file_of, history, picture_of
from appmint.site.apps.models import App
from appmint.site.apps.preview.way_in import way_in
from appmint.site.config import config
from appmint.site.runs import artefacts

_ON_A_PAGE = 12

LOOKED_AT_ONLY = (
    "sandbox; default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'"
)
"""What a file of the evidence may do: be looked at. Nothing in it runs, and it has no origin."""


@require_safe
def apps(request: HttpRequest) -> HttpResponse:
    """The customer's own apps; to operators all of them."""
    user = request.user
    found = App.objects.select_related("owner", "order").filter(deliveries__isnull=False)
    if not (isinstance(user, User) and user.is_operator):
        found = found.filter(owner=user.pk)
    page = Paginator(found.distinct(), _ON_A_PAGE).get_page(request.GET.get("page"))
    cards = [(app, picture_of(app)) for app in page]
    return render(request, "apps/list.html", {"page": page, "cards": cards})


@require_safe
@login_not_required
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One app. A public one shows everybody what it is and what was proven, and nothing more."""
    app = app_for(request.user, slug)
    latest = delivery_of(app)
    own = holds(request.user if isinstance(request.user, User) else None, app)
    return render(
        request,
        "apps/detail.html",
        {
            "app": app,
            "own": own,
            "latest": latest,
            "evidence": evidence_of(latest),
            "history": history(app),
            "address": config().preview_address(app.slug),
            "clone": f"git clone {config().site_url}/git/{app.slug}.git",
        },
    )


@require_safe
@login_not_required
def download(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The zip of a delivery."""
    delivery = delivery_of(app_for(request.user, slug), number)
    return HttpResponse(
        artefacts.path(delivery.zip_digest).read_bytes(),
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{slug}-{number}.zip"'},
    )


@require_safe
@login_not_required
def evidence(request: HttpRequest, slug: str, number: int, path: str) -> HttpResponse:
    """A file of a delivery's evidence: the report, a log, a screenshot."""
    found = file_of(delivery_of(app_for(request.user, slug), number), path)
    if found is None:
        raise Http404
    return HttpResponse(
        found.content,
        content_type=found.media_type,
        headers={
            "Content-Security-Policy": LOOKED_AT_ONLY,
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, max-age=86400",
        },
    )


@require_safe
@login_not_required
def open_preview(request: HttpRequest, slug: str) -> HttpResponse:
    """To the live app; to a private one with a pass that is good for a minute."""
    app = app_for(request.user, slug)
    user = request.user if isinstance(request.user, User) else None
    answer = HttpResponseRedirect(way_in(app, user))
    answer["Cache-Control"] = "no-store"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
