"""Languages of the app: said not to be built, in the customer's words, and no thing it keeps."""

import pytest

from appmint.reader import read

_REASON = "This would need translations of its texts, which is not built yet."


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("The site should support multiple languages.", "Support multiple languages"),
        ("It should have multi-language support.", "Multi-language support"),
        ("Visitors can switch between French and Polish.", "Switch between French and Polish"),
        ("Users can choose their preferred language.", "Choose their preferred language"),
        (
            "It supports several languages, including Greek and Thai.",
            "Supports several languages, including Greek and Thai",
        ),
    ],
)
def test_what_is_asked_for_is_named_with_its_reason(said: str, named: str) -> None:
    spec = read(f"Build a website for a pottery. Visitors can browse vases. {said}")
    assert [(each.text, each.reason) for each in spec.unmet] == [(named, _REASON)]


@pytest.mark.parametrize(
    "said",
    [
        "Build a site for a school where students choose a language course.",
        "Build a site for learning languages. Users can select a language to learn.",
        "Build a tool that formats code. Users can select the programming language.",
        "Build a multilingual website. Visitors can browse recipes.",
    ],
)
def test_languages_that_an_app_is_about_are_not_the_languages_it_speaks(said: str) -> None:
    assert _REASON not in [each.reason for each in read(said).unmet]
