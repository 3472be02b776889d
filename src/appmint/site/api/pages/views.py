"""One's own webhooks: made, looked at, tried, switched off, removed."""

from datetime import timedelta
from typing import cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from appmint.site.accounts.models import User
from appmint.site.api import webhooks as rules
from appmint.site.api.models import EVENTS, Webhook, WebhookDelivery
from appmint.site.api.pages.forms import EventsForm, WebhookForm

_A_PAGE = 20
_SOON = timedelta(minutes=1)
"""While a delivery is tried within this time, its page looks again by itself."""


@never_cache
@require_http_methods(["GET", "POST"])
def webhooks(request: HttpRequest) -> HttpResponse:
    """All, and how the last delivery of each went.

    The secret of a new one is in the answer to its form and nowhere else.
    """
    user = cast("User", request.user)
    form = WebhookForm(user, request.POST if request.method == "POST" else None)
    made, secret = form.make()
    last = WebhookDelivery.objects.order_by("-pk")[:1]
    hooks = user.webhooks.prefetch_related(Prefetch("deliveries", last, to_attr="last"))
    return render(
        request,
        "webhooks/list.html",
        {
            "form": form if made is None else WebhookForm(user),
            "made": made,
            "secret": secret,
            "webhooks": hooks,
            "most": rules.MOST,
        },
    )


@require_GET
def webhook(request: HttpRequest, pk: int) -> HttpResponse:
    """One, with what it was told."""
    hook = _own(request, pk)
    page = Paginator(hook.deliveries.all(), _A_PAGE).get_page(request.GET.get("page"))
    soon = timezone.now() + _SOON
    return render(
        request,
        "webhooks/detail.html",
        {
            "webhook": hook,
            "told": [EVENTS[event].label for event in hook.events],
            "events": EventsForm(initial={"events": hook.events}),
            "page": page,
            "looks_again": any(each.next_at and each.next_at < soon for each in page),
        },
    )


@require_POST
def choose_events(request: HttpRequest, pk: int) -> HttpResponse:
    """Changes what it is told of."""
    hook = _own(request, pk)
    form = EventsForm(request.POST)
    if form.is_valid():
        rules.choose(hook, form.cleaned_data["events"])
        messages.success(request, "From now on it is told of what you have chosen.")
    else:
        messages.error(request, f"Nothing was changed. {' '.join(map(str, form.errors['events']))}")
    return redirect("webhooks:detail", pk)


@require_POST
def send_test(request: HttpRequest, pk: int) -> HttpResponse:
    """Sends the event `test`, in a moment."""
    rules.send_test(_own(request, pk))
    messages.success(request, "A test is on its way: see below how it goes.")
    return redirect("webhooks:detail", pk)


@require_POST
def switch(request: HttpRequest, pk: int) -> HttpResponse:
    """Switches it off where `active` is empty, else on."""
    hook = _own(request, pk)
    rules.switch(hook, active=bool(request.POST.get("active")))
    messages.success(
        request, "It is told of your orders again." if hook.active else "It is told of nothing new."
    )
    return redirect("webhooks:detail", pk)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Deletes it, and what it was not told yet."""
    hook = _own(request, pk)
    hook.delete()
    messages.success(request, f"The webhook to {hook.url} is gone.")
    return redirect("webhooks:list")


def _own(request: HttpRequest, pk: int) -> Webhook:
    return get_object_or_404(Webhook, pk=pk, user=cast("User", request.user))
