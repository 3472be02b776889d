"""What is told of the app itself, and sentences that say nothing the reader knows."""

import pytest

from appmint.reader import read

SITE = "Create a reward site. Users can log in and browse prizes. "


@pytest.mark.parametrize(
    ("sentence", "criterion"),
    [
        ("It also supports searching prizes.", "Searching prizes"),
        ("The site also lets visitors rate prizes.", "Rate prizes"),
        ("It allows users to comment on prizes.", "Comment on prizes"),
        ("It also has a blog.", "Blog"),
        ("There is also a map of shops.", "Map of shops"),
        ("Please also add comments on prizes.", "Comments on prizes"),
        ("The site should also have a user center.", "Have a user center"),
    ],
)
def test_what_the_app_has_and_lets_people_do_is_built(sentence: str, criterion: str) -> None:
    assert criterion in {each.text for each in read(SITE + sentence).criteria}


def test_a_sentence_that_says_nothing_known_is_said_to_be_open() -> None:
    odd = "Everything glimmers like on a river at dusk"
    spec = read(f"{SITE}{odd}. Thank you very much!")
    (left,) = spec.unmet
    assert left.text == odd
    assert "not clear" in left.reason
    assert spec.text[left.source.start : left.source.end].startswith(odd)
