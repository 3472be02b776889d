"""The home page leads to what was written for an app."""

from appmint.pipeline.extension import with_criterion, without_part
from appmint.pipeline.reapply import carried
from appmint.spec import Action, AppSpec, Content, Hero, Page, Source, Unmet, problems
from tests.pipeline.test_ratchet import editor, floor, planned
from tests.stacks.bespoke_spec import COUNTER, COUNTING, KEEPING

BROWSE = Action(label="Browse yarn", page="stash")


def opened(buttons: int = 1) -> AppSpec:
    """The floor, whose home page opens with so many buttons to a page of its own."""
    spec = floor()
    hero = Hero(id="opening", heading="Find the right yarn", actions=(BROWSE,) * buttons)
    text = Content(id="stash_text", heading="The stash", text="Yarn that waits.", layout="text")
    home = next(page for page in spec.pages if page.path == "/")
    shown = home.model_copy(update={"features": ("opening", *home.features)})
    stash = Page(name="stash", title="Stash", path="/stash", features=("stash_text",))
    return spec.model_copy(
        update={
            "features": (*spec.features, hero, text),
            "pages": (*(shown if page is home else page for page in spec.pages), stash),
        }
    )


def led_to(spec: AppSpec) -> list[str]:
    hero = next(each for each in spec.features if isinstance(each, Hero))
    return [action.page for action in hero.actions]


def test_a_part_goes_before_the_pages_of_the_records_and_behind_earlier_parts() -> None:
    spec = with_criterion(opened(), planned(), COUNTING)
    assert problems(spec) == []
    spec = with_criterion(spec, editor(), KEEPING)
    assert led_to(spec) == ["counter", "patterns", "stash"]


def test_an_opening_does_not_grow_for_ever() -> None:
    assert led_to(with_criterion(opened(3), planned(), COUNTING)) == ["stash"] * 3


def test_a_button_goes_with_the_page_it_leads_to() -> None:
    left = without_part(with_criterion(opened(), planned(), COUNTING), COUNTER, "It fails.")
    assert problems(left) == []
    assert led_to(left) == ["stash"]


def test_a_part_that_is_carried_along_is_led_to_again() -> None:
    wish = Unmet(text=COUNTER.heading, reason="No part of the app does this.")
    old = with_criterion(opened(), planned(), COUNTING)
    source = Source(origin="text", start=0, end=len(wish.text))
    features = tuple(
        each.model_copy(update={"source": source}) if each.id == COUNTER.id else each
        for each in old.features
    )
    old = old.model_copy(update={"text": wish.text, "features": features})
    new = carried(old, opened().model_copy(update={"unmet": (wish,)}))
    assert led_to(new) == ["counter", "stash"]
