import re
from collections.abc import Callable

from django.test import Client

from appmint.site.accounts.models import User
from appmint.site.apps.models import Delivery
from appmint.site.apps.receipt import receipt_pdf, us_dollars
from appmint.site.orders.models import Order
from appmint.site.wallet.models import MICRO

SignIn = Callable[[User], Client]


def _text(pdf: bytes) -> str:
    """The words of a PDF whose pages are not packed, with the standard fonts."""
    pieces = re.findall(rb"\(((?:[^()\\]|\\.)*)\) Tj", pdf)
    joined = b" ".join(pieces)
    plain = re.sub(rb"\\([()\\])", rb"\1", joined)
    return re.sub(rb"\\(\d{3})", lambda m: bytes((int(m[1], 8),)), plain).decode("cp1252")


def test_a_receipt_names_everything(delivery: Delivery, customer: User, signed_in: SignIn) -> None:
    Order.objects.update(
        company="Ada & Co. (Söhne)", address="1 Mill Lane\nYork", tax_number="GB 123"
    )
    answer = signed_in(customer).get("/apps/village-library/receipt")
    assert answer.headers["Content-Type"] == "application/pdf"
    text = _text(answer.content)
    order = Order.objects.get()
    for part in (
        "AppMint",
        str(order),
        "Ada & Co. (Söhne)",
        "1 Mill Lane",
        "York",
        "Tax number GB 123",
        "Basic package",
        "1,000 ECE",
        "US$ 10.00",
        "Delivered",
    ):
        assert part in text


def test_the_same_order_has_the_same_receipt(delivery: Delivery) -> None:
    order = Order.objects.get()
    assert receipt_pdf(order) == receipt_pdf(order)


def test_a_long_name_goes_over_several_lines(delivery: Delivery) -> None:
    order = Order.objects.get()
    order.company = "Very long company name " * 20 + "x" * 300
    text = _text(receipt_pdf(order))
    assert text.count("Very") == 20
    assert text.replace(" ", "").count("x" * 300) == 1


def test_a_name_in_other_letters_is_no_obstacle(delivery: Delivery) -> None:
    order = Order.objects.get()
    order.contact_name = "Łukasz Жуков"
    assert receipt_pdf(order).startswith(b"%PDF")


def test_a_refunded_order_says_so(delivery: Delivery) -> None:
    order = Order.objects.get()
    order.state = "refunded"
    assert "Refunded" in _text(receipt_pdf(order))


def test_there_is_no_receipt_before_the_tokens_are_taken(
    delivery: Delivery, customer: User, signed_in: SignIn
) -> None:
    Order.objects.update(delivered_at=None)
    assert signed_in(customer).get("/apps/village-library/receipt").status_code == 404


def test_tokens_are_told_in_dollars() -> None:
    assert us_dollars(1000 * MICRO) == "US$ 10.00"
    assert us_dollars(123_456_700_000) == "US$ 1,234.57"
