"""Lists stand in the navigation under the words of the text."""

from appmint.reader.reading import interpret


def titles(text: str) -> set[str]:
    return {page.title for page in interpret(text).pages if page.navigation}


def test_a_list_is_called_by_both_words_of_the_text() -> None:
    found = titles(
        "Please build a site for a chapel. Users can browse organ concerts, add organ concerts and "
        "read the news."
    )
    assert "Organ concerts" in found


def test_classes_held_online_are_called_so() -> None:
    found = titles("Please build a site of a tailor with pictures, online classes and a blog.")
    assert "Online classes" in found


def test_words_that_only_describe_stay_away() -> None:
    found = titles("Please build a kite site. Users can browse beautiful kites, and add new kites.")
    assert "Kites" in found
