"""The orders of a shop: made at the checkout alone, led through their states by staff.

Nobody writes an order by a form. Customers cancel their own while nothing is sent; staff move all.
"""

from collections.abc import Sequence
from itertools import pairwise

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft
from appmint.reader.rooms.moving import state_of
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import name_of
from appmint.spec.criteria import Claim
from appmint.spec.entities import Field
from appmint.spec.features import Manage, Shop, Transition, Workflow


def lead_orders(draft: Draft, met: dict[int, Claims]) -> None:
    """Let staff move the orders of a shop, and customers cancel theirs."""
    for shop in draft.of_kind(Shop):
        if f"detail_{shop.order}" in draft.features:
            draft.add(shop, draft.detail_page(shop.order))
        kept = draft.features.get(f"manage_{shop.order}")
        if draft.staff:
            draft.grant(shop.order, create=draft.staff)
        if not isinstance(kept, Manage) or (draft.internal and not draft.staff):
            continue
        shown = {kind: Claim(feature=shop.id, aspect=by) for kind, by in _INSTEAD.items()}
        if draft.staff:
            draft.update(kept.id, create=False)
            _add_moves(draft, shop, kept)
            shown = {"create": claim(f"workflow_{shop.order}", "act")[0]}
        else:
            draft.replace(kept.id, Claim(feature=shop.id, aspect="cancel"))
        for claims in met.values():
            claims[:] = [
                shown.get(each.aspect, each) if each.feature == kept.id else each for each in claims
            ]


_INSTEAD = {"create": "checkout", "edit": "cancel", "delete": "cancel"}
"""What a form does for records -> what people do with their orders."""


def _add_moves(draft: Draft, shop: Shop, kept: Manage) -> None:
    """A button for every state of an order that no move leads to yet."""
    state = state_of(draft.entities[shop.order])
    if state is None:
        return
    feature_id = f"workflow_{shop.order}"
    flow = draft.features.get(feature_id)
    before = flow.transitions if isinstance(flow, Workflow) else ()
    reached = {each.to for each in before}
    added = tuple(each for each in _moves(state, draft.staff) if each.to not in reached)
    feature = Workflow(
        id=feature_id,
        entity=shop.order,
        state=state.name,
        transitions=(*before, *added),
        source=flow.source if flow else kept.source,
    )
    draft.features[feature_id] = feature
    draft.add(feature, draft.detail_page(shop.order))


def _moves(state: Field, staff: str) -> tuple[Transition, ...]:
    """From state to state in their order; what is not paid is sent too, and paid on delivery."""
    line = [each for each in state.options if each not in _ENDED]
    steps = [
        Transition(
            name=name_of(f"to_{after}"),
            label=f"Mark as {after.lower()}",
            from_=(line[at - 1], before) if before == "Paid" and at else (before,),
            to=after,
            by=staff,
        )
        for at, (before, after) in enumerate(pairwise(line))
    ]
    for end in state.options:
        if end in _ENDED:
            label, starts = _ENDED[end]
            known = tuple(each for each in line if each in starts) or tuple(line[:1])
            name = name_of(label)
            steps.append(Transition(name=name, label=label, from_=known, to=end, by=staff))
    return tuple(steps)


_OPEN = ("Placed", "Paid", "Unpaid", "Pending", "New", "Confirmed", "Received", "Arranged")
_ENDED = {
    "Cancelled": ("Cancel", _OPEN),
    "Rejected": ("Reject", _OPEN),
    "Refunded": ("Refund", ("Paid", "Shipped", "Delivered", "Done", "Completed")),
    "Returned": ("Mark as returned", ("Shipped", "Delivered")),
}
"""States in which an order ends otherwise than in delivery -> the button and where it stands."""


def look_at_own_orders(draft: Draft, intents: Sequence[Intent], met: dict[int, Claims]) -> None:
    """Without staff a list of orders holds one's own: there are some once one has ordered."""
    for shop in draft.of_kind(Shop):
        looked = {(f"browse_{shop.order}", "list"), (f"detail_{shop.order}", "open")}
        if draft.staff or f"browse_{shop.order}" not in draft.features:
            continue
        seen = Claim(feature=shop.id, aspect="orders")
        for intent in intents:
            claims = met.get(id(intent), [])
            if intent.nominal or intent.verb in _LOOKING:
                claims[:] = [
                    seen if (each.feature, each.aspect) in looked else each for each in claims
                ]


_LOOKING = frozenset("view browse see check display show list track query search find read".split())
