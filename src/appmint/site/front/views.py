"""The front page, the choice between light and dark, and what browsers and robots ask for."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from appmint.site.config import config
from appmint.site.design import theme
from appmint.site.engine import tiers
from appmint.site.front.showcase import showcase
from appmint.site.orders.quote import offers


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """What AppMint does, shown with real output."""
    settings = config()
    return render(
        request,
        "front/home.html",
        {
            "example": showcase(),
            "offers": offers(settings),
            "ece_in_us_dollars": f"{(settings.ece_in_us_cents / 100).normalize():f}",
            "people_decide": not settings.approve and not settings.deliver,
            "rush_percent": settings.rush_percent,
            "model_connected": tiers.connected(),
        },
    )


@login_not_required
@cache_control(max_age=86_400)
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines see the front page; the rest is for those who sign in."""
    rules = ["User-agent: *", "Allow: /$", "Allow: /static/", "Disallow: /", ""]
    return HttpResponse("\n".join(rules), content_type="text/plain")


@login_not_required
@cache_control(max_age=86_400)
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to put the site on its home screen."""
    mark = {"src": static("site/mark.svg"), "sizes": "any", "type": "image/svg+xml"}
    return JsonResponse(
        {
            "name": "AppMint",
            "short_name": "AppMint",
            "start_url": reverse("accounts:start"),
            "display": "standalone",
            "background_color": "#f5faf8",
            "theme_color": "#f5faf8",
            "icons": [mark],
        },
        content_type="application/manifest+json",
    )


@login_not_required
def favicon(request: HttpRequest) -> HttpResponse:
    """For those who ask at the old place; pages name the mark themselves."""
    return HttpResponseRedirect(static("site/mark.svg"))


@login_not_required
@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Keeps the choice and goes back to the page it was made on."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back)
    chosen = request.POST.get("theme")
    if chosen in {"light", "dark"}:
        response.set_cookie(
            theme.COOKIE,
            chosen,
            max_age=theme.KEPT_FOR_S,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
    else:
        response.delete_cookie(theme.COOKIE)
    return response
