"""Facts of another reader, joined with what the rules find."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appmint.reader import read
from appmint.reader.reading import interpret
from appmint.reader.rooms.table import ROOMS
from appmint.spec import FieldType, problems
from appmint.spec.facts import ACTIONS, Facts, Part, Span, Thing, Wish

TEXTS = (
    "Please build a club site for rowing crews. Members can log outings, play a race game against "
    "the clock and compute their split times. Each outing has a distance, a weather note and a "
    "boat. Use ivory as background.",
    "Please implement a museum website. Visitors can browse exhibits, book a tour, leave reviews "
    "and register. Staff approve the bookings. The site has a page about the museum.",
    "A puzzle website for teachers: draw crosswords, save them as templates and print worksheets.",
)


def span_of(text: str, quote: str) -> Span:
    at = text.index(quote)
    return Span(start=at, end=at + len(quote))


def test_every_action_of_a_fact_has_a_feature_that_answers_it() -> None:
    assert set(ACTIONS) - set(ROOMS) == {"quality", "bespoke"}


def test_a_wish_that_both_found_is_one_criterion() -> None:
    text = TEXTS[1]
    wish = Wish(
        span=span_of(text, "browse exhibits"), action="browse", verb="browse", thing="exhibits"
    )
    assert interpret(text, facts=Facts(wishes=(wish,))) == interpret(text)


def test_pieces_of_a_clause_that_was_understood_whole_go() -> None:
    text = "Please build a site for puzzles. Users can see which pieces are free, and rate puzzles."
    assert "See which pieces are free" not in [each.text for each in interpret(text).unmet]
    wish = Wish(
        span=span_of(text, "see which pieces are free"),
        action="bespoke",
        verb="see",
        thing="pieces",
        needs="free pieces marked",
    )
    spec = interpret(text, facts=Facts(wishes=(wish,)))
    assert not [each.text for each in spec.criteria if each.text.startswith("See")]
    assert "See which pieces are free" in [each.text for each in spec.unmet]


def test_words_that_ask_for_nothing_take_a_noun_away_and_no_deed() -> None:
    text = "Please build a word game for a school library. Children can browse words."
    assert "School library" in [each.text for each in interpret(text).criteria]
    places = ("school library", "browse words")
    wishes = [Wish(span=span_of(text, each), action="quality", verb="be") for each in places]
    spec = interpret(text, facts=Facts(wishes=tuple(wishes)))
    assert "School library" not in [each.text for each in spec.criteria]
    assert "Browse words" in [each.text for each in spec.criteria]


def test_the_name_the_text_gives_is_the_apps_name_unless_the_customer_chose_one() -> None:
    facts = Facts(name="Split Seconds")
    assert interpret(TEXTS[0], facts=facts).name == "Split Seconds"
    assert interpret(TEXTS[0], "Oars", facts).name == "Oars"


def test_a_text_that_the_rules_do_not_understand_is_read_by_its_facts() -> None:
    text = "Un carnet de bord: noter les sorties en mer."
    wish = Wish(
        span=span_of(text, "noter les sorties"), action="create", verb="noter", thing="sorties"
    )
    spec = read(text, facts=Facts(wishes=(wish,)))
    assert not problems(spec)
    assert "Noter les sorties" in [each.text for each in spec.criteria]


def test_two_descriptions_of_one_record_give_it_the_fields_of_both() -> None:
    text = "A site for a rowing club. Each outing has a distance and a date. Members log outings."
    part = Part(label="Date", type=FieldType.DATE), Part(label="Distance", type=FieldType.NUMBER)
    thing = Thing(span=span_of(text, "log outings"), noun="outing", parts=part)
    names = {each.name for each in interpret(text, facts=Facts(things=(thing,))).entities[0].fields}
    assert {"distance", "date"} <= names


@st.composite
def facts_of(draw: st.DrawFn) -> tuple[str, Facts]:
    """Any facts a model could find in a text, however odd, in places of that text."""
    text = draw(st.sampled_from(TEXTS))
    words = sorted({word.strip(".,:").lower() for word in text.split()} - {""})
    nouns = st.lists(st.sampled_from(words), max_size=3).map(" ".join)

    def spans() -> st.SearchStrategy[Span]:
        starts = st.integers(0, len(text) - 2)
        return st.builds(
            lambda start, length: Span(start=start, end=min(len(text), start + length)),
            starts,
            st.integers(1, 60),
        )

    wishes = st.builds(
        Wish,
        span=spans(),
        action=st.sampled_from(ACTIONS),
        verb=st.sampled_from(words),
        thing=nouns,
        by=st.sampled_from(["user", "admin", "member", *words]),
        own=st.booleans(),
        details=st.lists(st.sampled_from(words), max_size=4).map(tuple),
        needs=nouns,
    )
    parts = st.builds(
        Part,
        label=st.sampled_from(words),
        type=st.sampled_from([each for each in FieldType if each is not FieldType.ENUM]),
        target=nouns,
        required=st.booleans(),
    ) | st.builds(
        Part,
        label=st.sampled_from(words),
        type=st.just(FieldType.ENUM),
        options=st.lists(st.sampled_from(words), min_size=2, max_size=5, unique=True).map(tuple),
    )
    things = st.builds(
        Thing,
        span=spans(),
        noun=st.sampled_from(words),
        parts=st.lists(parts, min_size=1, max_size=5).map(tuple),
    )
    return text, draw(
        st.builds(
            Facts,
            wishes=st.lists(wishes, max_size=8).map(tuple),
            things=st.lists(things, max_size=3).map(tuple),
        )
    )


@pytest.mark.slow
@settings(max_examples=150)
@given(facts_of())
def test_any_facts_make_a_valid_app(given_facts: tuple[str, Facts]) -> None:
    text, facts = given_facts
    assert problems(read(text, facts=facts)) == []


def test_an_app_made_for_its_text_alone_lists_no_records_of_its_audience() -> None:
    text = "A tool for clockmakers. It draws gears that turn each other. It plays their ticking."
    places = ("draws gears that turn each other", "plays their ticking")
    wishes = tuple(
        Wish(span=span_of(text, each), action="bespoke", verb=each.split()[0], needs="a canvas")
        for each in places
    )
    for found in (wishes, wishes[:1]):
        spec = interpret(text, facts=Facts(wishes=found))
        assert [each.path for each in spec.pages] == ["/"]
        assert "clockmaker" not in spec.tagline.lower()
        starts = {each.source.start for each in spec.unmet}
        assert starts >= {each.span.start for each in found}
