"""A sample order at the first start, so that a newcomer soon sees a delivered app."""

from collections.abc import Callable
from pathlib import Path

from django.db import transaction
from django.urls import reverse

from appmint.site.accounts.demo import DEMO_CUSTOMER
from appmint.site.accounts.models import User
from appmint.site.accounts.staff import make_account
from appmint.site.config import Config
from appmint.site.orders import actions
from appmint.site.orders.models import Order
from appmint.site.wallet import ledger
from appmint.site.wallet.models import MICRO, Transfer

_SAMPLE = Path(__file__).parent / "samples" / "campsite.txt"
_KEY = "demo order"
_REPOSITORY = "campsite"
_TOKENS_ECE = 20_000


def order_demo(config: Config, say: Callable[[str], None]) -> None:
    """Orders the sample for a demo customer, once; says where to look."""
    if User.objects.filter(email=DEMO_CUSTOMER).exists():
        return
    with transaction.atomic():
        customer, password = make_account(DEMO_CUSTOMER, "Demo customer", staff=False)
        ledger.move(
            _KEY,
            ledger.issuance(),
            ledger.wallet_of(customer),
            _TOKENS_ECE * MICRO,
            code=Transfer.Code.TOP_UP,
            memo="Tokens to try AppMint with",
        )
        order = Order.objects.create(
            customer=customer,
            repository_name=_REPOSITORY,
            visibility=Order.Visibility.PUBLIC,
            text=_SAMPLE.read_text("utf-8"),
            package=config.packages[0],
            contact_name=customer.name,
        )
        order = actions.submit(order, customer, key=_KEY)
        order = actions.approve(order, None, "The sample order of the first start")
    say(f"Demo account, shown this once: {DEMO_CUSTOMER}  {password}")
    run = order.runs.get(attempt=order.attempt)
    page = reverse("runs:detail", args=[run.workflow_id])
    say(f"A sample app is being made for it: {config.site_url}{page}")


def is_demo(order: Order) -> bool:
    """Whether this is the sample order, which is handed over without an operator."""
    return order.submission_key == _KEY and order.customer.email == DEMO_CUSTOMER
