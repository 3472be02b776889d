"""Vitest tests of the generated API: what each entity's routes answer, without a browser."""

from collections.abc import Mapping

from appmint.spec.features import Admin
from appmint.stacks.composition import App, EntityNames, ts
from appmint.stacks.templates import import_lines
from appmint.stacks.web.features.admin.users import api_test


def api_tests(app: App, operations: Mapping[str, frozenset[str]]) -> Mapping[str, str]:
    """Path -> source: one test file an entity that the API offers, and one for the app itself."""
    files = {"tests/api/app.test.ts": _app_test(app)}
    if any(panel.accounts for panel in app.of_kind(Admin)):
        files["tests/api/admin-users.test.ts"] = api_test(app)
    for entity in app.entities:
        wanted = operations.get(entity.name, frozenset())
        tests = _closed_tests(entity, wanted) if app.is_closed else _tests(entity, wanted)
        if tests:
            files[f"tests/api/{entity.folder}.test.ts"] = _file(entity, tests)
    return files


def _file(entity: EntityNames, tests: list[str]) -> str:
    head = import_lines(["vitest describe", "vitest expect", "vitest it", "#server/app.ts app"])
    body = "\n\n".join(tests)
    return f"{head}\n\ndescribe({ts(entity.labels)}, () => {{\n{body}\n}})\n"


_UNKNOWN = "answers an unknown address with 404 and a sentence"


def _app_test(app: App) -> str:
    unknown = (401, "sends strangers to sign in") if app.is_closed else (404, _UNKNOWN)
    head = import_lines(["vitest describe", "vitest expect", "vitest it", "#server/app.ts app"])
    return (
        f"{head}\n\n"
        "describe('The API', () => {\n"
        "it('says that it is well', async () => {\n"
        "const answer = await app.request('/api/health')\n"
        "expect(await answer.json()).toEqual({ ok: true })\n})\n\n"
        f"it({ts(unknown[1])}, async () => {{\n"
        "const answer = await app.request('/api/no-such-thing')\n"
        f"expect(answer.status).toBe({unknown[0]})\n"
        "expect(await answer.json()).toHaveProperty('error.message')\n})\n\n"
        "it('forbids scripts of other sites', async () => {\n"
        "const answer = await app.request('/api/health')\n"
        "const policy = answer.headers.get('content-security-policy')\n"
        "expect(policy).toContain(\"script-src 'self'\")\n})\n"
        "})\n"
    )


def _closed_tests(entity: EntityNames, operations: frozenset[str]) -> list[str]:
    """In an app that strangers may not enter, they are refused whatever the record's own rules."""
    if "list" not in operations:
        return []
    return [
        "it('is closed to strangers', async () => {\n"
        f"expect((await app.request({ts(f'/api{entity.api}')})).status).toBe(401)\n}})"
    ]


def _tests(entity: EntityNames, operations: frozenset[str]) -> list[str]:
    access = entity.access
    url = f"/api{entity.api}"
    tests = []
    if "list" in operations and access.read == "anyone":
        count = len(entity.spec.seed)
        tests.append(
            "it('lists what was seeded', async () => {\n"
            f"const answer = await app.request({ts(url)})\n"
            "expect(answer.status).toBe(200)\n"
            f"expect(await answer.json()).toMatchObject({{ total: {count}, page: 1 }})\n}})"
        )
        tests.append(
            "it('takes wildcards in a search as plain characters', async () => {\n"
            f"const answer = await app.request({ts(url + '?q=%25_%25_%25')})\n"
            "expect(await answer.json()).toMatchObject({ total: 0 })\n})"
        )
    if "one" in operations and access.read in ("anyone", "owner"):
        tests.append(
            f"it({ts(f'answers 404 for a {entity.noun} that is not there')}, async () => {{\n"
            f"const answer = await app.request({ts(url + '/999999')})\n"
            "expect(answer.status).toBe(404)\n})"
        )
    required = any(
        field.required and field.type not in ("boolean", "enum") for field in entity.fields
    )
    if "create" in operations and access.create in ("anyone", "owner") and required:
        tests.append(
            "it('says which fields are missing', async () => {\n"
            f"const answer = await app.request({ts(url)}, {{ method: 'POST', "
            "headers: { 'content-type': 'application/json' }, body: '{}' })\n"
            "expect(answer.status).toBe(422)\n"
            "expect(Object.keys((await answer.json()).error.fields)).not.toHaveLength(0)\n})"
        )
    if "delete" in operations and access.delete not in ("anyone", "owner"):
        tests.append(
            "it('refuses to delete for visitors', async () => {\n"
            f"const answer = await app.request({ts(url + '/1')}, {{ method: 'DELETE' }})\n"
            "expect(answer.status).toBe(401)\n})"
        )
    return tests
