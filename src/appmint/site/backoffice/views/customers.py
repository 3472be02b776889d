"""Customers, their tokens and their orders."""

from http import HTTPStatus

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from appmint.site.accounts.access import operator_required
from appmint.site.accounts.models import User
from appmint.site.backoffice import grants, search
from appmint.site.backoffice.forms import TopUpForm
from appmint.site.orders.access import person
from appmint.site.wallet import ledger, statement

_A_PAGE = 25
_LINES = 20


@operator_required
@require_GET
def customers(request: HttpRequest) -> HttpResponse:
    """Everybody with an account; searched, in pages."""
    query = request.GET.get("q", "")
    page = Paginator(search.customers(query), _A_PAGE).get_page(request.GET.get("page"))
    return render(request, "backoffice/customers.html", {"page": page, "query": query[:100]})


@operator_required
@require_GET
def customer(request: HttpRequest, pk: int) -> HttpResponse:
    """One customer: orders, balance, ledger."""
    found = get_object_or_404(User, pk=pk)
    wallet = ledger.wallet_of(found)
    page = Paginator(statement.transfers(wallet), _LINES).get_page(request.GET.get("page"))
    orders = Paginator(found.orders.all(), _LINES).get_page(request.GET.get("orders"))
    return render(
        request,
        "backoffice/customer.html",
        {
            "customer": found,
            "wallet": wallet,
            "page": page,
            "lines": [statement.line(each, wallet) for each in page],
            "orders": orders,
        },
    )


@operator_required
@require_http_methods(["GET", "POST"])
def top_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Adds tokens to a customer's wallet."""
    found = get_object_or_404(User, pk=pk)
    if request.method == "GET":
        return _top_up_page(request, found, TopUpForm.fresh())
    form = TopUpForm(request.POST)
    if not form.is_valid():
        return _top_up_page(request, found, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        given = form.cleaned_data
        amount = grants.give(
            found,
            given["amount_ece"],
            by=person(request),
            key=given["key"],
            reason=given["reason"],
        )
    except ledger.KeyReused:
        form.add_error(None, "This form was used before, for another amount. Open it anew.")
        return _top_up_page(request, found, form, HTTPStatus.CONFLICT)
    messages.success(request, f"{amount} were added to the wallet of {found}.")
    return redirect("backoffice:customer", pk)


def _top_up_page(
    request: HttpRequest, found: User, form: TopUpForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    context = {"customer": found, "form": form, "wallet": ledger.wallet_of(found)}
    return render(request, "backoffice/top_up.html", context, status=status)
