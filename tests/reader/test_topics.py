"""Samples and headlines that speak of the subject a text narrows a thing to."""

import pytest

from appmint.reader import read
from appmint.reader.composing.topics import topics
from appmint.reader.reading import interpret
from appmint.spec import problems
from appmint.spec.app import AppSpec
from appmint.spec.features import Hero

SAILING = (
    "Build a website for a sailing school. Visitors browse sailing courses, search courses and "
    "enroll in courses."
)


def hero(spec: AppSpec) -> Hero:
    """The opening of the home page."""
    return next(each for each in spec.features if isinstance(each, Hero) and each.id == "hero")


def test_courses_on_a_subject_are_about_it() -> None:
    spec = read(SAILING)
    course = spec.entity("course")
    assert all("ailing" in str(row[course.display]) for row in course.seed)
    assert "sailing" in hero(spec).heading
    assert problems(spec) == []


def test_goods_of_a_shop_are_what_it_sells() -> None:
    spec = interpret(
        "Build a tea shop. Customers browse tea products, add tea products to the cart and pay."
    )
    product = spec.entity("product")
    assert all("tea" in str(row["name"]).lower() for row in product.seed)


def test_a_business_offers_what_it_deals_in() -> None:
    spec = interpret(
        "Create a website for a wool company. Visitors browse products and read the history."
    )
    product = spec.entity("product")
    assert all("wool" in str(row["name"]).lower() for row in product.seed)


@pytest.mark.parametrize("said", ["new", "purchased", "online", "student", "recommended"])
def test_what_only_describes_is_no_subject(said: str) -> None:
    plain = SAILING.replace("sailing courses", f"{said} courses").replace("sailing", "language")
    spec = interpret(plain)
    course = spec.entity("course")
    assert not any(str(row[course.display]).lower().startswith(said) for row in course.seed)


def test_each_shape_has_as_many_texts_as_titles() -> None:
    for shape in topics().shapes.values():
        assert len(shape.titles) == len(shape.texts)
        assert len(set(shape.titles)) == len(shape.titles)
        assert not shape.bodies or len(shape.bodies) == len(shape.titles)


def test_an_adjective_of_a_field_names_the_field() -> None:
    spec = interpret("Build a journal. Readers browse dental articles and download the articles.")
    article = spec.entity("article")
    assert all("dental care" in str(row["title"]).lower() for row in article.seed)


def test_news_and_events_of_an_industry_speak_of_it() -> None:
    spec = interpret(
        "Create a website for the timber industry with sections for news, companies and events. "
        "Visitors browse news and events."
    )
    for name in ("article", "event"):
        made = spec.entity(name)
        assert all("timber" in str(row[made.display]).lower() for row in made.seed)


def test_an_event_says_at_what_time_it_begins() -> None:
    spec = interpret("Build a website for a choir. Visitors browse events and read the news.")
    event = spec.entity("event")
    assert any(field.type.value in {"time", "datetime"} for field in event.fields)


def test_what_a_shop_sells_is_its_products() -> None:
    spec = interpret(
        "Build an online shop for selling wine. Customers browse products, browse wine, add "
        "products to the cart and pay."
    )
    product = spec.entity("product")
    assert "wine" not in {each.name for each in spec.entities}
    assert all("wine" in str(row[product.display]).lower() for row in product.seed)


def test_a_trade_that_is_an_adjective_sells_equipment_and_tells_of_its_field() -> None:
    spec = interpret(
        "Please build a website for a hydraulic company. Visitors can browse products, and read "
        "the news."
    )
    product = next(each for each in spec.entities if each.name == "product")
    article = next(each for each in spec.entities if each.name == "article")
    assert "Hydraulic controller" in {row["name"] for row in product.seed}
    assert "Control" in product.field("category").options
    assert any("hydraulics" in str(row["title"]) for row in article.seed)


def test_companies_of_a_trade_are_of_that_trade() -> None:
    spec = interpret(
        "Build a news blog for the baking industry to publish news and company profiles. Readers "
        "browse news, companies and events."
    )
    company = spec.entity("company")
    assert all("Baking" in str(row["name"]) for row in company.seed)
    assert "industry" not in {each.name for each in company.fields}
    home = next(each for each in spec.pages if each.path == "/")
    assert "spotlight_article" in home.features[:2]


def test_tours_with_a_subject_speak_of_it() -> None:
    spec = interpret("Build a travel site. Visitors browse sailing tours and book sailing tours.")
    tour = spec.entity("tour")
    assert all("ailing" in str(row["title"]) for row in tour.seed)
