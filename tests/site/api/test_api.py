"""The API's door: who comes in, what errors look like, one key one effect, lists, limits."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from appmint.site.accounts.models import AccessToken, User
from appmint.site.api import webhooks
from appmint.site.api.models import Allowance, Answer, Webhook
from appmint.site.config import config
from appmint.site.orders import uploads
from appmint.site.orders.models import Order
from appmint.site.wallet import ledger
from tests.site.api.programs import JSON, Program, problem
from tests.site.orders.making import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def program(funded: User) -> Program:
    return Program(funded)


def test_a_token_tells_who_it_is(program: Program, customer: User) -> None:
    assert program.get("me")["email"] == customer.email


@pytest.mark.parametrize("given", ["", "Bearer", "Bearer apm_wrong", "Basic YTpi", "apm_wrong"])
def test_without_a_token_in_use_nobody_is_known(db: None, given: str) -> None:
    headers = {"Authorization": given} if given else {}
    answer = Client().get("/api/v1/me", headers=headers)
    problem(answer, 401, "unauthenticated")
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_a_revoked_token_and_one_for_git_are_refused(program: Program, customer: User) -> None:
    assert program("DELETE", f"tokens/{program.token.pk}").status_code == 204
    problem(program("GET", "me"), 401, "unauthenticated")
    _, text = AccessToken.issue(customer, "clone", "git")
    answer = Client().get("/api/v1/me", headers={"Authorization": f"Bearer {text}"})
    problem(answer, 401, "unauthenticated")


def test_a_bad_token_is_refused_whoever_is_signed_in(
    signed_in: Callable[[User], Client], customer: User
) -> None:
    answer = signed_in(customer).get("/api/v1/me", headers={"Authorization": "Bearer apm_x"})
    problem(answer, 401, "unauthenticated")


def test_a_session_reads_and_changes_with_its_csrf_token_alone(customer: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(customer)
    assert browser.get("/api/v1/me").status_code == 200
    sent = '{"name": "Ada L."}'
    problem(browser.patch("/api/v1/me", sent, JSON), 403, "csrf")
    browser.get("/account/")
    token = browser.cookies["csrftoken"].value
    answer = browser.patch("/api/v1/me", sent, JSON, headers={"X-CSRFToken": token})
    assert answer.json()["name"] == "Ada L."


def test_an_issued_token_is_shown_once_and_works(program: Program) -> None:
    answer = program("POST", "tokens", {"name": "ci", "scope": "api"})
    issued = json.loads(answer.content)
    assert answer.status_code == 201
    listed = program.get("tokens")["items"]
    assert listed[0]["name"] == "ci"
    assert issued["text"] not in json.dumps(listed)
    known = Client().get("/api/v1/me", headers={"Authorization": f"Bearer {issued['text']}"})
    assert known.status_code == 200
    told = problem(program("POST", "tokens", {"name": "ci", "scope": "api"}), 422, "invalid")
    assert told["errors"][0]["field"] == "body.name"


def test_an_order_from_draft_to_submission_by_program(program: Program, customer: User) -> None:
    begun = program("POST", "orders", {"repository_name": "Village Library", "text": TEXT})
    assert begun.status_code == 201
    order = json.loads(begun.content)
    path = f"orders/{order['number']}"
    assert order["repository_name"] == "village-library"
    assert [gap["step"] for gap in order["missing"]] == ["package"]
    problem(program("POST", f"{path}/submit"), 409, "not-allowed")
    order = json.loads(program("PATCH", path, {"package": "basic"}).content)
    assert (order["missing"], order["step"], order["actions"][0]) == ([], "payment", "submit")
    assert program.get(f"{path}/quote")["total_micro"] == 1000_000_000
    assert program.get(f"{path}/understanding")["criteria"]
    submitted = json.loads(program("POST", f"{path}/submit", key="press").content)
    assert submitted["state"] == "awaiting_approval"
    assert ledger.wallet_of(customer).held_micro == 1000_000_000
    assert program.get("wallet")["held_micro"] == 1000_000_000
    assert [each["title"] for each in program.get(f"{path}/timeline")["items"]] == [
        "Submitted, tokens set aside"
    ]
    problem(program("PATCH", path, {"rush": True}), 409, "not-allowed")
    assert json.loads(program("POST", f"{path}/cancel", {}).content)["state"] == "cancelled"


def test_a_step_that_cannot_be_taken_changes_nothing_and_names_its_field(
    program: Program, draft: Order
) -> None:
    sent = {"repository_name": "!!!", "company": "Ada & Co"}
    told = problem(program("PATCH", f"orders/{draft.number}", sent), 422, "invalid")
    assert [each["field"] for each in told["errors"]] == ["body.repository_name"]
    draft.refresh_from_db()
    assert draft.company == ""


def test_corrections_show_in_what_is_understood(program: Program, draft: Order) -> None:
    program("PATCH", f"orders/{draft.number}", {"corrections": {"name": "Shelf"}})
    assert program.get(f"orders/{draft.number}/understanding")["name"] == "Shelf"


def test_orders_are_searched_and_of_others_there_are_none(
    program: Program, draft: Order, other: User
) -> None:
    assert program.get("orders?q=village&state=drafts")["total"] == 1
    assert program.get("orders?q=zebra")["total"] == 0
    assert program.get("orders?state=delivered")["total"] == 0
    stranger = Program(other)
    assert stranger.get("orders")["total"] == 0
    problem(stranger("GET", f"orders/{draft.number}"), 404, "not-found")


def test_text_is_understood_and_priced_without_an_order(program: Program) -> None:
    read = json.loads(program("POST", "understand", {"text": TEXT}).content)
    assert read["understood"] and read["entities"] and read["pages"]
    nothing = json.loads(program("POST", "understand", {"text": "hello"}).content)
    assert not nothing["understood"] and nothing["refusal"]
    wish = {"text": TEXT, "package": "basic", "rush": True}
    assert json.loads(program("POST", "quote", wish).content)["total_micro"] == 1500_000_000
    problem(program("POST", "quote", wish | {"text": "hello"}), 422, "no-app")


def test_a_file_goes_up_and_comes_down_as_it_was(program: Program, draft: Order) -> None:
    path = f"/api/v1/orders/{draft.number}/files"
    headers = {"Authorization": f"Bearer {program.text}"}
    given = SimpleUploadedFile("../notes.txt", b"Opening hours: 9 to 5")
    answer = Client().post(path, {"files": [given]}, headers=headers)
    [kept] = answer.json()
    assert (kept["name"], kept["media_type"]) == ("notes.txt", "text/plain")
    down = Client().get(f"{path}/{kept['id']}", headers=headers)
    assert b"".join(down.streaming_content) == b"Opening hours: 9 to 5"  # type: ignore[attr-defined]  # a streamed answer
    assert down["Content-Disposition"].startswith("attachment")
    again = Client().get(f"{path}/{kept['id']}", headers=headers | {"If-None-Match": down["ETag"]})
    assert again.status_code == 304
    refused = Client().post(
        path, {"files": [SimpleUploadedFile("a.exe", b"MZ\x00\x01")]}, headers=headers
    )
    problem(refused, 422, "refused")
    assert program("DELETE", f"orders/{draft.number}/files/{kept['id']}").status_code == 204
    assert program.get(f"orders/{draft.number}/files")["total"] == 0


def test_a_file_of_another_customer_is_not_there(
    program: Program, draft: Order, other: User
) -> None:
    [kept] = uploads.take(draft, draft.customer, [SimpleUploadedFile("a.txt", b"secret")])
    answer = Program(other)("GET", f"orders/{draft.number}/files/{kept.pk}")
    problem(answer, 404, "not-found")


@pytest.mark.parametrize(
    ("body", "content_type", "status", "kind"),
    [
        ("{", JSON, 400, "unreadable"),
        ('{"name": NaN}', JSON, 400, "unreadable"),
        ('{"name": "a\\u0000b"}', JSON, 400, "unreadable"),
        ('{"name": "\\ud800"}', JSON, 400, "unreadable"),
        ("[" * 100_000, JSON, 400, "unreadable"),
        ('{"name": 5}', JSON, 422, "invalid"),
        ('{"nam": "Ada"}', JSON, 422, "invalid"),
        ("[]", JSON, 422, "invalid"),
        ("name=Ada", "application/x-www-form-urlencoded", 415, "unsupported-media-type"),
        ("name=Ada", "", 415, "unsupported-media-type"),
        ("x" * (2 << 20), JSON, 413, "too-large"),
    ],
)
def test_a_body_that_cannot_be_taken_is_a_problem(
    program: Program, body: str, content_type: str, status: int, kind: str
) -> None:
    answer = program.client.patch("/api/v1/me", body, content_type)
    told = problem(answer, status, kind)
    if kind == "invalid":
        assert told["errors"]


def test_a_form_sent_to_an_operation_that_takes_json_is_refused(program: Program) -> None:
    answer = program.client.post("/api/v1/understand", {"text": "x"})
    problem(answer, 415, "unsupported-media-type")
    keyed = program.client.post(
        "/api/v1/understand", {"text": "x"}, headers={"Idempotency-Key": "form"}
    )
    problem(keyed, 415, "unsupported-media-type")


@pytest.mark.parametrize("path", ["nothing", "", "orders/AM-1/nothing", "apps/%00", "me/"])
def test_an_unknown_address_is_a_problem_too(program: Program, path: str) -> None:
    problem(program("GET", path), 404, "not-found")


def test_an_unknown_method_is_a_problem_that_says_which_there_are(program: Program) -> None:
    answer = program("DELETE", "me")
    problem(answer, 405, "method-not-allowed")
    assert set(answer["Allow"].split(", ")) == {"GET", "PATCH"}


def test_what_nobody_foresaw_is_told_without_details(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_user: User) -> None:
        raise RuntimeError("the password is swordfish")

    monkeypatch.setattr(ledger, "wallet_of", broken)
    answer = program("GET", "wallet")
    problem(answer, 500, "internal")
    assert b"swordfish" not in answer.content


def test_a_list_comes_in_parts_with_ways_to_the_others(program: Program, funded: User) -> None:
    for number in range(5):
        Order.objects.create(customer=funded, repository_name=f"order-{number}")
    answer = program("GET", "orders?limit=2&offset=2&state=drafts")
    part = json.loads(answer.content)
    assert (len(part["items"]), part["total"]) == (2, 5)
    before, after = answer["Link"].split(", ")
    assert "offset=0&state=drafts" in before and before.endswith('rel="prev"')
    assert "offset=4&state=drafts" in after and after.endswith('rel="next"')
    assert "next" not in program("GET", "orders?limit=3&offset=2")["Link"]
    problem(program("GET", "orders?limit=101"), 422, "invalid")


def test_an_answer_that_is_known_already_is_not_sent_again(program: Program) -> None:
    first = program("GET", "me")
    again = program("GET", "me", **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_token_has_so_many_requests_a_minute(
    program: Program, other: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APPMINT_API_REQUESTS", "2")
    config.cache_clear()
    try:
        assert [program("GET", "me").status_code for _ in range(2)] == [200, 200]
        answer = program("GET", "me")
        problem(answer, 429, "too-many-requests")
        assert 0 < int(answer["Retry-After"]) <= 60
        assert Program(other)("GET", "me").status_code == 200
        Allowance.objects.update(minute=1)
        assert program("GET", "me").status_code == 200
    finally:
        config.cache_clear()


def test_a_request_sent_twice_under_one_key_is_done_once(program: Program) -> None:
    first = program("POST", "orders", {"repository_name": "one"}, key="k1")
    second = program("POST", "orders", {"repository_name": "one"}, key="k1")
    assert first.content == second.content
    assert (second.status_code, second["Idempotency-Replayed"]) == (201, "true")
    assert Order.objects.count() == 1


def test_a_refusal_is_answered_again_as_it_was(program: Program, draft: Order) -> None:
    path = f"staff/orders/{draft.number}/approve"
    first = program("POST", path, {}, key="k1")
    second = program("POST", path, {}, key="k1")
    problem(first, 404, "not-found")
    assert problem(second, 404, "not-found") == json.loads(first.content)


def test_another_request_under_the_key_is_refused(program: Program) -> None:
    program("POST", "orders", {"repository_name": "one"}, key="k1")
    answer = program("POST", "orders", {"repository_name": "two"}, key="k1")
    problem(answer, 422, "key-reused")


def test_keys_of_two_users_are_two_keys(program: Program, other: User) -> None:
    program("POST", "orders", {"repository_name": "one"}, key="k1")
    assert Program(other)("POST", "orders", {}, key="k1").status_code == 201


def test_while_the_first_is_under_way_the_second_waits(program: Program) -> None:
    program("POST", "orders", {}, key="k1")
    Answer.objects.update(status=None)
    problem(program("POST", "orders", {}, key="k1"), 409, "in-progress")


def test_a_first_request_that_died_leaves_the_key_to_the_next(program: Program) -> None:
    program("POST", "orders", {}, key="k1")
    Answer.objects.update(status=None, at=timezone.now() - timedelta(minutes=2))
    assert program("POST", "orders", {}, key="k1").status_code == 201


def test_after_a_day_the_key_is_free(program: Program) -> None:
    program("POST", "orders", {"repository_name": "one"}, key="k1")
    Answer.objects.update(at=timezone.now() - timedelta(hours=25))
    assert program("POST", "orders", {"repository_name": "two"}, key="k1").status_code == 201


def test_a_failure_on_our_side_can_be_tried_again_under_its_key(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(AccessToken, "issue", None)
        sent = {"name": "ci", "scope": "api"}
        problem(program("POST", "tokens", sent, key="k1"), 500, "internal")
    assert program("POST", "tokens", sent, key="k1").status_code == 201


def test_a_secret_in_a_kept_answer_is_sealed(program: Program) -> None:
    answer = program("POST", "webhooks", {"url": "https://example.com/"}, key="k1")
    secret = json.loads(answer.content)["secret"]
    kept = Answer.objects.get(key="k1")
    assert secret not in kept.sealed_body
    again = program("POST", "webhooks", {"url": "https://example.com/"}, key="k1")
    assert json.loads(again.content)["secret"] == secret
    assert Webhook.objects.count() == 1


def test_tokens_granted_twice_under_one_key_are_given_once(operator: User, customer: User) -> None:
    staff = Program(operator)
    path, sent = f"staff/customers/{customer.pk}/top-ups", {"amount_ece": 5, "reason": "Sorry"}
    for _ in range(2):
        assert staff("POST", path, sent, key="sorry").status_code == 201
    assert ledger.wallet_of(customer).balance_micro == 5_000_000


def test_operators_decide_by_program(operator: User, program: Program, draft: Order) -> None:
    program("POST", f"orders/{draft.number}/submit")
    staff = Program(operator)
    path = f"staff/orders/{draft.number}"
    assert json.loads(staff("POST", f"{path}/approve", {}).content)["state"] == "approved"
    problem(staff("POST", f"{path}/reject", {"reason": "No."}), 409, "not-allowed")
    noted = staff("POST", f"{path}/comments", {"text": "Looks fine"})
    assert noted.status_code == 201
    assert program.get(f"orders/{draft.number}/comments")["total"] == 0
    assert staff.get(f"orders/{draft.number}/comments")["total"] == 1
    [run] = program.get(f"orders/{draft.number}/runs")["items"]
    whole = program.get(f"runs/{run['id']}")
    assert (whole["state"], whole["ahead"]) == ("queued", 0)
    assert program.get(f"runs/{run['id']}/events") == {"items": [], "last": 0, "ended": False}


def test_a_top_up_is_started_and_paid_on_its_page(program: Program) -> None:
    answer = program("POST", "wallet/top-ups", {"amount_ece": 500}, key="k1")
    started = json.loads(answer.content)
    assert (started["state"], started["us_cents"]) == ("started", 500)
    assert program.get(f"wallet/top-ups/{started['id']}")["url"].endswith(started["id"])
    too_little = program("POST", "wallet/top-ups", {"amount_ece": 1})
    problem(too_little, 422, "invalid")


def test_a_webhook_is_changed_in_what_is_sent_and_nothing_else(
    program: Program, customer: User
) -> None:
    hook, _ = webhooks.make(customer, "https://example.com/orders", ["order.failed"])
    changed = program("PATCH", f"webhooks/{hook.pk}", {"active": False})
    assert json.loads(changed.content)["events"] == ["order.failed"]
    changed = json.loads(program("PATCH", f"webhooks/{hook.pk}", {"events": []}).content)
    assert (changed["events"], changed["active"]) == ([], False)
    problem(program("PATCH", f"webhooks/{hook.pk}", {"events": ["order.eaten"]}), 422, "invalid")
