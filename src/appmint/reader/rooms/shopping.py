"""Intents about buying: cart, checkout and orders."""

import re

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import lexicon_entity
from appmint.reader.drafting.meaning import entity_for
from appmint.reader.drafting.records import record, relation
from appmint.reader.knowledge.entries import has_image
from appmint.reader.knowledge.seeds import field
from appmint.reader.rooms.goods import is_sold, offered, shape_order, stock_up
from appmint.reader.rooms.payments import (
    is_recharge,
    method_field,
    owed,
    pay,
    recharge,
    ways_to_pay,
)
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.grammar import BUYERS
from appmint.reader.words.nouns import singular
from appmint.spec.entities import Access, Entity, FieldType
from appmint.spec.features import Browse, Shop


def shop(draft: Draft, intent: Intent) -> Claims:
    """Cart, checkout and orders; where nothing is sold, bills that are paid."""
    if is_recharge(intent):
        return recharge(draft, intent)
    paying = intent.action == "pay" or "checkout" in intent.text.lower()
    if paying and not draft.of_kind(Shop) and owed(draft):
        return pay(draft, intent)
    product, price = _product(draft, intent)
    draft.list_page(product, source_of(intent))
    record(
        draft,
        "cart_item",
        [relation(draft, product), field("quantity", "number", minimum=1, default=1)],
        product,
        (),
        icon="shopping-cart",
    )
    lexicon_entity(draft, "", "order")
    if not draft.entities["order"].owned:
        opened = draft.entities["order"].access.update not in {"nobody", "owner"}
        access = Access(read="owner", create="anyone", update="owner", delete="owner")
        draft.change("order", owned=True)
        if not opened:
            draft.change("order", access=access)
    if not draft.of_kind(Shop):
        shape_order(draft, product)
    ways = ways_to_pay(draft.text)
    if ways:
        draft.add_field("order", method_field(ways), ways)
    line = "order_line"
    record(
        draft,
        line,
        [
            relation(draft, "order"),
            relation(draft, product),
            field("quantity", "number", minimum=1),
            field("price", "money", unit="USD"),
        ],
        product,
        [
            {"order": at % 4, product: at % 4, "quantity": 1 + at % 2, "price": 2900 + at * 700}
            for at in range(4)
        ],
        icon="list",
    )
    page = draft.page("cart", "Cart", "/cart", weight=70, source=source_of(intent))
    feature = Shop(
        id="shop",
        product=product,
        price=price,
        cart_item="cart_item",
        order="order",
        order_line=line,
        source=source_of(intent),
    )
    draft.add(feature, page.name)
    draft.add(feature, draft.detail_page(product))
    text = intent.text.lower()
    if intent.action == "pay" or "checkout" in text or "check out" in text:
        return claim("shop", "checkout")
    if "cart" in text:
        return claim("shop", "cart" if intent.verb in {"view", "manage", "see"} else "add")
    return claim("shop", "checkout" if "order" in text else "add")


def stock_shops(draft: Draft, met: dict[int, Claims]) -> None:
    """Let orders lower the stock of what is sold, and show what has a picture as cards."""
    for feature in draft.of_kind(Shop):
        for browse in draft.of_kind(Browse):
            pictured = has_image(draft.entities[browse.entity])
            if browse.entity == feature.product and browse.layout == "table" and pictured:
                draft.update(browse.id, layout="cards")
        stock = _stock(draft, feature.product)
        if not stock:
            continue
        draft.update(feature.id, stock=stock)
        shown = {aspect: claim(feature.id, aspect) for aspect in ("cart", "checkout", "add")}
        first = next((each for each in shown.values() if each in met.values()), None)
        for claims in met.values():
            if claims == first:
                claims += claim(feature.id, "stock")


_STOCK = re.compile(
    r"(?:\w+_)?(?:stock|inventory)(?:_(?:quantity|level|count|left))?|"
    r"(?:quantity|copies|pieces|units|left)(?:_(?:left|available|in_stock))?|available_quantity"
)
_PLENTY = 60
"""Pieces of one sample product at least, so that visitors of the preview can buy some."""


def _stock(draft: Draft, product: str) -> str:
    """The field of a product that says how many there are, counted from none; "" without one."""
    made = draft.entities[product]
    found = next(
        (
            each
            for each in made.fields
            if each.type is FieldType.NUMBER and not each.private and _STOCK.fullmatch(each.name)
        ),
        None,
    )
    if found is None:
        return ""
    counted = found.model_copy(update={"minimum": 0})
    fields = tuple(counted if each is found else each for each in made.fields)
    rows = [dict(row) for row in made.seed]
    amounts = [float(str(row.get(found.name) or 0)) for row in rows]
    if rows and max(amounts) < _PLENTY:
        rows[amounts.index(max(amounts))][found.name] = _PLENTY
    draft.change(product, fields=fields, seed=tuple(rows))
    return found.name


_BOUGHT_BY = BUYERS | {"account", "wallet"}
"""Who buys, and out of what."""
_MALLS = frozenset({"mall", "malls"})
SELLING = _MALLS | frozenset(
    """cart carts place e-commerce component functionality features shopping order orders payment
    payments online checkout method methods fee fees""".split()
)
"""Words about buying: what is bought is the rest."""


def _private(made: Entity) -> bool:
    """Whether each visitor sees only their own records; what people post for sale is public."""
    return made.owned and made.access.read == "owner"


def _product(draft: Draft, intent: Intent) -> tuple[str, str]:
    shops = draft.of_kind(Shop)
    if shops:
        return shops[0].product, shops[0].price
    priced = [
        name
        for name, made in draft.entities.items()
        if made.first(FieldType.MONEY) and not _private(made)
    ]
    named = [name for name in priced if any("price" in f.name for f in draft.entities[name].fields)]
    priced = named or priced
    words = intent.phrase.split()
    gone = SELLING | {"points"} if _MALLS & set(words) else SELLING
    wanted = [word for word in words if word not in gone]
    if wanted and singular(wanted[-1]) in _BOUGHT_BY:
        # "guest checkout" is how guests buy, not what they buy.
        wanted = []
    if wanted and not draft.words.abstract(" ".join(wanted)):
        entity = entity_for(draft, " ".join(wanted), source_of(intent))
        stock_up(draft, entity)
    else:
        entity = offered(draft, priced)
    if not is_sold(draft, entity) or _private(draft.entities[entity]):
        entity = lexicon_entity(draft, "", "product", source_of(intent))
    found = draft.entities[entity].first(FieldType.MONEY)
    if found:
        return entity, found.name
    made = field("price", "money", unit="USD")
    return entity, draft.add_field(entity, made, [4900, 12900, 2500, 7900, 15900, 3400])
