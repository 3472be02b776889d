"""What a revision changes, in the customer's words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from appmint.site.config import Package, config
from appmint.site.orders.models import Order, Revision
from appmint.spec import AppSpec, diff


@dataclass(frozen=True)
class Changes:
    """What differs between two specs of an order."""

    added: tuple[str, ...] = ()
    """Criteria that are new, in the customer's words."""
    removed: tuple[str, ...] = ()
    """Criteria that are asked for no more."""
    kept: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    """What else is different: pages, kinds of record and their details, name, colours."""

    @property
    def any(self) -> bool:
        return bool(self.added or self.removed or self.others)


def changes(order: Order, spec: AppSpec) -> Changes:
    """What `spec` would change of the order's present one."""
    return between(AppSpec.model_validate(order.spec), spec)


def requested(revision: Revision) -> Changes:
    """What a requested revision changes of what was delivered before it."""
    before, after = revision.spec_before, revision.spec
    return between(AppSpec.model_validate(before), AppSpec.model_validate(after))


def between(old: AppSpec, new: AppSpec) -> Changes:
    """The differences of two specs; criteria are the same when their words are."""
    before = {_same(each.text): each.text for each in old.criteria}
    after = {_same(each.text): each.text for each in new.criteria}
    return Changes(
        added=tuple(text for key, text in after.items() if key not in before),
        removed=tuple(text for key, text in before.items() if key not in after),
        kept=tuple(text for key, text in after.items() if key in before),
        others=tuple(_others(old, new)),
    )


def left(order: Order) -> int:
    """How many free revisions the order has left."""
    if not order.package:
        return 0
    free = config().free_revisions(cast(Package, order.package))
    return max(0, free - order.revisions_used)


def _others(old: AppSpec, new: AppSpec) -> Iterable[str]:
    labels = {each.name: each.label_plural for spec in (old, new) for each in spec.entities}
    titles = {each.name: each.title for spec in (old, new) for each in spec.pages}
    fields = {
        f"{entity.name}.{field.name}": f"{entity.label}: {field.label}"
        for spec in (old, new)
        for entity in spec.entities
        for field in entity.fields
    }
    for change in diff(old, new):
        kind, _, name = change.what.partition(" ")
        if kind == "App" and "name" in name:
            yield f"The app is called “{new.name}” instead of “{old.name}”"
        elif kind == "Theme":
            yield f"The colour of the {name}: {change.before} becomes {change.after}"
        elif change.how in ("added", "removed"):
            verb = "New" if change.how == "added" else "Gone"
            if kind == "Page":
                yield f"{verb} page: {titles.get(name, name)}"
            elif kind == "Entity":
                yield f"{verb} kind of record: {labels.get(name, name)}"
            elif kind == "Field":
                yield f"{verb} detail: {fields.get(name, name)}"


def _same(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!")
