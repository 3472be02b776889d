"""Pages of the wallet."""

import uuid
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from appmint.site.accounts.models import User
from appmint.site.wallet import ledger, statement, top_ups
from appmint.site.wallet.access import top_up_for
from appmint.site.wallet.forms import OTHER, TopUpForm
from appmint.site.wallet.models import TopUp
from appmint.site.wallet.payments import Provider, ProviderFailed, mock
from appmint.site.wallet.payments.choice import provider, provider_of, stripe_checkout
from appmint.site.wallet.payments.settle import UnexpectedTerms, settle
from appmint.site.wallet.payments.stripe import NotFromStripe

_LINES = 25


def _user(request: HttpRequest) -> User:
    """Who is signed in; the middleware lets nobody else come here."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


@require_GET
def show_statement(request: HttpRequest) -> HttpResponse:
    """Balance, and all that moved."""
    user = _user(request)
    wallet = ledger.wallet_of(user)
    kind = request.GET.get("kind", "")
    pages = Paginator(statement.transfers(wallet, kind), _LINES)
    page = pages.get_page(request.GET.get("page"))
    open_top_ups = user.top_ups.filter(
        state=TopUp.State.STARTED, created_at__gte=timezone.now() - top_ups.PAYABLE_FOR
    )
    return render(
        request,
        "wallet/statement.html",
        {
            "wallet": wallet,
            "page": page,
            "lines": [statement.line(each, wallet) for each in page],
            "choices": statement.CHOICES,
            "kind": kind,
            "open_top_ups": open_top_ups,
            "can_top_up": provider() is not None,
        },
    )


@require_GET
def download_statement(request: HttpRequest) -> HttpResponse:
    """The same lines as a table for spreadsheets."""
    wallet = ledger.wallet_of(_user(request))
    found = statement.transfers(wallet, request.GET.get("kind", ""))
    text = statement.as_csv(statement.line(each, wallet) for each in found)
    name = f"appmint-statement-{timezone.now():%Y-%m-%d}.csv"
    return HttpResponse(
        text,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_http_methods(["GET", "POST"])
def top_up(request: HttpRequest) -> HttpResponse:
    """Choosing how much, then on to the provider's page."""
    payer = provider()
    if payer is None:
        return _top_up_page(request, None, None)
    if request.method == "GET":
        form = TopUpForm.fresh(
            least_us_cents=payer.least_us_cents,
            wished=request.GET.get("ece", ""),
            return_to=request.GET.get("next", ""),
        )
        return _top_up_page(request, payer, form)
    form = TopUpForm(request.POST, least_us_cents=payer.least_us_cents)
    if not form.is_valid():
        return _top_up_page(request, payer, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    asked = form.cleaned_data
    try:
        started = top_ups.start(
            _user(request),
            asked["key"],
            asked["amount_ece"],
            provider=payer.name,
            return_to=asked["return_to"],
        )
        return _to_provider(request, payer, started)
    except top_ups.TopUpRefused as refusal:
        form.add_error(None, str(refusal))
        return _top_up_page(request, payer, form, HTTPStatus.CONFLICT)
    except ProviderFailed as failure:
        top_ups.failed(asked["key"], str(failure))
        again = {**request.POST.dict(), "key": str(uuid.uuid4())}
        form = TopUpForm(again, least_us_cents=payer.least_us_cents)
        form.add_error(None, str(failure))
        return _top_up_page(request, payer, form, HTTPStatus.BAD_GATEWAY)


@require_GET
def price(request: HttpRequest) -> HttpResponse:
    """What the amount that is being typed costs."""
    payer = provider()
    if payer is None:
        raise Http404
    typed = {"choice": OTHER, "other_ece": request.GET.get("other_ece", "")}
    form = TopUpForm(typed, least_us_cents=payer.least_us_cents)
    form.is_valid()
    amount = form.cleaned_data.get("amount_ece")
    cents = top_ups.price_us_cents(amount) if amount and "other_ece" not in form.errors else None
    return render(request, "wallet/price.html", {"cents": cents})


@require_GET
def top_up_done(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """How a top-up went. Asks the provider, whose own message may come later."""
    found = top_up_for(_user(request), pk)
    payer = provider_of(found)
    # The page asks again every few seconds: what the webhook told meanwhile is in the database.
    if (
        found.state == TopUp.State.STARTED
        and payer is not None
        and "HX-Request" not in request.headers
    ):
        found = _look(request, payer, found)
    return render(
        request,
        "wallet/top_up_done.html",
        {"top_up": found, "provider": payer, "payable": payer and top_ups.is_payable(found)},
    )


@require_POST
def pay(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Back to the provider's page of a payment that was left."""
    found = top_up_for(_user(request), pk)
    payer = provider_of(found)
    if payer is None:
        raise Http404
    try:
        return _to_provider(request, payer, found)
    except ProviderFailed as failure:
        messages.error(request, str(failure))
        return redirect(found)


@require_POST
def drop(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Ends a payment that was not made."""
    found = top_up_for(_user(request), pk)
    payer = provider_of(found)
    try:
        if found.state == TopUp.State.STARTED and payer is not None:
            payer.drop(found)
            top_ups.failed(found.pk, "You cancelled the payment.")
    except ProviderFailed as failure:
        messages.error(request, str(failure))
    return redirect(found)


@require_http_methods(["GET", "POST"])
def mock_pay(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The page of practice payments, which says what it is."""
    found = top_up_for(_user(request), pk)
    payer = provider_of(found)
    if payer is None or payer.moves_money:
        raise Http404
    if request.method == "POST":
        return redirect(mock.choose(found, pay=request.POST.get("outcome") == "pay"))
    if not top_ups.is_payable(found):
        return redirect(found)
    return render(request, "wallet/mock_pay.html", {"top_up": found})


@csrf_exempt
@login_not_required
@require_POST
def stripe_hook(request: HttpRequest) -> HttpResponse:
    """What Stripe tells; its signature stands for a sign-in."""
    checkout = stripe_checkout()
    if checkout is None:
        raise Http404
    try:
        report = checkout.read(request.body, request.headers.get("Stripe-Signature", ""))
        if report is not None:
            settle(report)
    except NotFromStripe:
        return HttpResponse("This was not signed by Stripe.", status=HTTPStatus.BAD_REQUEST)
    except UnexpectedTerms as problem:
        return HttpResponse(str(problem), status=HTTPStatus.CONFLICT)
    return HttpResponse("Noted.")


def _to_provider(request: HttpRequest, payer: Provider, found: TopUp) -> HttpResponse:
    """On to where it is paid; to its result when that is over. Raises ProviderFailed."""
    if not top_ups.is_payable(found):
        return redirect(found)
    result = request.build_absolute_uri(found.get_absolute_url())
    return HttpResponseRedirect(payer.begin(found, result))


def _look(request: HttpRequest, payer: Provider, found: TopUp) -> TopUp:
    try:
        outcome = payer.look(found)
    except ProviderFailed as failure:
        messages.warning(request, str(failure))
        return found
    if outcome == "paid":
        return top_ups.paid(found.pk, memo=payer.label)
    if outcome == "failed" or not (payer.moves_money or top_ups.is_payable(found)):
        return top_ups.failed(found.pk, "The time to pay was over.")
    return found


def _top_up_page(
    request: HttpRequest,
    payer: Provider | None,
    form: TopUpForm | None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    wallet = ledger.wallet_of(_user(request))
    context = {"provider": payer, "form": form, "wallet": wallet}
    return render(request, "wallet/top_up.html", context, status=status)
