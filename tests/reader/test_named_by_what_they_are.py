"""What a clause names beside a verb that looks like its own, and deeds that no list does."""

from appmint.reader.reading import interpret
from appmint.spec import AppSpec
from appmint.spec.features import Booking


def unmet(spec: AppSpec) -> str:
    return " ".join(each.text.lower() for each in spec.unmet)


def test_learning_paths_are_a_page_and_no_deed() -> None:
    spec = interpret(
        "Please build a website for a sailing school. The website should include pages such as "
        "home, learning paths, learning materials, and contact us."
    )
    titles = {each.title for each in spec.pages}
    assert "Learning paths" in titles
    assert "Materials" in titles


def test_appointments_of_a_kind_are_made_where_appointments_are_made() -> None:
    spec = interpret(
        "Please build a website for horse owners. It should have functionalities for breed tips "
        "and a stable appointment system. Owners should be able to make medical appointments."
    )
    assert len([each for each in spec.features if isinstance(each, Booking)]) == 1


def test_a_watermark_is_put_into_pictures_and_kept_in_no_list() -> None:
    spec = interpret(
        "Please build a photo archive for a museum. Users should be able to upload photos and add "
        "watermarks."
    )
    assert "watermark" in unmet(spec)
    assert not any("watermark" in each.name for each in spec.entities)


def test_what_is_fought_out_by_the_rules_of_a_game_is_playing_it() -> None:
    spec = interpret(
        "Please build a pirate game website. Users should be able to log in, create ships, engage "
        "in battles and trades according to game rules."
    )
    assert "battles" in unmet(spec)
    assert not any("trade" in each.name for each in spec.entities)
