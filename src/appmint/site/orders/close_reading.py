"""A draft's text read by a model beside the rules, when the customer asks for it.

What the model found is kept with the draft and counts for this very text alone: a changed text is
read by the rules until it is read closely again. The reading is paid by the platform.
"""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import cast

from django.db import transaction

from appmint.llm.errors import ModelError
from appmint.pipeline.by_model import why
from appmint.reader import ReaderError
from appmint.reader.reading import NO_FACTS, read
from appmint.site.config import config
from appmint.site.engine import tiers
from appmint.site.engine.models import ModelCall
from appmint.site.orders.errors import NotAllowed
from appmint.site.orders.guard import locked
from appmint.site.orders.models import Order
from appmint.site.orders.states import State
from appmint.spec import AppSpec
from appmint.spec.facts import Facts

_A_DAY = timedelta(days=1)


def facts_of(order: Order, text: str) -> Facts:
    """What a model found in this text of the order; nothing where it has not read it."""
    kept = cast("Mapping[str, object] | None", order.facts)
    # Basic is made by the rules alone.
    if not kept or order.package == "basic" or kept["text_sha256"] != _digest(text):
        return NO_FACTS
    return Facts.model_validate(kept["facts"])


def offered(order: Order) -> bool:
    """Whether the draft can be read closely: a model is connected, and has not read this text."""
    return (
        tiers.connected()
        and order.state == State.DRAFT
        and order.package != "basic"
        and bool(order.text.strip())
        and facts_of(order, order.text) == NO_FACTS
    )


def read_closely(order: Order) -> Order:
    """Has a model read the draft's text; what it found is kept.

    Raises NotAllowed with a sentence: no model, too many readings today, the model cannot be used.
    """
    if not offered(order):
        raise NotAllowed("There is nothing to read more closely now.")
    since = datetime.now(UTC) - _A_DAY
    lately = ModelCall.objects.filter(
        order__customer=order.customer_id, role="read", run=None, at__gte=since
    ).count()
    if lately >= config().readings:
        raise NotAllowed("You had your texts read closely many times today: go on tomorrow.")
    text = order.text
    facts = _found(order, text)
    with transaction.atomic():
        order = locked(order)
        if order.state == State.DRAFT and order.text == text:
            order.facts = {"text_sha256": _digest(text), "facts": facts.model_dump(mode="json")}
            order.save(update_fields=["facts", "updated_at"])
    return order


def _found(order: Order, text: str) -> Facts:
    from appmint.llm.reading import read as read_by_model

    engine = tiers.reader_for(order)

    def compose(facts: Facts) -> AppSpec:
        return read(text, None, facts)

    try:
        return read_by_model(text, compose, engine.model("read")).facts
    except ModelError as error:
        raise NotAllowed(
            f"It could not be read more closely: {why(error)}. What the rules understood stands."
        ) from error
    except ReaderError as error:
        raise NotAllowed(str(error)) from error


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
