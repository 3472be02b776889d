"""Backups are of what the app keeps, and for who runs it."""

from appmint.reader.reading import interpret
from appmint.spec import problems
from appmint.spec.app import AppSpec
from appmint.spec.features import Admin, Backup

ARCHIVE = "Please build a museum archive site with exhibits. "


def who(spec: AppSpec) -> str:
    """Who may make backups."""
    feature = next(each for each in spec.features if isinstance(each, Backup))
    record = next(each for each in spec.entities if each.name == feature.record)
    return record.access.create


def test_backing_up_and_restoring_data_is_one_page_of_backups() -> None:
    spec = interpret(ARCHIVE + "Users can back up data, restore data and view backups.")
    made = [each for each in spec.features if isinstance(each, Backup)]
    assert len(made) == 1
    assert [each.title for each in spec.pages if made[0].id in each.features] == ["Backups"]
    claims = {claim.aspect for each in spec.criteria for claim in each.claims}
    assert {"create", "restore"} <= claims
    assert spec.unmet == ()
    assert [each for each in problems(spec) if "proves it" not in each.sentence] == []


def test_where_people_sign_in_backups_are_for_staff() -> None:
    assert who(interpret(ARCHIVE + "It has data backup functions.")) == "anyone"
    assert who(interpret(ARCHIVE + "Users log in. Administrators can back up data.")) == "admin"


def test_the_panel_of_the_staff_shows_no_copies() -> None:
    spec = interpret(
        ARCHIVE + "Administrators can back up data and manage users in an admin panel."
    )
    panel = next(each for each in spec.features if isinstance(each, Admin))
    assert "backup" in {each.name for each in spec.entities}
    assert "backup" not in panel.entities


def test_restoring_what_is_no_data_is_no_backup() -> None:
    spec = interpret("Please build a furniture workshop site. Joiners restore old chairs.")
    assert not any(isinstance(each, Backup) for each in spec.features)
