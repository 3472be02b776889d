"""Payments: the ways to pay that a text names, and bills that are paid where nothing is sold."""

import re

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.records import Row, record, relation, rows_of
from appmint.reader.knowledge.seeds import field
from appmint.reader.rooms.own_records import add_mine
from appmint.reader.sentences.chunks import is_verb
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import label_of, plural, plural_name
from appmint.spec.entities import Entity, Field
from appmint.spec.features import Form, Request

_WAYS = (
    (
        r"credit(?: or debit)? cards?|bank cards?|card payments?|stripe|visa|mastercard",
        "Credit card",
    ),
    (r"debit cards?", "Debit card"),
    (r"wechat[ -]?pay(?:ment)?s?|wechat(?= |,)(?=[^.]*\bpay)", "WeChat Pay"),
    (r"alipay", "Alipay"),
    (r"union ?pay", "UnionPay"),
    (r"cloud flash ?pay", "Cloud Flash Pay"),
    (r"paypal", "PayPal"),
    (r"apple pay", "Apple Pay"),
    (r"google pay|android pay", "Google Pay"),
    (r"bank transfers?|wire transfers?", "Bank transfer"),
    (r"cash on delivery|pay(?:ing)? in cash|cash payments?", "Cash on delivery"),
    (r"(?:crypto(?:currenc(?:y|ies))?|bitcoin|usdt)(?= pay| and| or|,|\.)", "Cryptocurrency"),
)
_CHOICE = re.compile(
    r"\b(?:payment|pay) (?:methods?|channels?|options?)|(?:ways|means) (?:to pay|of payment)", re.I
)


def ways_to_pay(text: str) -> tuple[str, ...]:
    """The ways to pay that a text names; the usual ones where it speaks of a choice only."""
    named = tuple(label for way, label in _WAYS if re.search(rf"\b(?:{way})", text, re.I))
    if len(named) < 2 and _CHOICE.search(text):
        return tuple(dict.fromkeys((*named, "Credit card", "Bank transfer", "PayPal")))
    return named if len(named) > 1 or (named and named[0] != "Credit card") else ()


def method_field(ways: tuple[str, ...]) -> Field:
    """The choice of a way to pay."""
    return field("payment_method", "enum", "Payment method", options=ways)


_SOLD = re.compile(
    r"\b(?:cart|shops?|stores?|malls?|products?|goods|merchandise|purchas\w+|buy\w*|orders?|sell\w*|"
    r"tickets?|courses?|subscri\w+)\b",
    re.I,
)


_GOODS = re.compile(
    r"\b(?:carts?|shops?|stores?|malls?|products?|goods|merchandise|sell\w*)\b", re.I
)


def owed(draft: Draft) -> bool:
    """Whether people pay what they owe, since nothing is sold: fees, fines, rent.

    An app for payments has orders and subscriptions of others, and still sells nothing itself.
    """
    about_paying = bool(draft.domains) and draft.domains[0].name == "payments"
    return (_GOODS if about_paying else _SOLD).search(draft.text) is None


def pay(draft: Draft, intent: Intent) -> Claims:
    """Bills, each paid on its page in one of several ways; the own payments are listed."""
    bill = _bills(draft, intent)
    draft.list_page(bill, source_of(intent))
    ways = ways_to_pay(draft.text) or ("Credit card", "Bank transfer", "PayPal")
    paid: list[Row] = [
        {"payer": payer, "payment_method": ways[at % len(ways)], "status": "Paid"}
        for at, payer in enumerate(("Amara Osei", "Lukas Berger", "Priya Raman"))
    ]
    name = record(
        draft,
        f"{bill}_payment",
        [
            relation(draft, bill),
            field("payer", "text", "Name of the payer"),
            method_field(ways),
            field("status", "enum", options=("Paid", "Refunded")),
            field("note", "long_text", required=False),
        ],
        bill,
        rows_of(draft, bill, *paid),
        icon="credit-card",
        label="Payment",
    )
    feature = Request(
        id=f"pay_{bill}",
        entity=bill,
        record=name,
        verb="Pay",
        confirmation="Thank you. Your payment is recorded; no money moves in this demonstration.",
        source=source_of(intent),
    )
    draft.add(feature, draft.detail_page(bill))
    add_mine(draft, name, intent)
    return claim(feature.id, "submit")


_RECHARGE = re.compile(r"\b(?:re-?charg(?:e|es|ed|ing)|top(?:ping|s)?[ -]?up\w*)\b", re.I)


def is_recharge(intent: Intent) -> bool:
    """Whether an intent is about money that people put on their account or card."""
    return _RECHARGE.search(intent.text) is not None


def recharge(draft: Draft, intent: Intent) -> Claims:
    """A form by which people recharge their account, card or phone, and the list of it."""
    ways = ways_to_pay(draft.text) or ("Credit card", "Bank transfer", "PayPal")
    rows: list[Row] = [
        {
            "recharged": what,
            "amount": amount,
            "payment_method": ways[at % len(ways)],
            "status": "Completed",
        }
        for at, (what, amount) in enumerate((("My account", 5000), ("Card 1180", 2000)))
    ]
    name = record(
        draft,
        "recharge",
        [
            field("recharged", "text", "Account or card"),
            field("amount", "money", unit="USD", minimum=1),
            method_field(ways),
            field("status", "enum", options=("Completed", "Refused")),
        ],
        "recharged",
        rows,
        icon="wallet",
        label="Recharge",
    )
    source = source_of(intent)
    page = draft.page("recharge", "Recharge", weight=45, source=source)
    feature = Form(
        id="form_recharge",
        entity=name,
        heading="Recharge",
        text="A practice payment: it is kept in your list, and no money moves.",
        submit_label="Recharge",
        confirmation="Thank you. Your recharge is recorded; no money moves in this demonstration.",
        source=source,
    )
    draft.add(feature, page.name)
    mine = add_mine(draft, name, intent)
    draft.add(draft.features[mine], page.name)
    return claim(feature.id, "submit")


_DUE = re.compile(
    r"\b(?P<what>(?!various|different|related|other|relevant|their|the|all|online|monthly|payment|"
    r"and|for|of|pay|paying|paid|any|service|make|making|transaction|calculating|collecting|charging|managing|viewing|"
    r"checking|querying|tracking)[a-z]+) "
    r"(?P<due>fees?|bills?|fines?|rents?|premiums?|dues)\b|"
    r"\b(?P<alone>fines?|premiums?|tuition|rent)\b",
    re.I,
)
"""What a text says is paid: "parking fees", "fines"."""
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August",
)  # fmt: skip
_AMOUNTS = (4800, 12500, 6400, 8900, 3200, 15000, 7600, 5400)


def _bills(draft: Draft, intent: Intent) -> str:
    """What is to be paid, under the text's own word for it."""
    # "browse bills" are bills.
    said_due = _DUE.finditer(draft.text)
    found = next((each for each in said_due if not is_verb((each["what"] or "").lower())), None)
    noun = "bill"
    if found is not None:
        said = found["alone"] or f"{found['what']} {found['due'].rstrip('s')}"
        noun = "tuition fee" if said == "tuition" else said.lower().rstrip("s")
    name = draft.free_name(noun)
    if name in draft.entities:
        return name
    label = label_of(noun)
    fields = (
        field("title", "text"),
        field("amount", "money", unit="USD"),
        field("due_on", "date", "Due"),
        field("details", "long_text", required=False),
    )
    rows: tuple[Row, ...] = tuple(
        {
            "title": f"{label}, {month}",
            "amount": _AMOUNTS[at],
            "due_on": at * 30 - 60,
            "details": f"For the month of {month}. Payable by the day that is given here.",
        }
        for at, month in enumerate(_MONTHS)
    )
    return draft.add_entity(
        Entity(
            name=name,
            plural=plural_name(name),
            label=label,
            label_plural=label_of(plural(noun)),
            icon="receipt",
            fields=fields,
            display="title",
            seed=rows,
            source=source_of(intent),
        ),
        layout="table",
    )
