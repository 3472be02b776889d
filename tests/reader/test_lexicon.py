"""Every domain file of the lexicon is complete, consistent and reads like the real thing."""

from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

import appmint
from appmint.reader.knowledge.lexicon_format import Domain
from appmint.stacks.templates import WEB
from appmint.toolchain import stack_modules

PACKAGE = Path(appmint.__file__).parent
FILES = sorted(
    path for path in (PACKAGE / "reader" / "lexicon").glob("*.yaml") if path.name[0] != "_"
)
ICONS = stack_modules(WEB) / "lucide-react/dist/esm/icons"

# A generated module names a variable after the entity or the field.
RESERVED = frozenset(
    [
        "break",
        "case",
        "catch",
        "class",
        "const",
        "continue",
        "debugger",
        "default",
        "delete",
        "do",
        "else",
        "enum",
        "export",
        "extends",
        "false",
        "finally",
        "for",
        "function",
        "if",
        "implements",
        "import",
        "in",
        "instanceof",
        "interface",
        "let",
        "new",
        "null",
        "package",
        "private",
        "protected",
        "public",
        "return",
        "static",
        "super",
        "switch",
        "this",
        "throw",
        "true",
        "try",
        "typeof",
        "var",
        "void",
        "while",
        "with",
        "yield",
        "id",
    ]
)


def read(path: Path) -> Domain:
    return Domain.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


DOMAINS = {path.stem: read(path) for path in FILES}
each_domain = pytest.mark.parametrize("name", DOMAINS)


def test_the_lexicon_covers_the_kinds_of_apps_people_order() -> None:
    assert len(DOMAINS) >= 64


@each_domain
def test_a_domain_is_called_like_its_file(name: str) -> None:
    assert DOMAINS[name].name == name


@each_domain
def test_a_domain_brings_enough_content_for_its_pages(name: str) -> None:
    domain = DOMAINS[name]
    assert 3 <= len(domain.people) <= 4
    assert 5 <= len(domain.faq) <= 6
    assert 4 <= len(domain.news) <= 6
    assert len(domain.about.text.split("\n\n")) >= 2
    assert len(domain.about.points) >= 2


@each_domain
def test_a_domain_brings_enough_rows_to_search_and_filter(name: str) -> None:
    for key, entity in DOMAINS[name].entities.items():
        rows = len(entity.seed)
        owners = [each.target for each in entity.fields.values() if each.target]
        # Parts of another record come three to each: the questions of a quiz.
        most = max([12, *(3 * len(DOMAINS[name].entities[owner].seed) for owner in owners)])
        assert (8 if entity.main else 5) <= rows <= most, f"{key} has {rows} rows"


@each_domain
def test_every_filter_of_a_main_entity_parts_its_rows(name: str) -> None:
    for key, entity in DOMAINS[name].entities.items():
        if not entity.main:
            continue
        for field in entity.filters:
            values = {repr(row.get(field)) for row in entity.seed}
            assert len(values) > 1, f"{key}.{field} is the same in every row"


@each_domain
def test_every_entity_can_be_searched_and_tells_its_rows_apart(name: str) -> None:
    for key, entity in DOMAINS[name].entities.items():
        assert entity.search, key
        shown = [row[entity.display] for row in entity.seed]
        assert len(set(map(str, shown))) == len(shown), f"{key}: two rows are shown alike"


@each_domain
def test_no_entity_or_field_takes_a_reserved_word(name: str) -> None:
    for key, entity in DOMAINS[name].entities.items():
        assert RESERVED.isdisjoint((key, entity.plural, *entity.fields))


@each_domain
def test_no_placeholder_text_is_left(name: str) -> None:
    text = (PACKAGE / "reader" / "lexicon" / f"{name}.yaml").read_text(encoding="utf-8")
    for placeholder in ("orem ipsum", "TODO", "TBD", "foo bar", "our text here"):
        assert placeholder not in text


@each_domain
def test_every_icon_exists(name: str) -> None:
    domain = DOMAINS[name]
    items = (*domain.about.points, *domain.contact.items)
    used = {domain.icon, *(entity.icon for entity in domain.entities.values())}
    used |= {item.icon for item in items if item.icon}
    assert sorted(icon for icon in used if not (ICONS / f"{icon}.mjs").is_file()) == []


def test_no_two_domains_share_an_app_name() -> None:
    names = [app for domain in DOMAINS.values() for app in domain.app_names]
    assert sorted({app for app in names if names.count(app) > 1}) == []


def test_every_domain_has_a_word_that_names_it() -> None:
    for name, domain in DOMAINS.items():
        assert 3 in domain.words.values(), name


def test_no_two_domains_are_told_by_the_same_words() -> None:
    strong = {
        name: frozenset(word for word, weight in domain.words.items() if weight == 3)
        for name, domain in DOMAINS.items()
    }
    seen: dict[frozenset[str], str] = {}
    for name, words in strong.items():
        assert words not in seen, f"{name} and {seen.get(words)}"
        seen[words] = name


def small_domain() -> dict[str, object]:
    """A small file that fits, to be spoiled in one place."""
    return {
        "name": "kites",
        "title": "Kites",
        "words": {"kite": 3, "wind": 1, "string": 1},
        "app_names": ["Updraft", "Kitefield"],
        "icon": "wind",
        "tagline": "Kites for every wind.",
        "hero": {"heading": "Hold on", "text": "Kites for calm days and gales."},
        "about": {"text": "We make kites."},
        "contact": {"text": "Write to us.", "items": [{"title": "Email", "text": "a@example.com"}]},
        "entities": {
            "maker": {
                "plural": "makers",
                "label": "Maker",
                "label_plural": "Makers",
                "icon": "user",
                "words": ["maker"],
                "display": "name",
                "fields": {"name": "text", "email": "email"},
                "seed": [{"name": "Ines Prado", "email": "ines@example.com"}],
            },
            "kite": {
                "plural": "kites",
                "label": "Kite",
                "label_plural": "Kites",
                "icon": "wind",
                "words": ["kite"],
                "main": True,
                "display": "name",
                "fields": {
                    "name": "text",
                    "price": "money",
                    "maker": {"type": "relation", "target": "maker"},
                },
                "seed": [{"name": "Delta", "price": 4900, "maker": 0}],
            },
        },
    }


def test_the_small_domain_fits() -> None:
    assert Domain.model_validate(small_domain()).entities["kite"].fields["price"].type == "money"


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ({"name": "Delta", "price": 49.5, "maker": 0}, "price cannot be 49.5"),
        ({"name": "Delta", "price": 4900, "maker": 1}, "maker cannot be 1"),
        ({"name": "Delta", "maker": 0}, "price is missing"),
        ({"name": "Delta", "price": 1, "maker": 0, "size": 2}, "no field is called size"),
    ],
)
def test_a_seed_row_that_does_not_fit_is_named(row: dict[str, object], complaint: str) -> None:
    spoiled = small_domain()
    entities = spoiled["entities"]
    assert isinstance(entities, dict)
    entities["kite"]["seed"] = [row]
    with pytest.raises(ValidationError, match=complaint):
        Domain.model_validate(spoiled)
