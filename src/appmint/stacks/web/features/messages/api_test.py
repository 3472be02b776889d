"""The test of conversations that goes with an app: who reads what was written to whom."""

from collections.abc import Mapping, Sequence

from appmint.spec.features import Messages
from appmint.stacks.composition import App, kebab
from appmint.stacks.templates import import_lines, render, used_imports
from appmint.stacks.web.entity.asked import OPEN


def api_test(feature: Messages, app: App, path: str) -> Mapping[str, str]:
    """Path -> source; empty where nobody is behind the people one writes to."""
    person, record = app.entity(feature.person), app.entity(feature.record)
    shared = record.access.read != "owner"
    if not person.spec.seed or not (shared or (feature.accounts and app.signs_in)):
        return {}
    named = {record.access.create, person.access.read} - {*OPEN, "member"}
    plain = [role.name for role in app.roles if not role.staff]
    body = render(
        "features/messages/api-test.ts.jinja",
        path=f"/api{path}",
        host=kebab(feature.id),
        nouns=person.nouns,
        t=record.table,
        p=person.table,
        messages=len(record.spec.seed),
        people=len(person.spec.seed),
        shared=shared,
        signs_in=app.signs_in,
        role=next(iter([*named, *plain, *(each.name for each in app.roles)]), ""),
        read=any(item.name == "read" for item in record.fields),
        guarded=app.signs_in and record.access.create not in OPEN,
    )
    known: dict[str, Sequence[str]] = {
        "node:crypto": ("createHash",),
        "drizzle-orm": ("gt",),
        "vitest": ("afterAll", "describe", "expect", "it"),
        "#server/db/accounts.ts": ("sessions", "users"),
        "#server/db/client.ts": ("db",),
        "#server/db/schema.ts": (record.table, person.table),
        "./visitor.ts": ("visitor",),
    }
    source = import_lines(used_imports(known, body)) + "\n" + body
    return {f"tests/api/{kebab(feature.id)}-threads.test.ts": source}
