"""One's own wallet."""

import uuid
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from appmint.site.api import idempotency
from appmint.site.api.door import caller
from appmint.site.api.paging import Page, Window, paged
from appmint.site.api.problems import FieldProblem, Problem, invalid
from appmint.site.api.shapes.wallet import (
    Balance,
    Movement,
    MovementKind,
    TopUpShape,
    TopUpWish,
)
from appmint.site.wallet import ledger, statement, top_ups
from appmint.site.wallet.access import top_up_for
from appmint.site.wallet.forms import OTHER, TopUpForm
from appmint.site.wallet.payments.choice import provider

router = Router()


class Moved(Window):
    """Which movements."""

    kind: MovementKind | None = None


@router.get("wallet", response=Balance)
def read_wallet(request: HttpRequest) -> Balance:
    """What you have, and what is on hold."""
    return Balance.of(ledger.wallet_of(caller(request)))


@router.get("wallet/transfers", response=Page[Movement])
def list_transfers(
    request: HttpRequest, response: HttpResponse, window: Query[Moved]
) -> Page[Movement]:
    """All that moved, newest first."""
    wallet = ledger.wallet_of(caller(request))
    return paged(
        request,
        response,
        window,
        statement.transfers(wallet, window.kind or ""),
        lambda transfer: Movement.of(statement.line(transfer, wallet)),
    )


@router.post("wallet/top-ups", response={201: TopUpShape})
def start_top_up(request: HttpRequest, data: TopUpWish) -> TopUpShape:
    """Starts a purchase of tokens; it is paid on the page at `url`."""
    user = caller(request)
    payer = provider()
    if payer is None:
        raise Problem(
            HTTPStatus.CONFLICT, "not-allowed", "Only operators top up on this platform: ask them."
        )
    key = request.headers.get(idempotency.HEADER)
    pk = uuid.uuid5(uuid.NAMESPACE_URL, f"{user.pk}:{key}") if key else uuid.uuid4()
    form = TopUpForm(
        {"key": str(pk), "choice": OTHER, "other_ece": data.amount_ece},
        least_us_cents=payer.least_us_cents,
    )
    if not form.is_valid():
        raise invalid(
            [
                FieldProblem(field="body.amount_ece", detail=str(sentence))
                for sentences in form.errors.values()
                for sentence in sentences
            ]
        )
    return TopUpShape.of(top_ups.start(user, pk, data.amount_ece, provider=payer.name))


@router.get("wallet/top-ups", response=Page[TopUpShape])
def list_top_ups(
    request: HttpRequest, response: HttpResponse, window: Query[Window]
) -> Page[TopUpShape]:
    """Your purchases, newest first."""
    rows = caller(request).top_ups.order_by("-created_at")
    return paged(request, response, window, rows, TopUpShape.of)


@router.get("wallet/top-ups/{top_up_id}", response=TopUpShape)
def read_top_up(request: HttpRequest, top_up_id: uuid.UUID) -> TopUpShape:
    """How a purchase goes."""
    return TopUpShape.of(top_up_for(caller(request), top_up_id))
