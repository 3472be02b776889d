"""A revised app on the data of the one before it: migrations that lead from its tables to the new.

A build has one migration, which makes all tables. The revision of an app keeps the migrations of
the one before and adds what leads on: a new database and one in use become the same.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

MIGRATIONS = "server/db/migrations"
_JOURNAL = f"{MIGRATIONS}/meta/_journal.json"
_BREAK = "--> statement-breakpoint"


@dataclass(frozen=True)
class _Column:
    name: str
    type: str
    required: bool
    unique: bool
    target: str
    """The table that it refers to; empty when it is no reference."""


@dataclass(frozen=True)
class _Table:
    name: str
    sql: str
    columns: tuple[_Column, ...]
    indexes: Mapping[str, str]


def continue_from(before: Mapping[str, str], folder: Path) -> None:
    """Gives the app in `folder`, as it was built, the migrations of the one before and one more.

    `before` are the files below `MIGRATIONS` of the app before, by their paths in it. Where both
    have the same tables, none is added. Kinds of record that are gone take their rows with them;
    new details of old rows are empty.
    """
    earlier = _entries(before[_JOURNAL])
    now = {_JOURNAL: (folder / _JOURNAL).read_text("utf-8")}
    now |= {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted((folder / MIGRATIONS).glob("*.sql"))
    }
    statements = list(_leading(_tables(before), _tables(now)))
    for path in now:
        (folder / path).unlink()
    kept = dict(before)
    if statements:
        number = len(earlier)
        tag = f"{number:04d}_revision"
        kept[f"{MIGRATIONS}/{tag}.sql"] = f";\n{_BREAK}\n".join(statements) + ";\n"
        earlier.append(
            {"idx": number, "version": "6", "when": number + 1, "tag": tag, "breakpoints": True}
        )
        journal = {"version": "7", "dialect": "sqlite", "entries": earlier}
        kept[_JOURNAL] = json.dumps(journal, indent=2) + "\n"
    for path, text in kept.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def _entries(journal: str) -> list[dict[str, object]]:
    entries: list[dict[str, object]] = json.loads(journal)["entries"]
    return entries


def _tables(files: Mapping[str, str]) -> dict[str, _Table]:
    """The tables that the migrations make, in the order in which they are made."""
    with closing(sqlite3.connect(":memory:")) as database:
        for entry in _entries(files[_JOURNAL]):
            database.executescript(files[f"{MIGRATIONS}/{entry['tag']}.sql"])
        listed = database.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
            "ORDER BY rowid"
        ).fetchall()
        return {name: _table(database, name, sql) for name, sql in listed}


def _table(database: sqlite3.Connection, name: str, sql: str) -> _Table:
    targets = {
        row[3]: row[2] for row in database.execute(f"PRAGMA foreign_key_list({_quoted(name)})")
    }
    unique = set()
    for _, index, is_unique, *_ in database.execute(f"PRAGMA index_list({_quoted(name)})"):
        if is_unique:
            unique |= {row[2] for row in database.execute(f"PRAGMA index_info({_quoted(index)})")}
    columns = tuple(
        _Column(column, kind.lower(), bool(required), column in unique, targets.get(column, ""))
        for _, column, kind, required, _, _ in database.execute(
            f"PRAGMA table_info({_quoted(name)})"
        )
    )
    indexes = dict(
        database.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? "
            "AND sql IS NOT NULL ORDER BY name",
            (name,),
        ).fetchall()
    )
    return _Table(name, sql, columns, indexes)


def _leading(old: Mapping[str, _Table], new: Mapping[str, _Table]) -> Iterator[str]:
    """The statements that make the new tables of the old ones, rows kept."""
    for name in reversed([name for name in old if name not in new]):
        yield f"DROP TABLE {_quoted(name)}"
    for name, table in new.items():
        before = old.get(name)
        if before is None:
            yield table.sql
            yield from table.indexes.values()
        elif _body(before.sql) != _body(table.sql):
            yield from _made_anew(before, table)
            yield from table.indexes.values()
        else:
            yield from (
                f"DROP INDEX {_quoted(index)}" for index in before.indexes.keys() - table.indexes
            )
            yield from (sql for index, sql in table.indexes.items() if index not in before.indexes)


def _made_anew(old: _Table, new: _Table) -> Sequence[str]:
    """SQLite's own way to change a table: a new one is filled from it and takes its name."""
    making = f"__new_{new.name}"
    known = {column.name: column for column in old.columns}
    names = ", ".join(_quoted(column.name) for column in new.columns)
    values = ", ".join(_value(column, known.get(column.name)) for column in new.columns)
    rows = f"({names}) SELECT {values}"
    return (
        f"CREATE TABLE {_quoted(making)} {_body(new.sql)}",
        f"INSERT INTO {_quoted(making)} {rows} FROM {_quoted(old.name)}",
        f"DROP TABLE {_quoted(old.name)}",
        f"ALTER TABLE {_quoted(making)} RENAME TO {_quoted(new.name)}",
    )


def _value(column: _Column, before: _Column | None) -> str:
    """What an old row has in the column."""
    if not column.required:
        return _quoted(column.name) if before else "NULL"
    empty = _empty(column)
    return f"coalesce({_quoted(before.name)}, {empty})" if before else empty


def _empty(column: _Column) -> str:
    """What stands for nothing in a column that must have something."""
    if column.target:
        first = f"min(`id`) FROM {_quoted(column.target)}"
        return f"coalesce((SELECT {first}), 0)"
    if column.unique:
        return "'no. ' || rowid" if column.type == "text" else "rowid"
    return "''" if column.type == "text" else "0"


def _body(sql: str) -> str:
    """A table's definition from its opening bracket on, however it was named or laid out."""
    return " ".join(sql[sql.index("(") :].split())


def _quoted(name: str) -> str:
    return f"`{name}`"
