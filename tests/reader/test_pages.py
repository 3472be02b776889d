"""Which pages an app gets, and what they are called."""

import pytest

from appmint.reader.reading import interpret
from appmint.spec.features import Browse, Lookup, Shop


def test_two_pages_of_one_name_are_one() -> None:
    spec = interpret(
        "Build a lab system. Staff manage reports and samples, browse reports, and generate "
        "reports of samples."
    )
    titles = [page.title for page in spec.pages]
    assert titles.count("Reports") == 1
    assert "Reports page" not in titles


@pytest.mark.parametrize("noun", ["course", "device", "team"])
def test_what_nobody_holds_a_reference_to_is_not_looked_up(noun: str) -> None:
    spec = interpret(f"Build an app. Users browse {noun}s and track {noun} status.")
    assert not [each for each in spec.features if isinstance(each, Lookup)]


@pytest.mark.parametrize("noun", ["order", "parcel", "repair"])
def test_what_people_wait_for_is_looked_up_by_its_reference(noun: str) -> None:
    spec = interpret(f"Build an app. Users browse {noun}s and track {noun} status.")
    assert [each for each in spec.features if isinstance(each, Lookup)]


@pytest.mark.parametrize("said", ["User guide", "Documentation", "Help documentation"])
def test_what_says_how_to_use_it_has_pages_of_instructions(said: str) -> None:
    spec = interpret(f"Build a site for a loom. Visitors browse patterns and view {said.lower()}.")
    assert said in [page.title for page in spec.pages]
    assert all(row["body"] for row in spec.entity("guide_page").seed)


def test_where_things_are_bought_an_order_comes_out_of_the_cart() -> None:
    spec = interpret(
        "Build an auction site for old clocks. Users browse products, add them to the shopping "
        "cart, place orders and manage orders."
    )
    shop = next(each for each in spec.features if isinstance(each, Shop))
    assert spec.entity(shop.product).label != "Order"
    assert [made.name for made in spec.entities if made.label == "Order"] == [shop.order]


def test_what_a_signed_in_person_enters_is_found_among_their_own() -> None:
    spec = interpret(
        "Build a directory of choirs. Choir members register, log in and enter their choir. "
        "Visitors browse choirs."
    )
    choir = next(made for made in spec.entities if made.label == "Choir")
    assert choir.owned
    assert [each for each in spec.features if each.kind == "mine" and each.entity == choir.name]


def test_what_people_post_for_sale_is_what_the_cart_holds() -> None:
    spec = interpret(
        "Build a marketplace. Freelancers post their services. Clients browse services, place "
        "orders and pay for services."
    )
    shop = next(each for each in spec.features if isinstance(each, Shop))
    assert spec.entity(shop.product).label == "Service"


def test_the_second_word_for_where_things_are_is_no_thing() -> None:
    spec = interpret("Build a guide to huts. Users browse huts in different valleys and regions.")
    assert "Regions" not in [page.title for page in spec.pages]


def test_campsites_and_attractions_are_booked_each_by_itself() -> None:
    spec = interpret(
        "Build a travel site. Users browse campsites and attractions, book campsites and book "
        "attractions."
    )
    booked = {each.entity for each in spec.features if each.kind == "booking"}
    assert booked == {"campsite", "attraction"}


def test_an_app_is_not_about_the_advertisements_it_shows() -> None:
    spec = interpret(
        "Build a directory to display boat information and advertisements. Users view "
        "advertisements and browse boats. Sponsors upload advertisements."
    )
    assert [page.title for page in spec.pages if page.navigation][1] == "Boats"


def test_songs_play_on_their_pages() -> None:
    spec = interpret("Build a song archive. Users browse songs and play songs.")
    assert not [each for each in spec.unmet if "play" in each.text.lower()]
    song = next(made for made in spec.entities if made.label == "Song")
    assert any(field.type.value == "file" for field in song.fields)


def test_what_a_contact_form_collects_is_no_mailbox() -> None:
    spec = interpret(
        "Create a landing page with a contact form. The contact form should collect the name, "
        "email address and messages."
    )
    assert not [each for each in spec.features if each.kind in {"messages", "outbox"}]


def test_orders_that_each_sees_of_their_own_stand_among_what_is_theirs() -> None:
    spec = interpret(
        "Please create a lamp shop. Users can browse lamps, add lamps to the cart, place orders "
        "and view orders."
    )
    listed = {each.entity for each in spec.features if isinstance(each, Browse)}
    assert "order" not in listed
    view = next(each for each in spec.criteria if each.text == "View orders")
    assert [(each.feature, each.aspect) for each in view.claims] == [("mine_order", "list")]


def test_sample_notices_tell_of_the_records_of_the_app() -> None:
    spec = interpret(
        "Please create a beekeeping diary. Users can browse hives, add hives and get notifications."
    )
    hive = next(each for each in spec.entities if each.name == "hive")
    notice = next(each for each in spec.entities if each.name == "notice")
    names = {row[hive.display] for row in hive.seed}
    assert notice.seed[0]["body"] in names


def test_a_list_is_sorted_into_what_the_text_calls_it() -> None:
    spec = interpret(
        "Please create a forum for gardeners. Users can browse posts by category, write posts and "
        "reply to posts."
    )
    post = next(each for each in spec.entities if each.name == "thread")
    listed = next(each for each in spec.features if isinstance(each, Browse))
    assert "Category" in {post.field(name).label for name in listed.filters}


def test_a_new_record_is_of_the_kind_that_the_text_speaks_of() -> None:
    spec = interpret(
        "Please build a career portal with a student panel and a company panel, where students "
        "apply for internships with their CV and employers post internships with a salary."
    )
    job = spec.entity("job")
    assert job.field("kind").options[0] == "Internship"
    hero = next(each for each in spec.features if each.kind == "hero")
    labels = [each.label for each in hero.actions]
    assert len(labels) == len(set(labels))
