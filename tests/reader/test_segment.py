"""Sentences, headings, bullets and quoted names keep their place in the text."""

from appmint.reader.sentences.segment import quoted_names, sentences


def test_prose_splits_at_full_stops_and_not_at_abbreviations() -> None:
    text = "Members rent tools, e.g. drills and saws. They pay later! Is there a map?"
    assert [each.text for each in sentences(text)] == [
        "Members rent tools, e.g. drills and saws.",
        "They pay later!",
        "Is there a map?",
    ]


def test_every_sentence_is_exactly_its_span() -> None:
    text = "# Garden club\n\n- plan beds\n* share seeds\n1. swap tools\n\nAll free.  Come in."
    for each in sentences(text):
        assert text[each.start : each.end] == each.text


def test_bullets_stand_under_the_line_that_introduces_them() -> None:
    found = sentences("Visitors can:\n- search plants\n- save plants")
    assert [each.heading for each in found] == [True, False, False]
    assert [each.under for each in found[1:]] == ["Visitors can", "Visitors can"]
    assert all(each.bullet for each in found[1:])


def test_quoted_names_come_without_their_marks() -> None:
    text = 'A page "Our Garden" and one called “Harvest”, it\'s fine.'
    names = quoted_names(text)
    assert [name.text for name in names] == ["Our Garden", "Harvest"]
    assert all(text[name.start : name.end] == name.text for name in names)
