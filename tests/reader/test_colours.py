"""Colours are taken from any wording, exactly, with the right part for each."""

import pytest

from appmint.reader.sentences.colours import colour_named, theme_of, without_colours
from appmint.reader.sentences.segment import sentences


@pytest.mark.parametrize(
    ("text", "back", "front"),
    [
        ("Use #fa0 for buttons and a #101820 page background.", "#101820", "#ffaa00"),
        ("The buttons are forest green on a cream background.", "#fffdd0", "#228b22"),
        ("Accent colour tomato, background ivory.", "#fffff0", "#ff6347"),
        ("I want a colour scheme of snow and navy.", "#fffafa", "#000080"),
        ("Put everything on champagne; paint cards burnt sienna.", "#f7e7ce", "#e97451"),
        ("Make the background azure mist and all components opal.", "#f0fbff", "#e9f3ee"),
        ("Background: light goldenrod yellow. Components: dark slate gray.", "#fafad2", "#2f4f4f"),
        ("Components in WhiteSmoke over a MidnightBlue background.", "#191970", "#f5f5f5"),
        ("Use white and navy.", "#ffffff", "#000080"),
        ("Navy and white colours, please.", "#ffffff", "#000080"),
        ("A chess site in navy and white where people meet.", "#ffffff", "#000080"),
        ("The site should be in navy and gold.", "#000080", "#ffd700"),
        ("It has a dark green theme.", "#ffffff", "#006400"),
        ("Our brand colour is #123456.", "#ffffff", "#123456"),
        ("The header should be teal.", "#ffffff", "#008080"),
        ("Make it dark green.", "#ffffff", "#006400"),
    ],
)
def test_colours_reach_their_part(text: str, back: str, front: str) -> None:
    theme, _ = theme_of(sentences(text))
    assert (theme.background.hex, theme.component.hex) == (back, front)


def test_a_colour_remembers_where_it_stands() -> None:
    text = "A book club. Its background is misty rose, its buttons are indigo."
    theme, used = theme_of(sentences(text))
    source = theme.background.source
    assert text[source.start : source.end] == "misty rose"
    assert [each.text for each in used] == ["Its background is misty rose, its buttons are indigo."]


def test_unasked_colours_are_white_with_blue() -> None:
    theme, used = theme_of(sentences("A shop for orange trees and olive oil."))
    assert (theme.background.hex, theme.component.hex) == ("#ffffff", "#4169e1")
    assert used == []


def test_a_tone_of_a_known_colour_is_lighter_or_darker() -> None:
    light, base, dark = (colour_named(name) for name in ("teal", "teal", "dark teal"))
    assert light == base
    assert dark is not None
    assert dark != base


def test_unknown_words_are_no_colours() -> None:
    assert colour_named("bicycle") is None
    assert colour_named("#12345") is None


def test_a_sentence_that_also_names_colours_is_still_read() -> None:
    (whole,) = sentences("A chess site in navy and white where visitors can browse openings.")
    rest = without_colours(whole)
    assert rest is not None
    assert "navy" not in rest.text
    assert "visitors can browse openings" in rest.text
    assert without_colours(sentences("Use mint for the pages and plum for the buttons.")[0]) is None


def test_a_colour_of_something_sold_is_no_theme() -> None:
    theme, used = theme_of(
        sentences("Users can send red packets, files, places, songs and business cards.")
    )
    assert theme.background.hex == "#ffffff"
    assert used == []
