"""Points and coins of one's own: what counts as them, what earns them, what they are given for."""

import pytest

from appmint.reader import read
from appmint.reader.reading import interpret
from appmint.spec import problems
from appmint.spec.app import AppSpec
from appmint.spec.features import Points, Shop

BAKERY = (
    "Create a website for a bakery. Customers can browse the cakes, add them to the cart and place "
    "orders. Members earn points by placing orders, view their points balance and redeem gifts in "
    "the points mall."
)


def points_of(spec: AppSpec) -> Points | None:
    return next((each for each in spec.features if isinstance(each, Points)), None)


def aspects(spec: AppSpec) -> dict[str, str]:
    """What criteria claim of points, by their words."""
    found = points_of(spec)
    return {
        each.text: claim.aspect
        for each in spec.criteria
        for claim in each.claims
        if found is not None and claim.feature == found.id
    }


def test_points_are_a_persons_own_and_their_orders_earn_them() -> None:
    spec = read(BAKERY)
    found = points_of(spec)
    assert found is not None
    assert problems(spec) == []
    assert found.earned_by[0] == "order"
    assert {"earn", "balance", "redeem"} == set(aspects(spec).values())
    assert spec.unmet == ()


def test_what_everybody_begins_with_is_enough_for_the_cheapest_reward() -> None:
    spec = read(BAKERY)
    found = points_of(spec)
    assert found is not None
    costs = [row[found.cost or ""] for row in spec.entity(found.reward or "").seed]
    assert found.welcome >= 4 * min(each for each in costs if isinstance(each, int))


def test_a_points_mall_is_no_shop_that_sells_points() -> None:
    spec = interpret("Please build a members' site with log-in, a points mall and news.")
    assert points_of(spec) is not None
    assert not any(isinstance(each, Shop) for each in spec.features)


def test_points_take_an_account() -> None:
    spec = interpret("Please build a reading club site. Readers earn points and redeem rewards.")
    found = points_of(spec)
    assert found is not None
    assert spec.entity(found.record).access.create == "member"
    assert spec.entity(found.record).access.update == "nobody"


def test_coins_are_called_coins() -> None:
    spec = interpret("Please build a study app. Students earn coins and view their coin balance.")
    found = points_of(spec)
    assert found is not None
    assert found.noun == "Coins"
    assert "My coins" in [each.title for each in spec.pages]


@pytest.mark.parametrize(
    "wish",
    [
        "earn points by playing the ring-toss game",
        "earn points, and withdraw points as cash",
        "exchange points for cash",
    ],
)
def test_what_no_app_sees_or_pays_is_not_claimed(wish: str) -> None:
    spec = interpret(f"Please build a fairground site. Visitors browse stalls and {wish}.")
    told = [each.text.lower() for each in spec.unmet]
    assert any("points" in each for each in told)


@pytest.mark.parametrize(
    "text",
    [
        "Visitors browse the scenic points and view their points on a map.",
        "Couriers choose pickup points and view data points.",
        "Readers see the ranking of players by points.",
    ],
)
def test_other_points_are_no_points_of_ones_own(text: str) -> None:
    assert points_of(interpret(f"Please build a website. {text}")) is None


def test_points_that_staff_look_after_stay_records() -> None:
    spec = interpret(
        "Please build a shop. Customers browse products and place orders. "
        "Administrators manage point rules."
    )
    assert points_of(spec) is None
