"""What stands for records: icons that suit their names, initials of people, views of places."""

import re

from appmint.builder import sources
from appmint.reader import read
from appmint.stacks.web.entity.pictures import _lexicon
from tests.reader.test_lexicon import ICONS

SHOP = "Create an online shop for home goods where visitors browse products and buy them."
GYM = "Create a gym website. Users browse coaches and book classes."


def test_each_product_has_the_icon_of_what_it_is() -> None:
    icons = sources(read(SHOP))["src/products/product-icon.ts"]
    assert "LampIcon" in icons
    assert "?? PackageIcon" in icons


def test_the_start_page_shows_what_the_app_is_about() -> None:
    home = sources(read(SHOP))["src/pages/home.tsx"]
    shown = re.search(r"icons=\{\[([^\]]+)\]\}", home)
    assert shown
    icons = re.findall(r"\w+Icon", shown[1])
    assert len(icons) == len(set(icons)) >= 3


def test_people_are_shown_by_their_initials() -> None:
    files = sources(read(GYM))
    assert "person" in files["src/coaches/coach-card.tsx"]
    assert "src/coaches/coach-icon.ts" not in files


def test_every_icon_of_the_lexicon_exists_and_every_word_is_found() -> None:
    for source, words, icon in _lexicon():
        assert (ICONS / f"{icon}.mjs").exists() or (ICONS / f"{icon}.js").exists(), icon
        assert words.pattern == source


def test_each_entry_of_the_navigation_has_an_icon() -> None:
    navigation = sources(read(SHOP))["src/navigation.ts"]
    assert navigation.count("icon: ") == navigation.count("label: ")


def test_what_people_write_has_no_icon_of_the_things_it_names() -> None:
    files = sources(read("Create a forum where users browse posts and reply to posts."))
    assert "src/threads/thread-icon.ts" not in files
    assert "IconTile icon={MessagesSquareIcon}" in files["src/threads/thread-card.tsx"]


def test_a_kind_that_is_known_says_more_than_a_name() -> None:
    icons = sources(read(GYM))["src/workout-classes/workout-class-icon.ts"]
    assert "DumbbellIcon" in icons
    assert "workoutClass.kind" in icons
    assert "workoutClass.name" not in icons and "workoutClass.title" not in icons
