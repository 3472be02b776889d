"""What a shop sells: what is sent, what nobody sends, and work that is done at a place."""

import re
from typing import Literal

from appmint.reader.drafting.described import look_again
from appmint.reader.drafting.draft import Draft
from appmint.reader.drafting.entities import lexicon_entity, main_entity
from appmint.reader.knowledge.kinds import fields_of, kind_of, kinds, rows_of_kind
from appmint.reader.rooms.states import counted
from appmint.reader.words.nouns import singular
from appmint.spec.entities import Entity, Field
from appmint.spec.features import Workflow

Goods = Literal["sent", "unsent", "work"]

_NOT_SOLD = frozenset(
    """order payment cart_item order_line company person customer employee supplier transaction
    invoice wallet account""".split()
)
_NO_GOODS = frozenset("money points person group log".split())
"""Kinds of records that nobody sells: a commission, a point record, a member."""
_VAGUE = frozenset("thing affair reading case request".split())
"""Kinds that say nothing of what is sold: what is bought under such a noun is goods."""
_WARES = frozenset("thing goods food living device hand_tool media design software".split())
"""Kinds that can be what an app sells though its text says no price."""
_SHOWN = frozenset({"browse", "detail", "manage"})
"""Features that get along with any fields."""
_SELDOM = frozenset(
    """coupon reward campaign sale project member membership distribution source quote vehicle
    stock_item""".split()
)
"""What a shop sells only where a text says so, though it has a price or costs."""


def is_sold(draft: Draft, entity: str) -> bool:
    """Whether a shop can sell the records of an entity."""
    return entity not in _NOT_SOLD and draft.fillers.get(entity) not in _NO_GOODS


def offered(draft: Draft, priced: list[str]) -> str:
    """What a shop sells whose text names nothing that is bought: products before all else."""
    found = [each for each in priced if is_sold(draft, each) and not _seldom(draft, each)]
    main = main_entity(draft)
    if not found and draft.fillers.get(main) in _WARES:
        found = [main]
    first = draft.main if draft.main in found else next(iter(found), "")
    if not first or (first != "product" and draft.words.count("product")):
        return lexicon_entity(draft, "", "product")
    stock_up(draft, first)
    return first


def _seldom(draft: Draft, entity: str) -> bool:
    """Whether no shop sells such records, unless its text says that they are bought."""
    vague = draft.fillers.get(entity) in _VAGUE - {"thing"}
    if not vague and entity not in _SELDOM:
        return False
    noun = re.escape(entity.replace("_", " "))
    said = (
        rf"\b(?:purchas\w+|buy\w*|sell\w*|order\w*) (?:[\w-]+ ){{0,2}}{noun}s?\b|"
        rf"\b{noun}s? to (?:the |their |a )?(?:shopping )?cart\b"
    )
    return re.search(said, draft.text, re.I) is None


def stock_up(draft: Draft, entity: str) -> None:
    """Give what is sold under an unknown noun the fields of goods: a price, a stock, a photo."""
    made = draft.entities[entity]
    if draft.fillers.get(entity) not in _VAGUE or made.owned:
        return
    noun = draft.said.get(entity) or made.label.lower()
    usual, goods_kind = kind_of(noun, draft.text), kinds()["goods"]
    used = any(
        getattr(each, "entity", "") == entity and each.kind not in _SHOWN
        for each in draft.features.values()
    )
    if used or made.fields != fields_of(usual):
        return
    fields = fields_of(goods_kind)
    draft.fillers[entity] = "goods"
    draft.change(
        entity,
        icon=goods_kind.icon,
        fields=fields,
        display=fields[0].name,
        seed=tuple(rows_of_kind(goods_kind, noun)),
    )
    look_again(draft, entity)


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
