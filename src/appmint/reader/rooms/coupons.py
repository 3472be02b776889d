"""Coupons and discount codes that the checkout of a shop takes."""

import re

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import lexicon_entity
from appmint.reader.knowledge.seeds import field
from appmint.reader.sentences.intents import Intent
from appmint.spec.entities import FieldType
from appmint.spec.features import Shop


def take_coupons(draft: Draft, intents: list[Intent], met: dict[int, Claims]) -> None:
    """Where a text has a shop and coupons, an order is made with the code of one."""
    shop = next(iter(draft.of_kind(Shop)), None)
    about = [each for each in intents if _CODES.search(each.text)]
    if shop is None or not about or shop.product == _COUPON:
        return
    used = [each for each in about if _USED.search(f"{each.verb} {each.text}")]
    if _COUPON not in draft.entities and used and not _called_otherwise(draft):
        source = source_of(used[0])
        draft.list_page(lexicon_entity(draft, "", _COUPON, source), source)
    if not _has_codes(draft):
        return
    draft.add_field(shop.order, field("coupon_code", "text", "Coupon", required=False), [""])
    discount = field("discount", "money", "Discount", unit="USD", required=False)
    draft.add_field(shop.order, discount, [0])
    draft.update(shop.id, coupon=_COUPON)
    for each in used:
        met[id(each)] = claim(shop.id, "coupon")
        refused = [one for one in draft.unmet if one.source == source_of(each)]
        draft.unmet = [one for one in draft.unmet if one not in refused]


_COUPON = "coupon"
_CODES = re.compile(r"\b(?:coupons?|vouchers?|(?:discount|promo(?:tion(?:al)?)?) codes?)\b", re.I)
_USED = re.compile(
    r"\b(?:us(?:e|es|ing|age)|appl(?:y|ying|ication)|redeem\w*|redemption|enter(?:ing)?|"
    r"integrat\w+|support\w*|deduct\w*)\b",
    re.I,
)


def _called_otherwise(draft: Draft) -> bool:
    """Whether the text's coupons are records of another name: the rewards of a loyalty scheme."""
    return any(_CODES.search(noun) for noun in draft.said.values())


def _has_codes(draft: Draft) -> bool:
    """Whether the coupons are everybody's, with a code and a discount in per cent."""
    made = draft.entities.get(_COUPON)
    if made is None or made.owned:
        return False
    kinds = {each.name: each.type for each in made.fields}
    return kinds.get("code") is FieldType.TEXT and kinds.get("discount") is FieldType.NUMBER
