"""The list of a customer's orders, one order in full, and what can be done to it."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from appmint.site.engine import spending
from appmint.site.orders import actions, guard, listing, ratings, timeline
from appmint.site.orders.access import draft_for, order_for, person
from appmint.site.orders.errors import NotAllowed
from appmint.site.orders.forms import RatingForm
from appmint.site.orders.models import Order, Rating
from appmint.site.orders.requirements import of_spec
from appmint.site.orders.revision import left, requested
from appmint.site.orders.states import Action

_A_PAGE = 12


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """The customer's orders, with counts by state; searched and filtered."""
    mine = Order.objects.filter(customer=person(request))
    counts = listing.counts(mine)
    group, query = request.GET.get("state", ""), request.GET.get("q", "").strip()
    shown = listing.found(mine, query, group)
    page = Paginator(shown, _A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "orders/list.html",
        {
            "page": page,
            "groups": [(name, label, counts[name]) for name, (label, _) in listing.GROUPS.items()],
            "total": sum(counts.values()),
            "group": group if group in listing.GROUPS else "",
            "query": query[: listing.LONGEST_QUERY],
        },
    )


@require_GET
def detail(request: HttpRequest, number: str) -> HttpResponse:
    """One order: where it stands, what happened, what it asks for, what can be done."""
    return _detail(request, order_for(person(request), number))


def _detail(request: HttpRequest, order: Order, form: RatingForm | None = None) -> HttpResponse:
    user = person(request)
    rating = Rating.objects.filter(order=order).first()
    rateable = order.delivered_at is not None and user.pk == order.customer_id
    return render(
        request,
        "orders/detail.html",
        {
            "order": order,
            "entries": timeline.entries(order, user),
            "run": order.runs.first(),
            "runs": order.runs.all(),
            "app": getattr(order, "app", None),
            "uploads": order.uploads.filter(message=None),
            "understood": of_spec(order.spec) if order.spec else None,
            "can": {action.value for action in guard.available(order, user)},
            "revisions_left": left(order),
            "revisions": [(each, requested(each)) for each in order.revisions.all()],
            "rating": rating,
            "rating_form": (form or RatingForm(instance=rating)) if rateable else None,
            "own": user.pk == order.customer_id,
            "next": timeline.what_comes(order),
            "spending": spending.of_order(order),
        },
        status=422 if form is not None else 200,
    )


@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, number: str) -> HttpResponse:
    """Asks once more, then takes the order back."""
    return _ended(
        request,
        number,
        Action.CANCEL,
        lambda order: actions.cancel(order, person(request), request.POST.get("reason", "")),
        "The order is cancelled. Nothing is on hold for it any more.",
    )


@require_http_methods(["GET", "POST"])
def keep(request: HttpRequest, number: str) -> HttpResponse:
    """Asks once more, then ends a revision: the delivered app stays."""
    return _ended(
        request,
        number,
        Action.KEEP,
        lambda order: actions.keep(
            order,
            person(request),
            request.POST.get("reason", "").strip() or "Taken back by the customer.",
        ),
        "The revision is ended. Your delivered app stays as it is.",
    )


def _ended(
    request: HttpRequest,
    number: str,
    action: Action,
    act: Callable[[Order], Order],
    done: str,
) -> HttpResponse:
    user = person(request)
    order = order_for(user, number)
    if request.method == "GET":
        objection = guard.objection(order, action, user)
        return render(
            request,
            "orders/end.html",
            {"order": order, "objection": objection, "action": action.value},
        )
    try:
        order = act(order)
        messages.success(request, done)
    except NotAllowed as error:
        messages.error(request, str(error))
    return redirect("orders:list" if order.submitted_at is None else order)


@require_POST
def rate(request: HttpRequest, number: str) -> HttpResponse:
    """Keeps the customer's rating of a delivered order; a further one takes its place."""
    user = person(request)
    order = draft_for(user, number)
    form = RatingForm(request.POST, instance=Rating.objects.filter(order=order).first())
    if sentence := ratings.objection(order, user):
        messages.error(request, sentence)
    elif not form.is_valid():
        return _detail(request, order, form)
    else:
        ratings.rate(order, user, **form.cleaned_data)
        messages.success(request, "Thank you. Your rating is kept.")
    return redirect(order)
