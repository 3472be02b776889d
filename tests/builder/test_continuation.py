import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from appmint.builder.continuation import MIGRATIONS, continue_from
from appmint.builder.database import ACCOUNTS_SQL

JOURNAL = f"{MIGRATIONS}/meta/_journal.json"
AUTHORS = (
    "CREATE TABLE `authors` (\n  `id` integer PRIMARY KEY AUTOINCREMENT,\n  `name` text NOT NULL\n)"
)
BOOKS = (
    "CREATE TABLE `books` (\n  `id` integer PRIMARY KEY AUTOINCREMENT,\n  `title` text NOT NULL,\n"
    "  `pages` real,\n  `author_id` integer NOT NULL REFERENCES `authors`(`id`)\n)"
)
INDEX = "CREATE INDEX `books_author_id` ON `books` (`author_id`)"
FIRST = (AUTHORS, BOOKS, INDEX)


def _built(*statements: str) -> dict[str, str]:
    entry = {"idx": 0, "version": "6", "when": 1, "tag": "0000_first", "breakpoints": True}
    journal = {"version": "7", "dialect": "sqlite", "entries": [entry]}
    sql = ";\n--> statement-breakpoint\n".join(statements) + ";\n"
    return {JOURNAL: json.dumps(journal), f"{MIGRATIONS}/0000_first.sql": sql}


def _revised(before: Mapping[str, str], folder: Path, *statements: str) -> dict[str, str]:
    for path, text in _built(*statements).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    continue_from(before, folder)
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _tags(files: Mapping[str, str]) -> list[str]:
    return [entry["tag"] for entry in json.loads(files[JOURNAL])["entries"]]


def _run(database: sqlite3.Connection, files: Mapping[str, str], start: int = 0) -> None:
    for tag in _tags(files)[start:]:
        for statement in files[f"{MIGRATIONS}/{tag}.sql"].split("--> statement-breakpoint"):
            database.execute(statement)


def _shape(database: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    names = database.execute(
        "SELECT name FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL "
        "AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return {name: database.execute(f"PRAGMA table_info(`{name}`)").fetchall() for (name,) in names}


def test_a_database_in_use_and_a_new_one_become_the_same(tmp_path: Path) -> None:
    reviews = "CREATE TABLE `reviews` (\n  `id` integer PRIMARY KEY,\n  `body` text NOT NULL\n)"
    changed = BOOKS.replace("`pages` real", "`year` real NOT NULL,\n  `isbn` text NOT NULL UNIQUE")
    wanted = (AUTHORS, changed, INDEX, reviews)
    before = _built(*FIRST)
    files = _revised(before, tmp_path, *wanted)
    assert _tags(files) == ["0000_first", "0001_revision"]
    with closing(sqlite3.connect(":memory:")) as used, closing(sqlite3.connect(":memory:")) as new:
        _run(used, before)
        used.execute("INSERT INTO authors VALUES (7, 'Ada')")
        used.execute("INSERT INTO books VALUES (1, 'Notes', 12, 7), (2, 'More', NULL, 7)")
        _run(used, files, 1)
        _run(new, files)
        assert _shape(used) == _shape(new)
        rows = used.execute("SELECT id, title, year, author_id FROM books").fetchall()
        assert rows == [(1, "Notes", 0, 7), (2, "More", 0, 7)]
        with closing(sqlite3.connect(":memory:")) as plain:
            _run(plain, _built(*wanted))
            assert _shape(plain) == _shape(new)


def test_the_same_tables_need_no_further_migration(tmp_path: Path) -> None:
    before = _built(*FIRST)
    assert _revised(before, tmp_path, *FIRST) == before


def test_a_revision_of_a_revision_adds_one_more(tmp_path: Path) -> None:
    notes = "CREATE TABLE `notes` (\n  `id` integer PRIMARY KEY\n)"
    once = _revised(_built(*FIRST), tmp_path / "once", *FIRST, notes)
    twice = _revised(once, tmp_path / "twice", AUTHORS)
    assert _tags(twice) == ["0000_first", "0001_revision", "0002_revision"]
    assert [entry["when"] for entry in json.loads(twice[JOURNAL])["entries"]] == [1, 2, 3]
    with closing(sqlite3.connect(":memory:")) as database:
        _run(database, twice)
        assert list(_shape(database)) == ["authors"]


def test_an_index_of_its_own_comes_and_goes(tmp_path: Path) -> None:
    without = _revised(_built(*FIRST), tmp_path / "without", AUTHORS, BOOKS)
    again = _revised(without, tmp_path / "again", *FIRST)
    with closing(sqlite3.connect(":memory:")) as database:
        _run(database, without)
        assert "books_author_id" not in _shape(database)
        _run(database, again, 2)
        assert "books_author_id" in _shape(database)


def test_accounts_of_an_earlier_version_can_be_blocked_and_keep_what_is_theirs(
    tmp_path: Path,
) -> None:
    earlier = [each.replace("  `blocked_at` text,\n", "") for each in ACCOUNTS_SQL]
    assert earlier != list(ACCOUNTS_SQL)
    notes = (
        "CREATE TABLE `notes` (\n  `id` integer PRIMARY KEY,\n"
        "  `owner_id` integer REFERENCES `users`(`id`) ON DELETE SET NULL\n)"
    )
    before = _built(*earlier, notes)
    files = _revised(before, tmp_path, *ACCOUNTS_SQL, notes)
    assert _tags(files) == ["0000_first", "0001_revision"]
    with closing(sqlite3.connect(":memory:")) as database:
        _run(database, before)
        database.execute(
            "INSERT INTO users VALUES (3, 'Ada', 'ada@example.com', 'salt:key', 'admin', '2026')"
        )
        database.execute("INSERT INTO sessions VALUES ('token', 3, 1)")
        database.execute("INSERT INTO notes VALUES (1, 3)")
        _run(database, files, 1)
        rows = database.execute("SELECT id, email, role, blocked_at FROM users").fetchall()
        assert rows == [(3, "ada@example.com", "admin", None)]
        assert database.execute("SELECT user_id FROM sessions").fetchall() == [(3,)]
        assert database.execute("SELECT owner_id FROM notes").fetchall() == [(3,)]


@pytest.mark.parametrize("optional", ["`pages` real", "`pages` text"])
def test_a_detail_that_becomes_required_is_empty_where_it_was_left_out(
    tmp_path: Path, optional: str
) -> None:
    before = _built(AUTHORS, BOOKS.replace("`pages` real", optional), INDEX)
    files = _revised(
        before, tmp_path, AUTHORS, BOOKS.replace("`pages` real", f"{optional} NOT NULL"), INDEX
    )
    with closing(sqlite3.connect(":memory:")) as database:
        _run(database, before)
        database.execute("INSERT INTO authors VALUES (7, 'Ada')")
        database.execute("INSERT INTO books VALUES (1, 'Notes', NULL, 7)")
        _run(database, files, 1)
        (pages,) = database.execute("SELECT pages FROM books").fetchone()
        assert pages == ("" if "text" in optional else 0)


def test_an_app_that_kept_nothing_can_begin_to(tmp_path: Path) -> None:
    nothing = {JOURNAL: json.dumps({"version": "7", "dialect": "sqlite", "entries": []})}
    files = _revised(nothing, tmp_path, *FIRST)
    assert _tags(files) == ["0000_revision"]
    with closing(sqlite3.connect(":memory:")) as database:
        _run(database, files)
        assert "books" in _shape(database)
