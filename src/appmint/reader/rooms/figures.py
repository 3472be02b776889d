"""Which number of a record tells the most, and which can be added up."""

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
        and not set(each.name.split("_")) & _SET
    ]
    order = {name: at for at, name in enumerate(_TELLING)}
    return min(found, key=lambda each: order.get(each.name, len(order)), default=None)


def is_figure(each: Field) -> bool:
    """Whether many values of a field together say anything: their sum or their average."""
    if each.private or each.type not in {FieldType.MONEY, FieldType.NUMBER, FieldType.RATING}:
        return False
    return not set(each.name.split("_")) & (_NO_FIGURE | _SET)


def is_summed(each: Field) -> bool:
    """Whether values of a field are added up: a sum of marks or of shares is no figure."""
    if not is_figure(each) or each.type is FieldType.RATING or each.unit in _OF_ONE:
        return False
    words = set(each.name.split("_")) | set(each.label.lower().split())
    return not words & _AVERAGED


_OF_ONE = frozenset(
    "% °C °F years cm min kcal km/h dB hPa bpm mmHg ms Mbit/s µg/m³ ppm V Hz".split()
)
"""Units of figures that belong to one record or one moment."""
_AVERAGED = frozenset(
    """price rate rent score level percent percentage age minutes duration temperature humidity
    index speed pressure value change risk grade mark marks salary premium quality share ratio
    average mean median margin discount interest likelihood chance probability harm weight height
    width depth length calories experience progress completion load usage voltage frequency
    moisture battery rating""".split()
)
"""Words of numbers whose sum says nothing."""
_NO_FIGURE = frozenset(
    """year years number floor latitude longitude position rank played won drawn lost founded since
    version serial age""".split()
)
_SET = frozenset("reorder threshold minimum maximum limit target pass".split())
"""Words of what is laid down once, which nobody adds up or averages."""
