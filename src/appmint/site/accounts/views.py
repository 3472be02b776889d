"""Settings of one's own account. Sign-in, addresses, password and second step are allauth's."""

from typing import cast

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.forms import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from appmint.site.accounts import demo
from appmint.site.accounts.forms import ProfileForm, TokenForm
from appmint.site.accounts.models import AccessToken, User


def start(request: HttpRequest) -> HttpResponse:
    """Where somebody goes after signing in: operators to their work, customers to their orders."""
    user = cast("User", request.user)
    return redirect("backoffice:home" if user.is_operator else "orders:list")


@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Name, and which letters are wanted."""
    user = cast("User", request.user)
    posted = request.POST if request.method == "POST" else None
    form = ProfileForm(posted, initial=model_to_dict(user, list(ProfileForm.base_fields)))
    if form.is_valid():
        form.save(user)
        messages.success(request, "Saved.")
        return redirect("accounts:profile")
    return render(request, "accounts/profile.html", {"form": form})


@never_cache
@require_http_methods(["GET", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """Personal tokens; the text of a new one is in the answer to its form and nowhere else."""
    user = cast("User", request.user)
    form = TokenForm(user, request.POST.dict() if request.method == "POST" else None)
    issued = ""
    if form.is_valid():
        _, issued = AccessToken.issue(user, form.cleaned_data["name"], form.cleaned_data["scope"])
        form = TokenForm(user)
    return render(
        request,
        "accounts/tokens.html",
        {"form": form, "issued": issued, "tokens": user.tokens.filter(revoked_at=None)},
    )


@require_POST
def revoke_token(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends one of one's own tokens; the programs that use it are refused from now on."""
    token = get_object_or_404(AccessToken, pk=pk, user=cast("User", request.user))
    token.revoke()
    messages.success(request, f"The token “{token.name}” opens nothing any more.")
    return redirect("accounts:tokens")


@login_not_required
@require_POST
def sign_in_demo(request: HttpRequest) -> HttpResponse:
    """Signs in as the demo customer, where that is offered; elsewhere there is no such page."""
    customer = demo.demo_customer() if demo.is_offered(request) else None
    if customer is None:
        raise Http404
    login(request, customer, backend="django.contrib.auth.backends.ModelBackend")
    return redirect("accounts:start")
