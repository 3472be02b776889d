"""Functions that a text names by a noun for work: "route planning" keeps route plans.

Such a noun names no record ("planning"), but the work leaves some (plans), or another part of the
app is where it is done ("message center"). Both are looked up here by the last word or words.
"""

from dataclasses import replace

from appmint.reader.drafting.draft import Draft
from appmint.reader.rooms.settings import SETTINGS
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import plural, singular
from appmint.reader.words.plausibility import describes

_RECORDS = {
    "accounting": "transaction",
    "acceptance": "acceptance",
    "advertising": "advertisement",
    "appeal": "appeal",
    "assessment": "assessment",
    "auctioning": "auction",
    "billing": "bill",
    "budgeting": "budget",
    "clearance": "clearance",
    "complaint": "complaint",
    "delivery": "delivery",
    "diagnosis": "diagnosis",
    "finance": "transaction",
    "finances": "transaction",
    "financing": "loan",
    "fundraising": "donation",
    "hiring": "job",
    "inspection": "inspection",
    "installation": "installation",
    "interview": "interview",
    "invitation": "invitation",
    "invoicing": "invoice",
    "leasing": "lease",
    "logging": "log entry",
    "logistics": "shipment",
    "lottery": "prize",
    "maintenance": "maintenance order",
    "marketing": "campaign",
    "membership": "membership",
    "mentoring": "mentor",
    "outsourcing": "order",
    "patrol": "patrol",
    "pickup": "pickup",
    "planning": "plan",
    "pricing": "price",
    "promotion": "promotion",
    "reconciliation": "reconciliation",
    "recruiting": "job",
    "recruitment": "job",
    "recycling": "pickup",
    "repair": "repair",
    "replacement": "replacement",
    "research": "study",
    "sampling": "sample",
    "sponsorship": "sponsor",
    "stocktaking": "stocktake",
    "supervision": "inspection",
    "ticketing": "ticket",
    "training": "training course",
    "warehousing": "stock item",
    "warranty": "warranty",
}
"""The last word of a function -> the noun of the records that such work leaves."""

_PARTS = {
    "account": ("profile", ""),
    "account center": ("profile", ""),
    "account settings": ("profile", ""),
    "approval center": ("workflow", ""),
    "carousel": ("browse", ""),
    "collaboration": ("comment", "discussions"),
    "consultation": ("form", ""),
    "counseling": ("form", ""),
    "data center": ("chart", ""),
    "early warning": ("notify", ""),
    "form filling": ("form", ""),
    "mall": ("cart", ""),
    "message center": ("notify", ""),
    "mine": ("profile", ""),
    "my account": ("profile", ""),
    "notification center": ("notify", ""),
    "order center": ("mine", "orders"),
    "pagination": ("browse", ""),
    "payment channel": ("pay", ""),
    "payment method": ("pay", ""),
    "payment option": ("pay", ""),
    "point redemption": ("request", "gifts"),
    "points redemption": ("request", "gifts"),
    "preview": ("open", ""),
    "redemption": ("request", "gifts"),
    "reward redemption": ("request", "gifts"),
    "setting": ("settings", "settings"),
    "sign-on": ("login", ""),
    "warning": ("notify", ""),
}
"""The last words of a function -> the action that answers it, and what it is done with."""

_VERBS = {"request": "redeem", "comment": "discuss", "mine": "view", "workflow": "approve"}
"""The verb that an action of `_PARTS` needs, where the noun has none."""


_SETTING = frozenset("set configure adjust customize modify manage perform make change".split())


def as_work(draft: Draft, intent: Intent) -> Intent:
    """The intent as one about what the work leaves, or about the part of the app for it."""
    words = intent.phrase.split()
    if words and singular(words[-1]) in SETTINGS and intent.verb in _SETTING:
        return replace(intent, action="settings")
    if intent.action not in {"things", "manage"} or not words:
        return intent
    if intent.action == "things":
        for size in (2, 1):
            found = _PARTS.get(" ".join([*words[-size:-1], singular(words[-1])]))
            if found is not None and len(words) >= size:
                action, phrase = found
                rest = [word for word in words[:-size] if not describes(word)]
                verb = _VERBS.get(action, intent.verb)
                about = phrase or " ".join(rest)
                return replace(intent, action=action, verb=verb, phrase=about, nominal=True)
    kept = _RECORDS.get(singular(words[-1]))
    if kept is None or draft.words.known(intent.phrase) is not None:
        return intent
    before = [word for word in words[:-1] if not describes(word)]
    phrase = " ".join([*before, plural(kept)])
    return replace(intent, action="manage", phrase=phrase, nominal=True)
