"""What becomes of relations when a record of one domain serves an app of another."""

from appmint.reader.reading import read


def test_the_role_of_a_user_stays_a_role_in_an_app_about_other_things() -> None:
    spec = read(
        "Build a warehouse system. Staff manage inventory items with quantity and location, browse "
        "inventory and search by category. User management: administrators add users, edit users, "
        "assign roles and permissions. An operation log shows who changed what."
    )
    user = next(each for each in spec.entities if each.label == "User")
    assert [each.target for each in user.fields if each.target] == ["access_role"]
