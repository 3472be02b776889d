"""Everyday phrases of briefs that mean less, or something else, than their words by themselves."""

import pytest

from appmint.reader.reading import interpret, read
from appmint.spec import problems
from appmint.spec.app import AppSpec
from appmint.spec.features import Browse


def claimed(spec: AppSpec, words: str) -> list[tuple[str, str]]:
    """What the criterion with these words claims."""
    return [
        (each.feature, each.aspect)
        for criterion in spec.criteria
        if criterion.text.lower() == words.lower()
        for each in criterion.claims
    ]


def labels(spec: AppSpec) -> set[str]:
    return {each.label_plural for each in spec.entities}


@pytest.mark.parametrize("said", ["user information", "user data", "users' details"])
def test_information_about_users_is_a_list_of_people(said: str) -> None:
    spec = interpret(
        f"Build a kite shop. Visitors browse kites and buy them. Administrators manage {said}."
    )
    assert claimed(spec, f"Manage {said}")[0] == ("manage_person", "create")


def test_users_in_a_list_of_what_is_managed_are_managed_too() -> None:
    spec = interpret(
        "Build a kite shop. Visitors browse kites and buy them. Administrators manage kites, "
        "orders, user information, and more."
    )
    assert "manage_person" in {each.id for each in spec.features}


def test_ones_own_user_information_is_ones_profile() -> None:
    spec = interpret(
        "Build a kite club site. Users log in, browse kites and manage their user information."
    )
    assert claimed(spec, "Manage their user information") == [("profile", "update")]


def test_applications_made_with_a_language_are_software_and_wait_for_nobodys_approval() -> None:
    spec = interpret(
        "Build a site for managing Kotlin applications. Users log in, browse and search for "
        "applications, create new applications and edit application settings."
    )
    made = spec.entity("kotlin_application")
    assert {"version", "released_on"} <= {each.name for each in made.fields}
    assert claimed(spec, "Browse applications") == [("browse_kotlin_application", "list")]
    assert "workflow_kotlin_application" not in {each.id for each in spec.features}


def test_requests_between_machines_have_an_address_and_an_answer() -> None:
    spec = interpret("Build a tool that shows HTTP requests. Users browse HTTP requests.")
    made = spec.entity("http_request")
    assert {"address", "answer"} <= {each.name for each in made.fields}


def test_merchants_of_a_shop_are_businesses() -> None:
    spec = interpret(
        "Build a mall with online payment. Users browse products and pay with a wallet, "
        "merchants join, and administrators manage merchants and settlement."
    )
    made = next(each for each in spec.entities if each.label == "Merchant")
    assert "balance" not in {each.name for each in made.fields}


def test_relationships_with_customers_are_about_customers() -> None:
    spec = interpret(
        "Build a system for a kite maker. Users manage customer relationships and stock."
    )
    assert "customer" in {each.name for each in spec.entities}
    assert not [each for each in labels(spec) if "elationship" in each]


@pytest.mark.parametrize(
    "said", ["handle high concurrency", "handle concurrent requests", "support concurrent access"]
)
def test_how_many_at_once_is_no_list(said: str) -> None:
    spec = interpret(
        f"Build a kite club site. Users browse kites. The system should be able to {said}."
    )
    assert not [each for each in labels(spec) if "oncurren" in each]
    assert not [each for each in spec.unmet if "oncurren" in each.text]


def test_where_nothing_but_content_is_spoken_of_it_is_called_so() -> None:
    spec = interpret(
        "Build a content management system. Users log in, browse content, add content and "
        "delete content. Use pink for content blocks."
    )
    assert "Items" not in labels(spec)
    assert "Content" in {each.title for each in spec.pages}


@pytest.mark.parametrize(
    ("files", "things"), [("video files", "Videos"), ("image files", "Images")]
)
def test_files_of_films_and_pictures_are_films_and_pictures(files: str, things: str) -> None:
    spec = interpret(f"Build a site for sharing. Users upload {files} and browse {things.lower()}.")
    assert things in labels(spec)
    assert "Files" not in labels(spec)


@pytest.mark.parametrize("said", ["flash sales", "limited-time flash sales", "group buying"])
def test_offers_for_a_short_time_are_listed_with_price_and_end(said: str) -> None:
    spec = interpret(
        f"Build a mall. The mall should have functionalities such as {said}, coupons, and a "
        "shopping cart. Users browse products and place orders."
    )
    assert "Flash" not in labels(spec)
    made = next(each for each in spec.entities if each.label in {"Flash sale", "Group purchase"})
    assert {"price", "ends_on"} <= {each.name for each in made.fields}


def test_words_that_only_say_how_a_thing_is_name_no_list() -> None:
    spec = interpret(
        "Build a full-stack site for querying complex relational data. Users control whether to "
        "display rows, browse kites and view complex data."
    )
    assert not labels(spec) & {"Complexes", "Whethers", "Stacks"}


def test_switching_between_pages_is_what_the_navigation_does() -> None:
    spec = interpret(
        "Build a kite club site. Users browse kites and switch between different pages."
    )
    assert not spec.unmet


def test_content_is_no_list_of_rights_or_languages() -> None:
    spec = interpret(
        "Build a site for keeping languages. Users browse languages, manage languages and "
        "delete website content."
    )
    assert claimed(spec, "Delete website content") == [("manage_content_item", "delete")]


@pytest.mark.parametrize("said", ["settings", "system settings"])
def test_settings_in_a_list_of_functions_can_be_changed(said: str) -> None:
    spec = interpret(
        f"Build a kite workshop. It should have functions such as kite management and {said}."
    )
    assert claimed(spec, said)[0] == ("manage_setting", "edit")


def test_menus_beside_roles_and_rights_lead_through_the_app() -> None:
    spec = interpret(
        "Build a backend for a kite maker with role management, and permission management. "
        "Administrators manage menus."
    )
    made = next(each for each in spec.entities if "enu" in each.label)
    assert "price" not in {each.name for each in made.fields}
    assert {"address", "position"} <= {each.name for each in made.fields}
    assert "Manage menus" in {each.text for each in spec.criteria}


def test_menus_of_a_kitchen_stay_dishes() -> None:
    spec = interpret("Build a site for a canteen. Cooks manage menus and guests order dishes.")
    assert "position" not in {field.name for each in spec.entities for field in each.fields}


def test_animation_effects_are_named_as_not_built() -> None:
    spec = interpret("Build a kite club site. Users browse kites and view animation effects.")
    assert [each.text for each in spec.unmet] == ["View animation effects"]
    assert "Animations" not in labels(spec)


def test_categories_that_are_kept_are_chosen_for_the_main_records() -> None:
    spec = read(
        "Build a site for kite pictures. Users upload pictures, manage categories and search."
    )
    made = next(each for each in spec.entities if each.label == "Picture")
    assert made.field("category").target == "category"
    (browse,) = (
        each for each in spec.features if isinstance(each, Browse) and each.entity == made.name
    )
    assert "category" in browse.filters
    assert problems(spec) == []


def test_sales_beside_purchases_are_kept_where_nobody_buys() -> None:
    spec = interpret("Build a warehouse system for managing procurement, sales, and inventory.")
    assert claimed(spec, "Sales")[0] == ("manage_sale", "create")


def test_the_history_of_games_is_of_those_that_were_played() -> None:
    spec = interpret(
        "Please build a checkers game website. Players can view game history and statistics."
    )
    (played,) = [each for each in spec.entities if each.name == "round"]
    assert {"opponent", "result", "played_at"} <= {each.name for each in played.fields}


def test_messages_go_to_one_kind_of_people_however_often_the_text_speaks_of_them() -> None:
    spec = interpret(
        "Please implement a chat website for sending text, drawings, locations, and other "
        "messages. Members should be able to log in and chat with other members."
    )
    (kept,) = [each for each in spec.entities if each.name == "direct_message"]
    assert len([each for each in kept.fields if each.target]) == 1


def test_users_of_the_system_are_people_and_not_what_the_app_is_about() -> None:
    spec = interpret(
        "Build a kite club site. Visitors browse kites. Administrators configure system users."
    )
    assert claimed(spec, "Configure system users") == [("manage_person", "edit")]


def test_access_permissions_in_a_list_are_given_by_administrators() -> None:
    spec = interpret("Build a kite club site. Administrators manage kites and access permissions.")
    assert claimed(spec, "Access permissions") == [
        ("admin", "refuse"),
        ("admin", "roles"),
        ("admin", "permit"),
    ]


def test_an_update_of_data_changes_what_the_app_is_about() -> None:
    spec = interpret(
        "Build a site for kites. It should have functionalities for data query and data update."
    )
    assert claimed(spec, "Data update") == [("manage_kite", "edit")]


def test_the_online_store_of_a_museum_sells_products() -> None:
    spec = interpret(
        "Build a site for a kite museum. Visitors browse kites and browse the online store."
    )
    assert "shop" in {each.id for each in spec.features}
    assert "Stores" not in labels(spec)


@pytest.mark.parametrize("said", ["zooming", "panning", "zoom in and out"])
def test_a_map_can_be_moved_and_drawn_larger(said: str) -> None:
    spec = interpret(
        f"Build a site with a map of kite beaches. It should have functionalities for {said}."
    )
    assert spec.unmet == ()
    assert [each.kind for each in spec.features].count("map") == 1


def test_advantages_are_told_on_the_page_about_the_makers() -> None:
    spec = interpret(
        "Build a site for a kite maker. Visitors can browse kites and learn about its advantages."
    )
    assert "content_about" in {each.id for each in spec.features}
    assert spec.unmet == ()


@pytest.mark.parametrize("said", ["have ease of use", "have extensibility", "have two parts"])
def test_how_an_app_should_be_is_no_thing_it_keeps(said: str) -> None:
    spec = interpret(f"Build a kite club site. Visitors browse kites. It should {said}.")
    assert spec.unmet == ()
    assert labels(spec) == {"Kites"}


def test_asking_for_grades_shows_them() -> None:
    spec = interpret(
        "Build a school site with courses. It should have functionalities for grade inquiry."
    )
    assert [each[1] for each in claimed(spec, "Grade inquiry")] == ["list"]


def test_learning_online_is_working_through_courses() -> None:
    spec = interpret(
        "Build a training site. Visitors browse courses and participate in online learning."
    )
    assert spec.unmet == ()


def test_e_commerce_is_a_shop_and_no_list() -> None:
    spec = interpret(
        "Build a kite club site. It should have functionalities for kite management and e-commerce."
    )
    assert claimed(spec, "E-commerce") == [("shop", "add"), ("shop", "stock")]


def test_chat_rooms_are_places_to_talk_in_and_no_rooms() -> None:
    spec = interpret(
        "Build a site for kite events. Visitors browse events. Features include chat rooms."
    )
    room = next(each for each in spec.entities if each.label_plural == "Chat rooms")
    assert "capacity" not in {each.name for each in room.fields}
    assert "comments" in {each.kind for each in spec.features}


def test_listings_of_cabins_are_cabins() -> None:
    spec = interpret(
        "Build a site for cabins. Visitors browse cabin listings and search for cabins."
    )
    assert "Cabin listings" not in labels(spec)
