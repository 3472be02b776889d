"""What a text says and what it would cost, without an order."""

from http import HTTPStatus

from django.http import HttpRequest
from ninja import Router

from appmint.site.api.problems import FieldProblem, Problem, invalid
from appmint.site.api.shapes.understanding import Brief, PackageOffer, Price, Understanding, Wish
from appmint.site.config import config
from appmint.site.orders.quote import offers, quote
from appmint.site.orders.requirements import understand

router = Router()


@router.post("understand", response=Understanding)
def understand_text(request: HttpRequest, data: Brief) -> Understanding:
    """Reads a text. One that describes no app has `understood: false` and a sentence why."""
    return Understanding.of(understand(data.text, data.corrections.model_dump()))


@router.get("packages", response=list[PackageOffer])
def list_packages(request: HttpRequest) -> list[PackageOffer]:
    """The packages on sale."""
    return [PackageOffer.of(each) for each in offers(config())]


@router.post("quote", response=Price)
def price_text(request: HttpRequest, data: Wish) -> Price:
    """The itemised price of the app that a text describes."""
    if data.package not in config().packages:
        raise invalid([FieldProblem(field="body.package", detail="Not on sale: choose another.")])
    understood = understand(data.text, data.corrections.model_dump())
    if understood.spec is None:
        raise Problem(
            HTTPStatus.UNPROCESSABLE_ENTITY,
            "no-app",
            understood.refusal,
            errors=[FieldProblem(field="body.text", detail=understood.refusal)],
        )
    return Price.of(quote(understood.spec, data.package, data.rush))
