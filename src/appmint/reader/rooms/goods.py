"""What a shop sells: what is sent, what nobody sends, and work that is done at a place."""

import re
from typing import Literal

from appmint.reader.drafting.draft import Draft
from appmint.reader.rooms.states import counted
from appmint.reader.words.nouns import singular
from appmint.spec.entities import Entity, Field
from appmint.spec.features import Workflow

Goods = Literal["sent", "unsent", "work"]


def goods(draft: Draft, product: str) -> Goods:
    """How what is bought comes to the buyer."""
    made = draft.entities[product]
    said = f"{product} {made.label} {draft.said.get(product, '')}".lower()
    words = {singular(word) for word in re.findall(r"[a-z]+", said)}
    if words & _WORK or (words & _SERVICES and _DONE_AT_A_PLACE.search(draft.text)):
        return "work"
    if words & _SERVICES or _VIRTUAL.search(said):
        return "unsent"
    virtual = words & _UNSENT or (words & _ANY and _VIRTUAL.search(draft.text))
    return "unsent" if virtual and not _SENT.search(draft.text) else "sent"


_UNSENT = frozenset(
    """ebook course lesson class tutorial webinar ticket software app subscription membership
    member account template download wallpaper ringtone song music audio video film movie game
    skin prop coin token diamond recharge currency event screening attraction spot room
    parking seat plan server website domain database certificate insurance photo article
    credit point exam quiz model""".split()
)
"""Words of what is bought and never sent: it is read, played, visited or switched on."""
_ANY = frozenset({"product", "goods", "item", "collectible"})
"""Words of what may be one or the other, as the text says."""
_SERVICES = frozenset({"service", "package"})
_WORK = frozenset(
    """cleaning repair collection delivery errand wash installation laundry housekeeping moving
    maintenance plumbing gardening inspection pick""".split()
)
"""Words of work that is ordered and done where the customer says."""
_DONE_AT_A_PLACE = re.compile(
    r"\b(?:clean(?:ing|ers?)|repairs?|repairing|housekeep\w+|laundry|plumb\w+|gardening|recycl\w+|"
    r"(?:garbage|waste|door-to-door) \w+|on-site|home services?|domestic|movers?|moving services?|"
    r"installations?|maintenance|decoration|renovation)\b",
    re.I,
)
_VIRTUAL = re.compile(
    r"\b(?:in-app purchas\w+|e-?books?|(?:virtual|digital) (?:goods|items?|products?|assets?|"
    r"currency|downloads?)|(?:game|virtual|gold) coins?|skins|power-?ups|"
    r"nfts?|digital collectibles?|downloadable|software licen[sc]es?)\b",
    re.I,
)
_SENT = re.compile(
    r"\b(?:shipping|shipments?|logistics|couriers?|parcels?|"
    r"(?:delivery|receiving) address(?:es)?|address management|express delivery)\b",
    re.I,
)


def shape_order(draft: Draft, product: str) -> None:
    """Ask for an address, and let an order move through states, as it suits what is sold."""
    kind, order = goods(draft, product), draft.entities["order"]
    address = next((each for each in order.fields if each.name == "address"), None)
    if kind == "sent" or address is None or address.label != "Delivery address":
        return
    if kind == "unsent":
        draft.drop_fields("order", {"address"})
    else:
        _replace(draft, address.model_copy(update={"label": "Address for the work"}))
    status = next((each for each in order.fields if each.name == "status"), None)
    moved = any(flow.entity == "order" for flow in draft.of_kind(Workflow))
    if status is None or moved or counted(draft, _LEFT_OUT):
        return
    states = _STATES[kind]
    options = tuple(dict.fromkeys(states.get(each, each) for each in status.options))
    made = _replace(draft, status.model_copy(update={"options": options}))
    rows = tuple(
        {**row, "status": states.get(str(row["status"]), row["status"])} for row in made.seed
    )
    draft.change("order", seed=rows)


_LEFT_OUT = ("Shipped", "Delivered")
_STATES: dict[Goods, dict[str, str]] = {
    "unsent": {"Shipped": "Paid", "Delivered": "Paid"},
    "work": {"Shipped": "Arranged", "Delivered": "Done"},
}
"""The states of an order that is sent -> those of one that is not."""


def _replace(draft: Draft, new: Field) -> Entity:
    made = draft.entities["order"]
    fields = tuple(new if each.name == new.name else each for each in made.fields)
    return draft.change("order", fields=fields)
