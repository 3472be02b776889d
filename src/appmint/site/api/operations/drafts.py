"""Drafts: begun, changed step by step or all at once, submitted."""

from collections.abc import Mapping
from secrets import token_urlsafe

from django.forms import BaseForm, model_to_dict
from django.http import HttpRequest

from appmint.site.api import idempotency
from appmint.site.api.door import caller
from appmint.site.api.operations.orders import router
from appmint.site.api.problems import FieldProblem, invalid
from appmint.site.api.shapes.orders import DraftChange, OrderWhole
from appmint.site.api.shapes.understanding import Price
from appmint.site.config import Package, config
from appmint.site.orders import actions, drafts
from appmint.site.orders.access import draft_for, order_for
from appmint.site.orders.completeness import gaps
from appmint.site.orders.forms import CustomerForm, PackageForm, RepositoryForm, RequirementsForm
from appmint.site.orders.models import Order
from appmint.site.orders.quote import quote
from appmint.site.orders.requirements import understand_order
from appmint.site.orders.states import Step

_FORMS: tuple[type[RepositoryForm | RequirementsForm | PackageForm | CustomerForm], ...] = (
    RepositoryForm,
    RequirementsForm,
    PackageForm,
    CustomerForm,
)


@router.post("orders", response={201: OrderWhole})
def begin_order(request: HttpRequest, data: DraftChange) -> OrderWhole:
    """Begins a draft, with as much of it as is known."""
    user = caller(request)
    values = _checked(Order(customer=user), data)
    return OrderWhole.seen_by(user, _changed(drafts.begin(user, _key(request)), data, values))


@router.patch("orders/{number}", response=OrderWhole)
def change_draft(request: HttpRequest, number: str, data: DraftChange) -> OrderWhole:
    """Changes what is sent and leaves the rest; `missing` tells what is still to be given."""
    user = caller(request)
    order = draft_for(user, number)
    return OrderWhole.seen_by(user, _changed(order, data, _checked(order, data)))


@router.get("orders/{number}/quote", response=Price)
def read_quote(request: HttpRequest, number: str) -> Price:
    """The price: of a draft as it is now, else as agreed."""
    order = order_for(caller(request), number)
    return Price.agreed(order) or _price_now(order)


@router.post("orders/{number}/submit", response=OrderWhole)
def submit_order(request: HttpRequest, number: str) -> OrderWhole:
    """Submits the draft and puts its price on hold in the wallet."""
    user = caller(request)
    order = draft_for(user, number)
    return OrderWhole.seen_by(user, actions.submit(order, user, key=_key(request)))


def _checked(order: Order, data: DraftChange) -> dict[str, object]:
    """What was sent as the steps' own forms have it. Raises Problem with their sentences."""
    sent = data.model_dump(exclude_none=True, exclude={"corrections"})
    values: dict[str, object] = {}
    errors: list[FieldProblem] = []
    for kind in _FORMS:
        names = sent.keys() & kind.base_fields.keys()
        if names:
            form = _filled(kind, order, sent)
            form.is_valid()
            values |= {name: form.cleaned_data[name] for name in names & form.cleaned_data.keys()}
            errors += [
                FieldProblem(field=f"body.{name}", detail=str(sentence))
                for name in sorted(names & form.errors.keys())
                for sentence in form.errors[name]
            ]
    if errors:
        raise invalid(errors)
    return values


def _filled(
    kind: type[RepositoryForm | RequirementsForm | PackageForm | CustomerForm],
    order: Order,
    sent: Mapping[str, object],
) -> BaseForm:
    given = {**model_to_dict(order, list(kind.base_fields)), **sent}
    if issubclass(kind, RequirementsForm):
        return kind(given)
    # The form writes into what it is given: the order itself is changed by `drafts` alone.
    return kind(given, instance=Order(customer=order.customer))


def _changed(order: Order, data: DraftChange, values: Mapping[str, object]) -> Order:
    if data.corrections is not None:
        drafts.correct(order, data.corrections)
    order = drafts.save(order, values)
    missing = gaps(order, understand_order(order))
    reached = min((gap.step for gap in missing), key=drafts.place, default=Step.PAYMENT)
    return drafts.save(order, {}, reached=reached)


def _price_now(order: Order) -> Price:
    spec = understand_order(order).spec
    package: Package | None = next(
        (each for each in config().packages if each == order.package), None
    )
    if spec is None or package is None:
        raise invalid(
            [
                FieldProblem(
                    field="order",
                    detail="A price needs a text that is understood and a "
                    "package on sale: see `missing` of the order.",
                )
            ]
        )
    return Price.of(quote(spec, package, order.rush))


def _key(request: HttpRequest) -> str:
    """Names what the request does, so that it is done once: told by the client, or made up."""
    return request.headers.get(idempotency.HEADER) or token_urlsafe(16)
