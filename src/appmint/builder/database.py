"""The app's database: Drizzle tables, the first migration, seed rows."""

from collections.abc import Mapping, Sequence

from pydantic import JsonValue

from appmint.stacks.composition import App, EntityNames, FieldNames, ts
from appmint.stacks.templates import import_lines, used_imports
from appmint.stacks.web.entity import fields
from appmint.stacks.web.entity.server import table_source

DEMO_OWNER = 1
"""The id of the first demo account; some seeded records are its own."""

ACCOUNTS_SQL = (
    "CREATE TABLE `users` (\n"
    "  `id` integer PRIMARY KEY AUTOINCREMENT,\n  `name` text NOT NULL,\n"
    "  `email` text UNIQUE,\n  `password_hash` text,\n  `role` text NOT NULL,\n"
    "  `blocked_at` text,\n  `created_at` text NOT NULL\n)",
    "CREATE TABLE `sessions` (\n  `token` text PRIMARY KEY,\n"
    "  `user_id` integer NOT NULL REFERENCES `users`(`id`) ON DELETE CASCADE,\n"
    "  `expires_at` integer NOT NULL\n)",
)

_RIGHTS_SQL = (
    "CREATE TABLE `role_rights` (\n"
    "  `role` text NOT NULL,\n  `records` text NOT NULL,\n  `action` text NOT NULL,\n"
    "  `allowed` integer NOT NULL,\n  PRIMARY KEY (`role`, `records`, `action`)\n)"
)
"""What staff have given to roles or taken from them, see `features/admin/rights-server.ts`."""

_DOCUMENTS_SQL = (
    "CREATE TABLE `bespoke_documents` (\n"
    "  `id` integer PRIMARY KEY AUTOINCREMENT,\n  `collection` text NOT NULL,\n"
    "  `owner_id` integer REFERENCES `users`(`id`) ON DELETE SET NULL,\n"
    "  `value` text NOT NULL,\n  `created_at` text NOT NULL,\n  `updated_at` text NOT NULL\n)",
    "CREATE INDEX `bespoke_documents_collection` ON `bespoke_documents` (`collection`, `owner_id`)",
)
"""What the parts written for this app keep, see `features/bespoke/documents.ts` of the stack."""


def database_files(app: App, operations: Mapping[str, frozenset[str]]) -> Mapping[str, str]:
    """Path -> source of everything under `server/db/` that the spec decides."""
    deletable = {name for name, wanted in operations.items() if "delete" in wanted}
    migration = _migration(app, deletable)
    files = {
        "server/db/schema.ts": _schema(app, deletable),
        "server/db/migrations/meta/_journal.json": _journal(bool(migration)),
        "server/db/seed.ts": _seed(app),
    }
    if migration:
        files["server/db/migrations/0000_first.sql"] = migration
    for entity in app.entities:
        if entity.spec.seed:
            files[f"server/db/seeds/{entity.folder}.ts"] = _seed_rows(app, entity)
    return files


def _journal(has_tables: bool) -> str:
    first = {"idx": 0, "version": "6", "when": 1, "tag": "0000_first", "breakpoints": True}
    entries = [first] if has_tables else []
    return ts({"version": "7", "dialect": "sqlite", "entries": entries})


def _schema(app: App, deletable: set[str]) -> str:
    tables = [
        table_source(app, entity, deletable=entity.name in deletable) for entity in app.entities
    ]
    body = "\n".join(tables)
    known: dict[str, Sequence[str]] = {
        "drizzle-orm/sqlite-core": (
            "type AnySQLiteColumn",
            "integer",
            "real",
            "sqliteTable",
            "text",
        ),
        "#server/db/accounts.ts": ("users",),
        "#shared/page.ts": ("type Place",),
    }
    for entity in app.entities:
        options = [field.options_name for field in entity.fields if field.options]
        known[f"#shared/{entity.file}.ts"] = options
    return import_lines(used_imports(known, body)) + "\n\n" + body


def _migration(app: App, deletable: set[str]) -> str:
    statements = list(ACCOUNTS_SQL) if app.keeps_people else []
    statements += _DOCUMENTS_SQL if app.keeps_documents else ()
    statements += [_RIGHTS_SQL] if app.panel_of_accounts else []
    for entity in app.entities:
        lines = ["`id` integer PRIMARY KEY AUTOINCREMENT"]
        for field in entity.fields:
            target = app.entity(field.target) if field.is_relation else None
            lines.append(fields.sql_column(field, target))
        if entity.owned:
            lines.append("`owner_id` integer REFERENCES `users`(`id`) ON DELETE SET NULL")
        if entity.stamped:
            lines.append("`created_at` text NOT NULL")
        if entity.name in deletable:
            lines.append("`deleted_at` text")
        inside = ",\n  ".join(lines)
        statements.append(f"CREATE TABLE `{entity.sql_table}` (\n  {inside}\n)")
        for field in entity.relations:
            statements.append(
                f"CREATE INDEX `{entity.sql_table}_{field.column}` "
                f"ON `{entity.sql_table}` (`{field.column}`)"
            )
    return ";\n--> statement-breakpoint\n".join(statements) + (";\n" if statements else "")


def in_dependency_order(app: App) -> list[EntityNames]:
    """Entities so that each comes after those it points to; cycles in the spec's order."""
    ordered: list[EntityNames] = []
    left = list(app.entities)
    while left:
        placed = {entity.name for entity in ordered}
        ready = [
            entity
            for entity in left
            if all(field.target in placed | {entity.name} for field in entity.relations)
        ]
        chosen = ready or left[:1]
        ordered += chosen
        left = [entity for entity in left if entity not in chosen]
    return ordered


def _seed(app: App) -> str:
    seeded = [entity for entity in in_dependency_order(app) if entity.spec.seed]
    lines = []
    if app.signs_in:
        lines.append("await db.insert(users).values(await demoAccounts())")
    lines += [f"await insert({entity.table}, {entity.var}Seeds())" for entity in seeded]
    needs = ["#server/db/client.ts db"] if app.signs_in else []
    if app.signs_in:
        needs += [
            "#server/db/accounts.ts users",
            "#features/account/demo.ts demoAccounts",
        ]
    for entity in seeded:
        needs += [
            f"#server/db/schema.ts {entity.table}",
            f"#server/db/seeds/{entity.folder}.ts {entity.var}Seeds",
            "#server/db/insert.ts insert",
        ]
    return (
        import_lines(needs)
        + "\n\n/** Fills a new database with the first rows. */\n"
        + "export async function seed() {\n"
        + "\n".join(lines)
        + "\n}\n"
    )


def _seed_rows(app: App, entity: EntityNames) -> str:
    rows = []
    for index, row in enumerate(entity.spec.seed):
        parts = [
            f"{field.stored}: {_seed_value(field, row.get(field.name))}" for field in entity.fields
        ]
        if entity.owned and app.signs_in and index % 2 == 0:
            parts.append(f"ownerId: {DEMO_OWNER}")
        if entity.stamped:
            parts.append("createdAt")
        rows.append("{ " + ", ".join(parts) + " }")
    body = ",\n".join(rows)
    needs = [
        f"#server/db/clock.ts {name}" for name in ("dayFromNow", "momentFromNow") if name in body
    ]
    return (
        import_lines([*needs, f"#server/db/schema.ts type {entity.table}"])
        + f"\n\n/** The first {entity.nouns}. */\n"
        + f"export function {entity.var}Seeds(): (typeof {entity.table}.$inferInsert)[] {{\n"
        + ("const createdAt = new Date().toISOString()\n" if entity.stamped else "")
        + f"return [\n{body},\n]\n}}\n"
    )


def _seed_value(field: FieldNames, value: JsonValue) -> str:
    kind = field.type
    if value is None or value == "":
        return _absent(field)
    if kind == "relation" and isinstance(value, int):
        return str(value + 1)
    if kind == "date" and isinstance(value, int):
        return f"dayFromNow({value})"
    if kind == "datetime" and isinstance(value, int):
        return f"momentFromNow({value})"
    return ts(value)


def _absent(field: FieldNames) -> str:
    if field.type == "boolean":
        return "false"
    if field.type in ("number", "money", "rating", "location", "relation"):
        return "null" if not field.required else "0"
    return ts(field.options[0]) if field.options and field.required else "''"
