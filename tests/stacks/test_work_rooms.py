"""The rooms about work: what they add to an app, and how a visitor sees that it works."""

import json
import re

import pytest

from appmint.builder.pages import app_files, compose, page_path
from appmint.reader import read
from appmint.spec import problems
from appmint.spec.criteria import ExpectDownload, Go, SignIn, Step
from appmint.spec.features import Lookup, Workflow
from appmint.stacks.composition import App
from appmint.stacks.web.entity.fields import is_kept_by_app
from appmint.stacks.web.rooms import room
from tests.stacks.work_spec import spec

STAFFED, OPEN = spec(), spec(staffed=False)


def sources(*, staffed: bool = True) -> dict[str, str]:
    app = App(STAFFED if staffed else OPEN)
    return dict(app_files(app, compose(app)))


def steps(criterion: str, *, staffed: bool = True) -> list[Step]:
    chosen = STAFFED if staffed else OPEN
    return list(next(item for item in chosen.criteria if item.id == criterion).steps)


@pytest.mark.parametrize("staffed", [True, False])
def test_the_samples_are_sound_and_every_claim_can_be_checked(staffed: bool) -> None:
    sample = spec(staffed=staffed)
    assert list(problems(sample)) == []
    assert sample.unmet == ()
    assert all(criterion.steps for criterion in sample.criteria)


def test_a_workflow_is_refused_to_those_it_is_not_for() -> None:
    server = sources()["server/routes/fire.ts"]
    assert "mustBeAllowed(c, by, row.ownerId)" in server
    assert json.dumps({"from": ["Waiting"], "to": "Refused", "by": "keeper"}) in server


def test_moves_of_an_app_without_accounts_ask_for_no_session() -> None:
    client = sources(staffed=False)["src/firings/fire.tsx"]
    assert "useAllowed" not in client
    assert "features/account" not in client


def test_every_move_is_tried_and_leaves_the_record_as_it_was() -> None:
    flow = next(each for each in STAFFED.features if isinstance(each, Workflow))
    tried = [step.model_dump() for step in steps("fire_act")]
    clicked = {each["target"]["name"].split(":")[0] for each in tried if each["do"] == "click"}
    assert {each.label for each in flow.transitions} <= clicked
    taken_back = [each for each in tried if " again" in str(each.get("text"))]
    assert len(taken_back) == len(flow.transitions)


def test_only_staff_sign_in_to_try_a_move() -> None:
    assert SignIn(role="keeper") in steps("fire_act")
    assert not any(isinstance(step, SignIn) for step in steps("fire_act", staffed=False))


def test_assigning_is_refused_to_those_it_is_not_for() -> None:
    server = sources()["server/routes/glazing.ts"]
    assert 'mustBeAllowed(c, "keeper", found.ownerId)' in server
    assert "await mustExist(glazes, glazeId" in server
    assert "allowed={may(account, 'keeper')}" in sources()["src/firings/glazing.tsx"]
    assert SignIn(role="keeper") in steps("glazing_assign")


TENANTS = (
    "Create a repair website. Tenants log in, submit repair requests and view their repair "
    "requests. Administrators can manage repair requests, assign technicians and archive repair "
    "requests."
)


def test_forms_leave_to_staff_what_they_assign_and_to_the_account_who_asks() -> None:
    app = App(read(TENANTS))
    asked = app.entity("repair_request")
    kept = {item.name for item in asked.fields if is_kept_by_app(item)}
    assert {"status", "applicant", "submitted_on", "craftsman"} <= kept
    assert not {"subject", "details"} & kept
    routes = dict(app_files(app, compose(app)))["server/routes/repair-requests.ts"]
    assert "applicant: owner.name" in routes
    assert 'status: "Pending"' in routes
    # Nobody decides on an own request by a form or the API: neither new nor changed.
    omitted = re.findall(r"repairRequestInput\.omit\(\{ ([^}]+) \}\)", routes)
    assert len(omitted) == 2
    assert all(
        {"applicant: true", "status: true", "craftsmanId: true"} <= set(each.split(", "))
        for each in omitted
    )


def test_a_second_kind_of_state_has_a_part_of_its_own() -> None:
    app = App(read(TENANTS))
    files = dict(app_files(app, compose(app)))
    assert 'heading="Archive"' in files["src/repair-requests/archive-repair-request.tsx"]
    assert 'heading="Next step"' in files["src/repair-requests/workflow-repair-request.tsx"]


def test_assigning_without_accounts_asks_for_no_session() -> None:
    client = sources(staffed=False)["src/firings/glazing.tsx"]
    assert "features/account" not in client


def test_what_is_assigned_is_offered_though_no_form_asks_for_it() -> None:
    assert "export const useGlazeOptions" in sources()["src/glazes/api.ts"]


def test_assigning_is_tried_on_a_record_that_is_left_as_it_was() -> None:
    tried = [step.model_dump().get("text", "") for step in steps("glazing_assign")]
    assert tried[-1] == "Not assigned yet"


def test_uploaded_files_are_found_under_their_own_names() -> None:
    texts = [step.model_dump().get("text") for step in steps("files_upload")]
    assert "Minutes of May.txt" in texts
    assert "fileName(sheet.paper)" in sources()["src/sheets/files.tsx"]


def test_products_get_a_button_on_their_cards() -> None:
    assert "<AddToCart" in sources()["src/glazes/glaze-card.tsx"]


def test_the_checkout_asks_only_what_the_server_cannot_know() -> None:
    form = sources()["src/orders/checkout.tsx"]
    assert all(f'name="{name}"' in form for name in ("name", "email", "address"))
    assert not any(f'name="{name}"' in form for name in ("number", "status", "total", "placedOn"))


def test_a_checkout_with_a_choice_of_payment_asks_for_a_card_only_where_one_is_chosen() -> None:
    files = sources()
    assert (
        "<PaymentFields method={form.watch('paymentMethod')} />" in files["src/orders/checkout.tsx"]
    )
    assert "checkCard(values.paymentMethod, values, context)" in files["shared/checkout.ts"]


def test_the_price_of_an_order_comes_from_the_database() -> None:
    server = sources()["server/routes/shop.ts"]
    assert "price: glazes.price" in server
    assert "total: cart.total" in server


def test_nothing_of_a_payment_card_is_kept() -> None:
    server = sources()["server/routes/shop.ts"]
    assert (
        "const { cardNumber: _number, cardExpiry: _expiry, cardCode: _code, couponCode, ...input }"
        in server
    )
    handled = server.split("...input }")[1].lower()
    assert "card" not in handled.replace("discard", "")


def test_a_look_up_shows_nothing_private() -> None:
    files = sources()
    shared = files["shared/track.ts"]
    assert '"contents"' in shared
    assert "receiver" not in shared + files["server/routes/track.ts"]


def test_the_right_answers_of_a_quiz_are_not_sent_beforehand() -> None:
    server = sources()["server/routes/play.ts"]
    sent = next(line for line in server.splitlines() if "questions.map(" in line)
    assert "answer" not in sent and "explanation" not in sent


def test_the_score_of_a_quiz_is_counted_by_the_server() -> None:
    server = sources()["server/routes/play.ts"]
    assert "=== question.answer).length" in server


def test_a_seeded_file_is_downloaded_under_its_ending() -> None:
    download = next(step for step in steps("files_download") if isinstance(step, ExpectDownload))
    assert download.suffix == ".pdf"


def test_the_panel_opens_for_its_role_and_refuses_strangers() -> None:
    assert steps("panel_open")[0] == SignIn(role="keeper")
    assert steps("panel_refuse")[0] == Go(path="/admin")


def test_what_nobody_may_do_is_left_to_staff_when_a_panel_offers_it() -> None:
    routes = sources()["server/routes/glazes.ts"]
    assert routes.count("requireRole(c)") == 4


def test_a_board_keeps_its_moves_by_the_rule_for_updates() -> None:
    assert 'requireRole(c, "keeper")' in sources()["server/routes/board.ts"]
    assert "requireRole" not in sources(staffed=False)["server/routes/board.ts"]


def test_a_board_that_nobody_may_change_only_shows() -> None:
    raw = OPEN.model_dump()
    for entity in raw["entities"]:
        if entity["name"] == "firing":
            entity["access"]["update"] = "nobody"
    app = App(type(OPEN).model_validate(raw))
    files = app_files(app, compose(app))
    assert "onMove" not in files["src/firings/board.tsx"]
    assert "server/routes/board.ts" not in files


def test_tracking_and_verifying_one_record_are_answered_at_two_addresses() -> None:
    app = App(spec())
    lookup = next(each for each in app.spec.features if isinstance(each, Lookup))
    page = app.spec.page_of(lookup.id)
    assert page is not None
    verify = lookup.model_copy(
        update={"id": "verify_it", "verb": "Verify", "heading": "Verify it", "event": None}
    )
    track = lookup.model_copy(update={"verb": "Track", "heading": "Track it"})
    paths = [room(each).piece(each, app, page).routes[0].path for each in (track, verify)]
    assert len(set(paths)) == 2


def test_no_form_asks_for_a_state_that_the_steps_of_a_workflow_reach() -> None:
    whole = spec()
    flow = next(each for each in whole.features if isinstance(each, Workflow))
    status = App(whole).entity(flow.entity).field(flow.state)
    assert is_kept_by_app(status)
    short = flow.model_copy(update={"transitions": flow.transitions[:1]})
    features = tuple(short if each.id == flow.id else each for each in whole.features)
    cut = App(whole.model_copy(update={"features": features}))
    assert not is_kept_by_app(cut.entity(flow.entity).field(flow.state))


def test_routes_of_backups_stand_apart_from_those_of_their_records() -> None:
    files = sources()
    assert "server/routes/backups-copies.ts" in files
    assert "const tables = {" in files["server/routes/backups-copies.ts"]


def test_lists_that_share_a_page_have_a_heading_each() -> None:
    spec = read("Build a site for a harbour. Visitors can browse ships and browse berths.")
    one, other = (page for page in spec.pages if page.path in {"/ships", "/berths"})
    shared = one.model_copy(update={"features": (*one.features, *other.features)})
    kept = (page for page in spec.pages if page is not other and page.path != "/")
    pages = tuple(shared if page is one else page for page in kept)
    app = App(spec.model_copy(update={"pages": pages}))
    files = app_files(app, compose(app))
    assert files[page_path(shared)].count("<Section heading=") == 2
