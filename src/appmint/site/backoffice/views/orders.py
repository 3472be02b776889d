"""Orders as operators find, read and decide on them."""

from http import HTTPStatus

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from appmint.quality import Report
from appmint.site.accounts.access import operator_required
from appmint.site.backoffice import comments, search
from appmint.site.backoffice.decisions import (
    DECISIONS,
    Overtaken,
    decide,
    newest_event,
    open_to,
)
from appmint.site.backoffice.forms import CommentForm, DecisionForm
from appmint.site.engine import spending
from appmint.site.messaging.forms import MessageForm
from appmint.site.messaging.threads import unread_of
from appmint.site.orders import timeline
from appmint.site.orders.access import order_for, person
from appmint.site.orders.errors import NotAllowed
from appmint.site.orders.models import Order, Rating
from appmint.site.orders.requirements import of_spec
from appmint.site.orders.revision import left, requested
from appmint.site.runs.models import Run

_A_PAGE = 25


@operator_required
@require_GET
def orders(request: HttpRequest) -> HttpResponse:
    """All orders: searched, filtered, sorted, in pages."""
    wanted = search.Wanted.of(request.GET.dict())
    page = Paginator(search.orders(wanted), _A_PAGE).get_page(request.GET.get("page"))
    counts = search.counts()
    return render(
        request,
        "backoffice/orders.html",
        {
            "page": page,
            "wanted": wanted,
            "groups": [(name, label, counts[name]) for name, (label, _) in search.GROUPS.items()],
            "total": sum(counts.values()),
            "packages": Order.Package.choices,
            "sorts": [(name, label) for name, (label, _) in search.SORTS.items()],
        },
    )


@operator_required
@require_GET
def order(request: HttpRequest, number: str) -> HttpResponse:
    """Everything about an order, and what can be decided."""
    return _order_page(request, order_for(person(request), number))


@operator_required
@require_POST
def decision(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """Carries out what an operator decided."""
    found = order_for(person(request), number)
    if name not in DECISIONS:
        raise Http404
    form = DecisionForm(request.POST)
    typed = request.POST.get("reason", "")[:4000]
    if not form.is_valid():
        problem = " ".join(str(error) for error in form.errors.get("reason", []))
        return _refused(request, found, name, typed, problem or "Look at the order, then decide.")
    given = form.cleaned_data
    try:
        decide(found, name, person(request), given["reason"], seen=given["seen"])
    except (NotAllowed, Overtaken) as refusal:
        return _refused(request, found, name, typed, str(refusal))
    messages.success(request, DECISIONS[name].done)
    return redirect("backoffice:order", number)


@operator_required
@require_POST
def comment(request: HttpRequest, number: str) -> HttpResponse:
    """Keeps a comment; one that the customer may see is told to them."""
    operator = person(request)
    found = order_for(operator, number)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return _order_page(
            request, found, comment_form=form, status=HTTPStatus.UNPROCESSABLE_ENTITY
        )
    made = comments.comment(
        found, operator, form.cleaned_data["text"], internal=not form.cleaned_data["visible"]
    )
    messages.success(
        request, "The comment is kept for operators." if made.internal else "Published."
    )
    return redirect("backoffice:order", number)


def _refused(
    request: HttpRequest, found: Order, name: str, typed: str, problem: str
) -> HttpResponse:
    messages.error(request, problem)
    found.refresh_from_db()
    return _order_page(request, found, typed={name: typed}, status=HTTPStatus.CONFLICT)


def _order_page(
    request: HttpRequest,
    found: Order,
    *,
    comment_form: CommentForm | None = None,
    typed: dict[str, str] | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    operator = person(request)
    run = found.runs.first()
    return render(
        request,
        "backoffice/order.html",
        {
            "order": found,
            "run": run,
            "runs": found.runs.all(),
            "report": _report(run),
            "understood": of_spec(found.spec) if found.spec else None,
            "revisions": [(each, requested(each)) for each in found.revisions.all()],
            "revisions_left": left(found),
            "uploads": found.uploads.select_related("message"),
            "entries": timeline.entries(found, operator),
            "rating": Rating.objects.filter(order=found).first(),
            "app": getattr(found, "app", None),
            "spending": spending.of_order(found),
            "decisions": [
                (each, (typed or {}).get(each.name, "")) for each in open_to(found, operator)
            ],
            "typed": next(iter((typed or {}).values()), ""),
            "seen": newest_event(found),
            "comment_form": comment_form or CommentForm(),
            "message_form": MessageForm.fresh(),
            "unread": unread_of(operator).filter(order=found).count(),
        },
        status=status,
    )


def _report(run: Run | None) -> Report | None:
    return Report.model_validate(run.report) if run and run.report else None
