"""A draft's text read by a model beside the rules, when the customer asks for it."""

import json
from collections.abc import Callable

import pytest
from django.test import Client

from appmint.reader.reading import NO_FACTS
from appmint.site.accounts.models import User
from appmint.site.config import config
from appmint.site.engine import tiers
from appmint.site.engine.models import ModelCall
from appmint.site.orders import close_reading
from appmint.site.orders.errors import NotAllowed
from appmint.site.orders.models import Order
from appmint.site.orders.requirements import understand_order
from tests.llm.service import KEY, Answer, Fails, ModelService

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("own_data")]

TEXT = (
    "Please build a club site for rowing crews. Members can log outings and play a race game "
    "against the clock."
)
FOUND = json.dumps(
    {
        "wishes": [
            {"quote": "log outings", "action": "create", "verb": "log", "thing": "outings"},
            {
                "quote": "play a race game against the clock",
                "action": "bespoke",
                "verb": "play",
                "thing": "race game",
                "needs": "a rowing race with a clock",
            },
        ],
        "things": [],
        "calculations": [],
        "questions": [],
    }
)


@pytest.fixture
def draft(customer: User) -> Order:
    return Order.objects.create(customer=customer, text=TEXT, repository_name="rowing")


Served = Callable[[list[Answer]], ModelService]


def test_what_the_model_found_is_kept_with_the_draft_and_understood(
    draft: Order, served: Served
) -> None:
    served([FOUND])
    order = close_reading.read_closely(draft)
    understood = understand_order(order)
    assert understood.spec is not None
    assert any("race game" in row.text for row in understood.unmet)
    [call] = ModelCall.objects.all()
    assert (call.order, call.role, call.outcome) == (order, "read", "answered")
    assert call.cost_micro_usd > 0


def test_a_changed_text_is_read_by_the_rules_again(draft: Order, served: Served) -> None:
    served([FOUND])
    order = close_reading.read_closely(draft)
    order.text += " The page is ivory."
    assert close_reading.facts_of(order, order.text) == NO_FACTS
    assert close_reading.facts_of(order, TEXT) != NO_FACTS


def test_basic_is_made_by_the_rules_alone(draft: Order, served: Served) -> None:
    served([FOUND])
    order = close_reading.read_closely(draft)
    order.package = "basic"
    assert close_reading.facts_of(order, TEXT) == NO_FACTS


def test_a_service_that_is_down_leaves_what_the_rules_understood(
    draft: Order, served: Served
) -> None:
    served([Fails(503)])
    with pytest.raises(NotAllowed, match="the model was not reachable"):
        close_reading.read_closely(draft)
    draft.refresh_from_db()
    assert draft.facts is None
    assert understand_order(draft).spec is not None


def test_one_customer_cannot_have_texts_read_without_end(
    draft: Order, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APPMINT_READINGS", "1")
    config.cache_clear()
    served([FOUND, FOUND])
    order = close_reading.read_closely(draft)
    Order.objects.update(text=TEXT + " There is a news page.")
    order.refresh_from_db()
    with pytest.raises(NotAllowed, match="tomorrow"):
        close_reading.read_closely(order)


def test_it_is_offered_while_a_model_is_connected_and_only_then(
    draft: Order, served: Served, signed_in: Callable[[User], Client]
) -> None:
    tiers.settings.cache_clear()
    browser = signed_in(draft.customer)
    page = f"/orders/{draft}/steps/requirements"
    Order.objects.update(step="requirements")
    assert b"Have it read closely" not in browser.get(page).content
    served([FOUND])
    assert b"Have it read closely" in browser.get(page).content
    panel = browser.post(f"/orders/{draft}/read-closely", headers={"HX-Request": "true"}).content
    assert b"Read by the rules and by a language model" in panel
    assert KEY.encode() not in panel
