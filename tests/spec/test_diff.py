"""Differences between specs in lines a person reads."""

from typing import Any

from hypothesis import HealthCheck, given, settings

from appmint.spec import (
    Account,
    AppSpec,
    Colour,
    Entity,
    Field,
    FieldType,
    Hero,
    Role,
    Source,
    diff,
    dumps,
    loads,
    render,
)
from tests.spec.samples import library
from tests.spec.strategies import near_specs

thorough = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def lines(new: AppSpec) -> list[str]:
    return render(diff(library(), new)).splitlines()


def changed(**parts: Any) -> AppSpec:
    return library().model_copy(update=parts)


def book(**changes: Any) -> AppSpec:
    entities = tuple(
        entity.model_copy(update=changes) if entity.name == "book" else entity
        for entity in library().entities
    )
    return changed(entities=entities)


@thorough
@given(near_specs())
def test_a_spec_does_not_differ_from_itself(spec: AppSpec) -> None:
    assert diff(spec, spec) == []
    assert diff(spec, loads(dumps(spec))) == []


@thorough
@given(near_specs(), near_specs())
def test_what_differs_in_text_differs_in_lines_and_back(one: AppSpec, two: AppSpec) -> None:
    there, back = diff(one, two), diff(two, one)
    assert bool(there) == bool(back)
    assert len([c for c in there if c.how == "added"]) == len(
        [c for c in back if c.how == "removed"]
    )
    assert len(render(there).splitlines()) == len(there)


def test_fields() -> None:
    fields: list[Field] = []
    for field in library().entity("book").fields:
        if field.name == "pages":
            field = field.model_copy(update={"type": FieldType.MONEY, "maximum": None})
        if field.name != "cover":
            fields.append(field)
    fields.append(Field(name="weight", label="Weight", type=FieldType.NUMBER))
    assert lines(book(fields=tuple(fields))) == [
        "- Field book.cover removed",
        "~ Field book.pages changed: number -> money",
        "~ Field book.pages: maximum changed: 5000.0 -> nothing",
        "+ Field book.weight added",
    ]


def test_entities() -> None:
    boat = Entity(
        name="boat",
        plural="boats",
        label="Boat",
        label_plural="Boats",
        fields=(Field(name="name", label="Name", type=FieldType.TEXT),),
        display="name",
    )
    spec = changed(entities=(*library().entities[1:], boat))
    assert lines(spec) == ["- Entity book removed", "+ Entity boat added"]
    assert lines(book(owned=True, seed=())) == [
        "~ Entity book: owned changed: no -> yes",
        "~ Entity book: seed changed: 2 rows -> 0 rows",
    ]


def test_seed_rows_of_the_same_number() -> None:
    assert lines(book(seed=({"title": "A"}, {"title": "B"}))) == [
        "~ Entity book: seed changed: 2 rows -> other rows"
    ]


def test_theme_roles_and_name() -> None:
    theme = library().theme.model_copy(
        update={"component": Colour(label="teal", hex="#008080"), "density": "compact"}
    )
    roles = (library().roles[1], Role(name="guest_reader", label="Guest"))
    assert lines(changed(name="Town Library", theme=theme, roles=roles)) == [
        '~ App: name changed: "Harbour Library" -> "Town Library"',
        '~ Theme: density changed: "comfortable" -> "compact"',
        '~ Theme component: label changed: "navy" -> "teal"',
        '~ Theme component: hex changed: "#000080" -> "#008080"',
        "- Role reader removed",
        "+ Role guest_reader added",
    ]


def test_features_that_become_another_kind() -> None:
    features = tuple(
        Hero(id="about", heading="About") if feature.id == "about" else feature
        for feature in library().features
        if not isinstance(feature, Account)
    )
    assert lines(changed(features=features)) == [
        "- Feature account removed",
        "~ Feature about changed: content -> hero",
    ]


def test_pages_that_move() -> None:
    home, library_page, *rest = library().pages
    assert lines(changed(pages=(*rest, library_page, home))) == [
        "> Page library moved",
        "> Page home moved",
    ]
    shorter = library_page.model_copy(update={"features": ("browse",), "title": "Books"})
    found = lines(changed(pages=(home, shorter, *rest)))
    assert found[0] == '~ Page library: title changed: "Library" -> "Books"'
    assert found[1].startswith("~ Page library: features changed: [")


def test_only_the_changed_part_of_a_long_text_is_shown() -> None:
    tail = "x" * 80
    (line,) = lines(changed(text=f"{library().text} And quickly. {tail}"))
    assert line.startswith("~ App: text changed: ...")
    assert "And quickly" in line
    assert len(line) < 170


def test_where_an_element_comes_from_is_no_difference() -> None:
    assert lines(book(source=Source(origin="domain"))) == []


def test_criteria_and_notes() -> None:
    criterion = library().criteria[0]
    shorter = criterion.model_copy(update={"steps": criterion.steps[1:]})
    found = lines(changed(criteria=(shorter,), notes=("A note.",)))
    assert found[0].startswith("~ Criterion search_books: steps changed: ")
    assert found[1] == "+ Note A note. added"
