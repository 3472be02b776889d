"""No two lists of an app show the same sample records."""

import pytest

from appmint.reader.reading import interpret
from appmint.spec.app import AppSpec

_TWINS = (
    "Build a site for a weaving mill. Users can browse looms and browse shuttles, browse spindles "
    "and browse bobbins, and add looms.",
    "Build a site for designers. Users can browse themes, browse layouts, browse fonts and browse "
    "patterns, and add patterns.",
    "Build a site for a harbour. Users can browse pilots, browse passengers and browse customers, "
    "and add passengers.",
)


def _names(spec: AppSpec) -> list[tuple[str, set[str]]]:
    return [
        (
            each.name,
            {str(row[each.display]).lower().replace(each.label.lower(), "") for row in each.seed},
        )
        for each in spec.entities
        if not each.owned
    ]


@pytest.mark.parametrize("text", _TWINS)
def test_things_of_one_kind_have_samples_of_their_own(text: str) -> None:
    lists = _names(interpret(text))
    assert len(lists) > 2
    for at, (name, first) in enumerate(lists):
        assert len(first) >= 3
        for other, second in lists[at + 1 :]:
            assert len(first & second) < 3, (name, other, first & second)


def test_people_keep_an_address_of_their_own_name() -> None:
    spec = interpret(_TWINS[2])
    for row in spec.entity("passenger").seed:
        assert str(row["name"]).split()[0].lower()[:3] in str(row["email"])


def test_a_domain_that_knows_a_noun_goes_before_the_kind_of_thing_it_is() -> None:
    spec = interpret("Build a campsite website. Guests browse pitches and cabins and book a cabin.")
    assert {"price", "guests", "stove"} <= {each.name for each in spec.entity("cabin").fields}
    assert {"electricity", "shade"} <= {each.name for each in spec.entity("pitch").fields}
