"""What keeps a spec from being built is said in a sentence: one thing of a good app is bent."""

from typing import Any

import pytest

from appmint.spec import (
    ASPECTS,
    FEATURE_TYPES,
    Access,
    AppSpec,
    Claim,
    Criterion,
    Entity,
    ExpectText,
    Field,
    FieldType,
    Go,
    Page,
    Question,
    Role,
    SignIn,
    Source,
    SpecInvalid,
    Unmet,
    problems,
    validate,
)
from tests.spec.samples import FEATURES, library


def said(spec: AppSpec) -> list[str]:
    return [str(problem) for problem in problems(spec)]


def with_entity(name: str, /, **changes: Any) -> AppSpec:
    spec = library()
    return spec.model_copy(
        update={
            "entities": tuple(
                entity.model_copy(update=changes) if entity.name == name else entity
                for entity in spec.entities
            )
        }
    )


def with_field(name: str, /, **changes: Any) -> AppSpec:
    """The library with another setting of a field of "book"."""
    book = library().entity("book")
    fields = tuple(
        field.model_copy(update=changes) if field.name == name else field for field in book.fields
    )
    return with_entity("book", fields=fields)


def with_feature(feature_id: str, /, **changes: Any) -> AppSpec:
    spec = library()
    return spec.model_copy(
        update={
            "features": tuple(
                feature.model_copy(update=changes) if feature.id == feature_id else feature
                for feature in spec.features
            )
        }
    )


def with_page(name: str, /, **changes: Any) -> AppSpec:
    spec = library()
    return spec.model_copy(
        update={
            "pages": tuple(
                page.model_copy(update=changes) if page.name == name else page
                for page in spec.pages
            )
        }
    )


def with_seed(*rows: dict[str, Any]) -> AppSpec:
    return with_entity("book", seed=rows)


def test_the_sample_has_every_kind_of_feature_and_no_problem() -> None:
    assert {type(feature) for feature in FEATURES} == set(FEATURE_TYPES)
    assert said(library()) == []
    validate(library())


def test_every_kind_of_feature_has_aspects_to_claim() -> None:
    assert len(ASPECTS) == len(FEATURE_TYPES)
    assert ASPECTS["browse"] == ("list", "search", "filter", "sort", "paginate")


def test_validate_lists_everything_that_is_wrong() -> None:
    spec = with_entity("book", display="colour").model_copy(update={"roles": ()})
    with pytest.raises(SpecInvalid) as caught:
        validate(spec)
    assert list(caught.value.problems) == problems(spec)
    assert str(caught.value).splitlines() == said(spec)
    assert len(caught.value.problems) > 3


ENTITIES = {
    'Entity "book": "display" names "colour", which is not a field of it.': {"display": "colour"},
    'Entity "book": it has no fields.': {"fields": ()},
    'Entity "book": access to update is for "owner", but the entity is not owned: set "owned".': {
        "access": Access(update="owner")
    },
    'Entity "book": access to read is for "tutor", which is not a role of this app.': {
        "access": Access(read="tutor")
    },
}


@pytest.mark.parametrize(("sentence", "changes"), ENTITIES.items())
def test_entities(sentence: str, changes: dict[str, Any]) -> None:
    assert sentence in said(with_entity("book", **changes))


FIELDS: dict[str, tuple[str, dict[str, Any]]] = {
    'the relation "author" points to "tutor", which is not an entity of this app.': (
        "author",
        {"target": "tutor"},
    ),
    'the relation "author" does not say which entity it points to.': ("author", {"target": None}),
    'the field "title" has a target, but is text.': ("title", {"target": "author"}),
    'the field "shelf" is a choice without options: give at least one.': ("shelf", {"options": ()}),
    'the field "shelf" has the option "open" twice.': ("shelf", {"options": ("Open", "open")}),
    'the field "title" has options, but is text.': ("title", {"options": ("A",)}),
    'the field "title" has a minimum or maximum, but is text.': ("title", {"minimum": 2.0}),
    'the field "pages" has a minimum above its maximum.': ("pages", {"minimum": 6000.0}),
    'the field "price" is money in "euro", which is not a currency code like "EUR".': (
        "price",
        {"unit": "euro"},
    ),
    'the default of the field "pages": "many" is not a number.': ("pages", {"default": "many"}),
    'the default of the field "author": a relation cannot have one.': ("author", {"default": 1}),
    'the field "id" has a name that every record uses itself: rename it.': (
        "isbn",
        {"name": "id"},
    ),
    'two fields are named "title".': ("isbn", {"name": "title"}),
    'two fields have the label "title": a visitor could not tell them apart.': (
        "isbn",
        {"label": "Title"},
    ),
    'the fields "isbn" and "author" are too alike: rename one.': ("isbn", {"name": "author_id"}),
}


@pytest.mark.parametrize(("sentence", "bent"), FIELDS.items())
def test_fields(sentence: str, bent: tuple[str, dict[str, Any]]) -> None:
    name, changes = bent
    expected = f'Entity "book": {sentence}'
    if "too alike" in sentence:
        expected = 'Entity "book": the fields "author_id" and "author" are too alike: rename one.'
    assert expected in said(with_field(name, **changes))


@pytest.mark.parametrize(
    ("name", "plural", "reason"),
    [
        ("class", "classes", '"class" is a word of the TypeScript language'),
        ("package", "packages", '"package" is a word of the TypeScript language'),
        ("user", "users", '"user" is a name that every generated app uses itself'),
        ("upload_", "uploads", '"uploads" is a name that every generated app uses itself'),
        ("health", "healths", '"health" is a name that every generated app uses itself'),
        ("mine", "mines", '"mine" is a name that every generated app uses itself'),
        ("query", "queries", '"query" is a name that every generated app uses itself'),
        ("record", "records", '"record" is the name of a type that the generated code uses'),
        ("group_", "groups", '"groups" names a table and is a word of the SQL language'),
    ],
)
def test_names_that_are_taken(name: str, plural: str, reason: str) -> None:
    spec = with_entity("movement", name=name, plural=plural)
    assert f'Entity "{name}": {reason}: choose another name.' in said(spec)


def test_an_order_is_an_ordinary_entity() -> None:
    assert library().entity("order").plural == "orders"


def test_the_plural_must_differ_from_the_name() -> None:
    sentence = 'Entity "movement": "name" and "plural" are both "movement": the code needs two'
    assert any(
        line.startswith(sentence) for line in said(with_entity("movement", plural="movement"))
    )


SEEDS: list[tuple[str, Any, str]] = [
    ("title", None, "it is required and has no value"),
    ("title", "", "it is required and is empty"),
    ("title", 3, "3 is not a string"),
    ("pages", "12", '"12" is not a number'),
    ("pages", True, "True is not a number"),
    ("pages", 0, "0 is below the minimum 1"),
    ("pages", 5001, "5001 is above the maximum 5000"),
    ("price", 12.5, "12.5 is not an integer: minor units (cents)"),
    ("shelf", "Attic", '"Attic" is not one of the field\'s options'),
    ("bought_on", "2026-02-30", '"2026-02-30" is not an integer: days from the day of seeding'),
    ("bought_on", "20260228", '"20260228" is not an integer: days'),
    ("contact", "ada@corp.test", '"ada@corp.test" is not an address at example.com'),
    ("cover", "http://example.com/a.jpg", "is not an empty string (the app draws artwork)"),
    ("sample", "../etc/passwd", '"../etc/passwd" is not a file name'),
    ("found_at", {"label": "Lyon", "lat": 145, "lng": 4}, "is not {"),
    ("score", 6, "6 is not an integer from 1 to 5"),
    ("score", True, "True is not an integer from 1 to 5"),
    ("new", "yes", '"yes" is not true or false'),
    ("author", 2, '2 is not the index of a seed row of "author", which has 2'),
    ("author", "Ada", '"Ada" is not an integer: the 0-based index'),
]


@pytest.mark.parametrize(("name", "value", "reason"), SEEDS)
def test_seed_rows_that_do_not_fit(name: str, value: Any, reason: str) -> None:
    lines = said(with_seed({"title": "A", name: value}))
    assert len(lines) == 1
    assert lines[0].startswith(f'Entity "book": seed row 0, field "{name}": ')
    assert reason in lines[0]


def test_a_seed_row_with_a_field_nobody_has() -> None:
    assert said(with_seed({"title": "A", "colour": "red"})) == [
        'Entity "book": seed row 0 has a value for "colour", which is not a field of it.'
    ]


def test_seed_rows_that_repeat_what_must_be_unique() -> None:
    assert said(
        with_seed({"title": "A", "isbn": "1"}, {"title": "B"}, {"title": "C", "isbn": "1"})
    ) == ['Entity "book": seed rows 0 and 2 have the same "isbn", "1", which must be unique.']


def test_relations_that_require_each_other_in_a_circle() -> None:
    spec = with_field("author", required=True)
    back = Field(name="best", label="Best", type=FieldType.RELATION, target="book")
    author = spec.entity("author")
    others = [entity for entity in spec.entities if entity.name != "author"]
    bent = author.model_copy(update={"fields": (*author.fields, back), "seed": ()})
    spec = spec.model_copy(update={"entities": (*others, bent)})
    assert (
        'App: no first record can be made of "book", "author": their required relations go in a '
        "circle, so make one of them optional."
    ) in said(spec)


FEATURE_CASES: list[tuple[str, dict[str, Any], str]] = [
    ("browse", {"entity": "boat"}, '"entity" names "boat", which is not an entity of this app.'),
    ("browse", {"search": ("name",)}, '"search" names "name", which is not a field of "book".'),
    (
        "browse",
        {"search": ("cover",)},
        '"search" names the field "cover" of "book", which is image and must be text, long_text, '
        "enum, email, url, phone or location.",
    ),
    (
        "browse",
        {"filters": ("cover",)},
        '"filters" names the field "cover" of "book", which is image and must be enum, boolean, '
        "relation, text, location, number or money.",
    ),
    ("browse", {"sort": ("title", "title")}, '"sort" names "title" twice.'),
    ("browse", {"where": {"shelf": "Attic"}}, '"where" asks for "Attic", which is not an option'),
    ("browse", {"page_size": 0}, '"page_size" is 0 and must be from 1 to 100.'),
    ("detail", {"related": ("author",)}, 'names "author", which needs a relation to "book".'),
    ("manage", {"create": False, "edit": False, "delete": False}, "it offers none of"),
    ("manage", {"entity": "author"}, 'it offers to create "author", but by its access nobody may'),
    ("form", {"entity": "author"}, 'it sends "author", but by its access nobody may create it.'),
    ("account", {"register_roles": ("tutor",)}, '"register_roles" names "tutor", which is not a'),
    ("account", {"register_roles": ("librarian",)}, "anybody could become staff."),
    ("profile", {"entity": "book"}, '"entity" names "book", which must be owned'),
    ("mine", {"entity": "book"}, '"entity" names "book", which must be owned'),
    ("save", {"record": "author"}, '"record" names "author", which needs a relation to "book".'),
    ("save", {"record": "author"}, '"record" names "author", which must be owned'),
    ("comments", {"record": "loan"}, 'names "loan", which needs a field that is long_text.'),
    ("vote", {"option": None}, '"record" names "ballot", which needs a relation to "book".'),
    ("vote", {"option": "author"}, '"option" names "author", which needs a relation to "book".'),
    ("leaderboard", {"score": "title"}, "must be number, money or rating."),
    ("points", {"record": "loan"}, '"record" names "loan", which needs a field "reason"'),
    ("points", {"record": "book"}, '"record" names "book", which must be owned'),
    ("points", {"earned_by": ("author",)}, '"earned_by" names "author", which must be owned'),
    ("points", {"earned_by": ("loan", "loan")}, '"earned_by" names "loan" twice.'),
    ("points", {"cost": None}, '"cost" must name the number that it takes.'),
    ("points", {"cost": "title"}, '"cost" names the field "title" of "book", which is text'),
    ("points", {"stock": "price"}, '"stock" names the field "price" of "book", which is money'),
    ("points", {"reward": None}, '"cost" and "stock" belong to a "reward"'),
    ("messages", {"record": "order"}, '"record" names "order", which needs a field "body"'),
    ("outbox", {"channel": "SMS"}, '"recipient" names "author", which needs a field that is phone'),
    ("outbox", {"template": "note"}, '"template" names "note", which is not an entity'),
    ("notifications", {"record": "loan"}, '"record" names "loan", which needs a field "read"'),
    ("notifications", {"on": ("boat",)}, '"on" names "boat", which is not an entity'),
    ("figures", {"measures": ()}, '"measures" is empty: give at least one.'),
    ("chart", {"group_by": "cover"}, "must be enum, relation, text or date."),
    ("compare", {"fields": ("weight",)}, '"fields" names "weight", which is not a field of "book"'),
    ("report", {"columns": ()}, '"columns" is empty: give at least one.'),
    ("report", {"total": ("title",)}, "which is text and must be number or money."),
    ("document", {"entity": "boat"}, '"entity" names "boat", which is not an entity'),
    ("workflow", {"state": "title"}, "which is text and must be enum."),
    ("workflow", {"transitions": ()}, '"transitions" is empty'),
    ("request", {"record": "order"}, '"record" names "order", which needs a relation to "book".'),
    ("booking", {"start": "title"}, "which is text and must be date or datetime."),
    ("booking", {"end": "title"}, "which is text and must be date."),
    ("booking", {"end": "starts"}, '"start" and "end" name the same field.'),
    ("calendar", {"date": "title"}, "which is text and must be date or datetime."),
    ("shop", {"price": "pages"}, "which is number and must be money."),
    (
        "shop",
        {"order_line": "loan"},
        '"order_line" names "loan", which needs a relation to "order"',
    ),
    ("quiz", {"question": "loan"}, '"question" names "loan", which needs a field "option_a"'),
    ("quiz", {"attempt": "loan"}, '"attempt" names "loan", which needs a field "player"'),
    ("transfer", {"file": "cover"}, "which is image and must be file."),
    ("transfer", {"record": "loan"}, 'names "loan", which needs a field "downloaded_at"'),
    ("transfer", {"download": False}, 'it offers none of "upload", "download" and "share"'),
    ("lookup", {"key": "cover"}, "must be text, number, email or phone."),
    ("lookup", {"event": "favourite"}, 'names "favourite", which needs a field that is datetime'),
    ("admin", {"entities": ("book", "book")}, '"entities" names "book" twice.'),
    ("admin", {"role": "reader"}, '"role" names "reader", which must be staff to use a panel'),
    ("admin", {"role": "tutor"}, '"role" names "tutor", which is not a role of this app.'),
    ("chatbot", {"answers": ()}, '"answers" is empty'),
    ("live", {"fields": ("title",)}, "must be number, money or rating."),
    ("live", {"interval_s": 0}, '"interval_s" is 0 and must be from 1 to 3600 seconds.'),
    ("calculator", {"terms": ()}, '"terms" is empty: give at least one.'),
    ("board", {"column": "title"}, "which is text and must be enum."),
    ("map", {"location": "title"}, "which is text and must be location."),
    ("bespoke", {"purpose": " "}, '"purpose" is empty: say what a person does with it.'),
    ("bespoke", {"entities": ("film",)}, '"entities" names "film", which is not an entity'),
    ("bespoke", {"entities": ("book", "book")}, '"entities" names "book" twice.'),
    ("spotlight", {"count": 0}, '"count" must be at least 1.'),
    ("about", {"items": ()}, "there would be nothing to read."),
]


@pytest.mark.parametrize(("feature", "changes", "sentence"), FEATURE_CASES)
def test_features(feature: str, changes: dict[str, Any], sentence: str) -> None:
    lines = said(with_feature(feature, **changes))
    assert any(line.startswith(f'Feature "{feature}": ') and sentence in line for line in lines)


@pytest.mark.parametrize(
    ("expression", "sentence"),
    [
        ("days * weeks", '"weeks" in its expression is not one of the inputs'),
        ("days *", '"days *" is not an arithmetic expression'),
        ("days.real", "may only use names, numbers"),
        ("days // rate", "may only use names, numbers"),
        ("__import__('os')", "may only use names, numbers"),
        ("days + 'a'", "'a' in its expression is not a number"),
        ("days + 2j", "2j in its expression is not a number"),
        ("True", "True in its expression is not a number"),
        ("(" * 300 + "days" + ")" * 300, "is not an arithmetic expression"),
    ],
)
def test_formulas(expression: str, sentence: str) -> None:
    calculator = library().feature("calculator")
    assert calculator.kind == "calculator"
    result = calculator.results[0].model_copy(update={"expression": expression})
    lines = said(with_feature("calculator", results=(result,)))
    assert any(sentence in line for line in lines)


def test_transitions() -> None:
    workflow = library().feature("workflow")
    assert workflow.kind == "workflow"
    lend = workflow.transitions[0]
    bent = lend.model_copy(update={"from_": (), "to": "Attic", "by": "tutor"})
    assert said(with_feature("workflow", transitions=(lend, bent))) == [
        'Feature "workflow": two transitions are named "lend".',
        'Feature "workflow": the transition "lend" starts from no state.',
        'Feature "workflow": the transition "lend" names the state "Attic", which is not an '
        'option of "shelf".',
        'Feature "workflow": the transition "lend" is for "tutor", which is not a role of this '
        "app.",
    ]


def test_a_feature_on_no_page() -> None:
    lines = said(with_page("home", features=("hero",)))
    assert lines == ['Feature "about": it is on no page: add it to one or leave it out.']


PAGES: dict[str, tuple[str, dict[str, Any]]] = {
    "it shows nothing: give it at least one feature.": ("home", {"features": ()}),
    'it shows "news", which is not a feature of this app.': ("home", {"features": ("news",)}),
    'it shows "hero" twice.': ("home", {"features": ("hero", "hero")}),
    'it is for "tutor", which is not a role of this app.': ("home", {"role": "tutor"}),
    'its path "/Books" must be "/"': ("library", {"path": "/Books"}),
    'its path "/books/" must be "/"': ("library", {"path": "/books/"}),
    'its path "books" must be "/"': ("library", {"path": "books"}),
    'its path "/:id/:id" must be "/"': ("book", {"path": "/:id/:id"}),
    'its path "/api/books" is one that the server answers itself.': (
        "library",
        {"path": "/api/books"},
    ),
    "it is the page of one record and cannot be in the navigation.": ("book", {"navigation": True}),
    "of one record, but it shows no feature of an entity.": (
        "home",
        {"path": "/:id", "features": ("about",)},
    ),
    "nothing leads to it: put it in the navigation": ("panel", {"navigation": False}),
}


@pytest.mark.parametrize(("sentence", "bent"), PAGES.items())
def test_pages(sentence: str, bent: tuple[str, dict[str, Any]]) -> None:
    name, changes = bent
    lines = said(with_page(name, **changes))
    assert any(line.startswith(f'Page "{name}": {sentence}') or sentence in line for line in lines)


def test_the_page_of_a_record_is_reached_from_a_list_of_its_records() -> None:
    unlisted = with_page("library", features=("form",)).model_copy(
        update={"features": with_feature("admin", entities=("author",)).features}
    )
    assert any(line.startswith('Page "book": nothing leads to it') for line in said(unlisted))
    listed = with_page("library", features=("browse",))
    assert not any(line.startswith('Page "book"') for line in said(listed))


def test_a_page_is_reached_by_an_action() -> None:
    spec = with_page("library", navigation=False)
    assert not any("nothing leads to it" in line for line in said(spec))


def test_an_action_that_leads_nowhere() -> None:
    hero = library().feature("hero")
    assert hero.kind == "hero"
    action = hero.actions[0]
    away = action.model_copy(update={"page": "shop"})
    vague = action.model_copy(update={"page": "book"})
    lines = said(with_feature("hero", actions=(away, vague)))
    assert lines == [
        'Feature "hero": the action "Browse" leads to "shop", which is not a page of this app.',
        'Feature "hero": the action "Browse" leads to the page "book" of one record, but does not '
        "say which record.",
    ]


def test_duplicates() -> None:
    spec = library()
    twice = spec.model_copy(
        update={
            "roles": (*spec.roles, spec.roles[0]),
            "entities": (*spec.entities, spec.entities[0]),
            "features": (*spec.features, spec.features[0]),
            "pages": (*spec.pages, spec.pages[0]),
            "criteria": (*spec.criteria, spec.criteria[0]),
        }
    )
    assert said(twice)[:8] == [
        'App: two roles are named "reader": give each its own.',
        'App: two entities are named "book": give each its own.',
        'App: two entities have the plural "books": give each its own.',
        'App: two features have the id "hero": give each its own.',
        'App: two pages are named "home": give each its own.',
        'App: two pages in the navigation are titled "Home": give each its own.',
        'App: two criteria have the id "search_books": give each its own.',
        'App: two pages have the path "/": give each its own.',
    ]


def test_entity_names_that_are_one_identifier() -> None:
    assert any(
        "too alike" in line
        for line in said(with_entity("movement", name="basketitem", plural="basketitems_"))
    )


def test_roles() -> None:
    spec = library()
    assert 'Role "nobody": "nobody" has a meaning of its own in access rules: rename the role.' in (
        said(spec.model_copy(update={"roles": (*spec.roles, Role(name="nobody", label="N"))}))
    )
    without = spec.model_copy(update={"roles": ()})
    assert 'Feature "account": people sign in, but the app has no roles: add at least one.' in (
        said(without)
    )


def test_a_role_that_no_page_is_for() -> None:
    only_staff = tuple(page.model_copy(update={"role": "librarian"}) for page in library().pages)
    spec = library().model_copy(update={"pages": only_staff})
    assert said(spec) == ['Role "reader": there is no page that it can open.']


def test_roles_without_a_way_to_sign_in() -> None:
    spec = library()
    features = tuple(feature for feature in spec.features if feature.id != "account")
    pages = tuple(page for page in spec.pages if page.name != "sign_in")
    lines = said(spec.model_copy(update={"features": features, "pages": pages}))
    assert lines == ['App: it has roles but no "account" feature, so that nobody can sign in.']


def with_criterion(**settings: Any) -> AppSpec:
    values = {"id": "borrow", "text": "borrow them", **settings}
    return library().model_copy(update={"criteria": (Criterion(**values),)})


def test_criteria() -> None:
    show = Claim(feature="hero", aspect="show")
    expect = ExpectText(text="A")
    cases = {
        "it has neither steps nor claims, so that nothing proves it": with_criterion(),
        "it has no steps, so that nothing proves it": with_criterion(claims=(show,)),
        "its steps expect nothing, so that it could not fail": with_criterion(
            steps=(Go(path="/"),)
        ),
        'it claims "news", which is not a feature of this app.': with_criterion(
            claims=(Claim(feature="news", aspect="show"),), steps=(expect,)
        ),
        'it claims "sort" of "hero", which can only show: show.': with_criterion(
            claims=(Claim(feature="hero", aspect="sort"),), steps=(expect,)
        ),
        'step 1 goes to "https://example.com", which must begin with "/".': with_criterion(
            steps=(Go(path="https://example.com"), expect)
        ),
        'step 1 signs in as "tutor", which is not a role of this app.': with_criterion(
            steps=(SignIn(role="tutor"), expect)
        ),
    }
    for sentence, spec in cases.items():
        (line,) = said(spec)
        assert line.startswith(f'Criterion "borrow": {sentence}')


def test_a_criterion_listed_as_unmet_needs_no_steps() -> None:
    unmet = Unmet(text="Borrow  them", reason="No feature covers it.")
    assert said(with_criterion().model_copy(update={"unmet": (unmet,)})) == []


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (Source(origin="text", start=70, end=99), "is characters 70 to 99, but the text has 71."),
        (Source(origin="text", start=5, end=5), "is characters 5 to 5, but the text has 71."),
        (Source(origin="text"), "is the text, but it does not say which part of it."),
        (Source(start=1, end=2), 'has a span, but its origin is not "text".'),
    ],
)
def test_sources(source: Source, sentence: str) -> None:
    asked = Question(text="Who?", assumption="Anyone", source=source)
    spec = library().model_copy(update={"questions": (asked,)})
    assert said(spec) == [f"Question 1: its source {sentence}"]
    assert any(
        f'Page "home": its source {sentence}' == s for s in said(with_page("home", source=source))
    )


def test_an_app_without_pages() -> None:
    spec = library().model_copy(update={"pages": (), "features": (), "roles": (), "criteria": ()})
    assert 'App: no page has the path "/": whoever opens the app would find nothing.' in said(spec)


def test_an_app_in_which_nobody_signs_in_has_no_page_for_members() -> None:
    page = Page(name="home", title="Home", path="/", role="member", features=("about",))
    entities: tuple[Entity, ...] = ()
    spec = library().model_copy(
        update={
            "roles": (),
            "pages": (page,),
            "features": (library().feature("about"),),
            "entities": entities,
            "criteria": (),
        }
    )
    assert said(spec) == [
        'Page "home": it is for "member", but nobody signs in to this app: it has no roles.'
    ]
