"""Words that mean something else where the text says so, and records that belong to a thing."""

from appmint.reader.reading import interpret
from appmint.spec import AppSpec


def fields(spec: AppSpec, label: str) -> set[str]:
    made = next(each for each in spec.entities if each.label == label)
    return {each.name for each in made.fields}


def test_the_stores_of_one_who_sells_are_places_and_those_of_merchants_businesses() -> None:
    own = interpret(
        "Build a site for a bakery. Visitors browse cakes, buy cakes and find stores nearby."
    )
    assert {"address", "hours", "phone"} <= fields(own, "Store")
    others = interpret(
        "Build a mall where merchants open a store. Visitors browse stores and buy products."
    )
    assert {"rating", "status"} <= fields(others, "Store")


def test_what_is_lost_and_what_is_found_stand_in_one_list() -> None:
    spec = interpret(
        "Build a site for a station. Travellers report lost items, browse found items and search "
        "by place."
    )
    assert {"kind", "place", "contact"} <= fields(spec, "Lost item")
    assert [page.title for page in spec.pages if page.navigation][1] == "Lost and found"


def test_services_of_servers_have_addresses_and_no_prices() -> None:
    spec = interpret(
        "Build a console for microservices. Operators browse services and read service logs."
    )
    assert "address" in fields(spec, "Service")
    assert "price" not in fields(spec, "Service")


def test_a_driver_has_a_licence_and_a_test_case_steps() -> None:
    fleet = interpret("Build a fleet system. Dispatchers manage vehicles and manage drivers.")
    assert {"licence", "vehicle"} <= fields(fleet, "Driver")
    tests = interpret("Build a tool for testers. They manage test cases and browse test reports.")
    assert {"steps", "expected"} <= fields(tests, "Test case")


def test_products_that_nobody_buys_have_neither_price_nor_stock() -> None:
    shown = interpret("Build a website for a machine builder. Visitors browse products.")
    assert not {"price", "stock"} & fields(shown, "Product")
    sold = interpret("Build a website where visitors browse products and buy products.")
    assert "price" in fields(sold, "Product")


def test_photos_of_students_belong_to_students() -> None:
    spec = interpret(
        "Build a site for a choir school. Staff manage students, browse students and upload "
        "student photos. Visitors browse student photos."
    )
    photo = spec.entity("photo")
    assert photo.field("student").target == "student"
    assert "category" not in {each.name for each in photo.fields}
    assert all(str(row["title"]).endswith(", photo") for row in photo.seed)


def test_photos_of_nature_belong_to_nothing() -> None:
    spec = interpret("Build a site. Visitors browse lamps, browse photos and browse lamp photos.")
    assert "lamp" not in {each.name for each in spec.entity("photo").fields}
