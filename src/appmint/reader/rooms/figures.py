"""Which number of a record tells the most: what ranks it and what a chart of it shows."""

from appmint.spec.entities import Entity, Field, FieldType

_TELLING = (
    "points", "score", "average_rating", "rating", "revenue", "amount", "total", "sales", "profit",
    "votes", "goals", "wins", "won", "views", "price",
)  # fmt: skip
_NAMES = frozenset({"number", "year", "age", "floor", "position", "latitude", "longitude", "level"})
"""Numbers that only tell records apart."""


def telling(made: Entity) -> Field | None:
    """The number, rating or amount of money by which the records are best told apart, or None."""
    found = [
        each
        for each in made.fields
        if each.type in {FieldType.NUMBER, FieldType.RATING, FieldType.MONEY}
        and each.name not in _NAMES
    ]
    order = {name: at for at, name in enumerate(_TELLING)}
    return min(found, key=lambda each: order.get(each.name, len(order)), default=None)
