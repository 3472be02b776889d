"""The last pass over the records of a draft: relations that point to rows, labels told apart."""

from appmint.reader.drafting.draft import Draft
from appmint.reader.words.nouns import label_of
from appmint.spec.entities import Field
from appmint.spec.features import Browse, Detail


def settle(draft: Draft) -> None:
    """Point each seeded relation to a row that is there, and tell fields of one label apart.

    Entities of two domains may meet in one app.
    """
    for made in list(draft.entities.values()):
        own = dict.fromkeys(each.name for each in made.fields if not each.target)
        once = {each.name: each for each in reversed(made.fields)}
        kept = [
            each
            for each in made.fields
            if not each.target or (each.name not in own and each is once[each.name])
        ]
        links = [each for each in kept if each.target]
        rows = []
        for row in made.seed:
            changed = dict(row)
            for each in links:
                count = len(draft.entities[str(each.target)].seed)
                at = changed.get(each.name)
                if isinstance(at, int):
                    changed[each.name] = at % count if count else None
            if all(changed.get(each.name) is not None for each in links if each.required):
                rows.append(changed)
        fields = tuple(_pointing(draft, each) for each in kept)
        draft.change(made.name, fields=_told_apart(fields), seed=tuple(rows))
    for browse in draft.of_kind(Browse):
        draft.update(browse.id, filters=tuple(dict.fromkeys(browse.filters)))
    for detail in draft.of_kind(Detail):
        linked = tuple(
            each
            for each in detail.related
            if any(made.target == detail.entity for made in draft.entities[each].fields)
        )
        draft.update(detail.id, related=linked)


def _pointing(draft: Draft, each: Field) -> Field:
    """A relation under the customer's word for what it points to."""
    target = each.target or ""
    if target not in draft.renamed or each.label != draft.renamed[target]:
        return each
    return each.model_copy(update={"label": draft.entities[target].label})


def _told_apart(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields, a repeated label replaced by the field's own name."""
    seen: set[str] = set()
    kept = []
    for each in fields:
        label = each.label
        if label.casefold() in seen:
            label = label_of(each.name)
        while label.casefold() in seen:
            label = f"{label} (further)"
        seen.add(label.casefold())
        kept.append(each if label == each.label else each.model_copy(update={"label": label}))
    return tuple(kept)
