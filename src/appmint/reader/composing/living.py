"""Sample records that are alive: what is over stands last, and drafts are not for the public."""

from appmint.reader.drafting.draft import Draft
from appmint.reader.knowledge.seeds import Row
from appmint.spec.entities import Entity, Field, FieldType
from appmint.spec.features import Workflow

_OVER = frozenset(
    {"Finished", "Closed", "Ended", "Expired", "Archived", "Cancelled", "Rejected", "Withdrawn"}
)
_SHOWN = ("Open", "Published")


def enliven(draft: Draft) -> None:
    """Let lists begin with what goes on, and keep drafts out of lists that everybody reads."""
    for made in list(draft.entities.values()):
        state = _state(made)
        if state is None:
            continue
        if _public(draft, made, state):
            made = _without_drafts(draft, made, state)
        if made.seed and made.seed[0].get(state.name) in _OVER:
            _living_first(draft, made, state.name)


def _state(made: Entity) -> Field | None:
    states = (each for each in made.fields if each.name in {"status", "state"})
    return next((each for each in states if each.type is FieldType.ENUM), None)


def _public(draft: Draft, made: Entity, state: Field) -> bool:
    """Whether visitors read the records and nothing speaks of drafts."""
    asked = "draft" in draft.text.lower() or draft.internal
    moved = any(each.entity == made.name for each in draft.of_kind(Workflow))
    return made.access.read == "anyone" and not asked and not moved and "Draft" in state.options


def _without_drafts(draft: Draft, made: Entity, state: Field) -> Entity:
    options = tuple(each for each in state.options if each != "Draft")
    shown = next((each for each in _SHOWN if each in options), None)
    if shown is None or len(options) < 2:
        return made
    new = state.model_copy(update={"options": options, "default": None})
    fields = tuple(new if each.name == state.name else each for each in made.fields)
    rows = tuple(
        {**row, state.name: shown} if row.get(state.name) == "Draft" else row for row in made.seed
    )
    return draft.change(made.name, fields=fields, seed=rows)


def _living_first(draft: Draft, made: Entity, state: str) -> None:
    """Move the rows that are over to the end; what points to a row still points to it."""
    order = sorted(range(len(made.seed)), key=lambda at: made.seed[at].get(state) in _OVER)
    place = {old: new for new, old in enumerate(order)}
    draft.change(made.name, seed=tuple(made.seed[at] for at in order))
    for other in list(draft.entities.values()):
        links = [each.name for each in other.fields if each.target == made.name]
        if links:
            draft.change(other.name, seed=tuple(_led(row, links, place) for row in other.seed))


def _led(row: Row, links: list[str], place: dict[int, int]) -> Row:
    moved: Row = {}
    for name in links:
        at = row.get(name)
        if isinstance(at, int):
            moved[name] = place.get(at, at)
    return {**row, **moved}
