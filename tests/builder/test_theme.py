"""Colours: what was asked for exactly, and text that can be read on it."""

from hypothesis import given
from hypothesis import strategies as st

from appmint.builder.theme import contrast, tokens
from appmint.spec import Colour, Theme

_HEX = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def _theme(page: str, component: str) -> Theme:
    return Theme(
        background=Colour(label="page", hex=page), component=Colour(label="parts", hex=component)
    )


def test_contrast_of_black_and_white_is_21() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21


@given(_HEX, _HEX)
def test_asked_colours_are_kept_exactly(page: str, component: str) -> None:
    made = tokens(_theme(page, component))
    assert made["background"] == page
    assert made["component"] == component


@given(_HEX, _HEX)
def test_text_can_be_read_on_every_ground(page: str, component: str) -> None:
    made = tokens(_theme(page, component))
    for text, ground in (
        ("foreground", "background"),
        ("surface-foreground", "surface"),
        ("muted-foreground", "background"),
        ("muted-foreground", "surface"),
        ("component-foreground", "component"),
        ("component-foreground", "component-active"),
        ("component-strong", "background"),
        ("component-strong", "surface"),
        ("component-strong", "component-soft"),
        ("component-soft-foreground", "component-soft"),
        ("foreground", "component-soft"),
        ("muted-foreground", "component-soft"),
        ("danger", "surface"),
    ):
        assert contrast(made[text], made[ground]) >= 4.5, (text, ground)


def test_charts_begin_with_the_colour_asked_for() -> None:
    made = tokens(_theme("#fffafa", "#696969"))
    assert made["chart-1"] == "#696969"
    assert len({made[f"chart-{place}"] for place in range(1, 6)}) == 5
