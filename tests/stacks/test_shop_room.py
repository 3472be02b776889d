"""The shop: its stock, its coupons, what is paid, the one way to the cart."""

from appmint.builder.repository import sources
from appmint.reader import read
from appmint.spec import AppSpec, problems
from appmint.spec.criteria import ExpectCount, ExpectText, Fill, Target
from appmint.spec.features import Shop
from appmint.stacks.composition import App
from appmint.stacks.web.rooms import room
from tests.stacks.work_spec import spec

STUDIO = spec(staffed=False)


def shop_of(app: AppSpec) -> Shop:
    return next(each for each in app.features if isinstance(each, Shop))


def changed(**values: object) -> AppSpec:
    """The studio with other parameters of its shop."""
    features = [
        each.model_copy(update=values) if isinstance(each, Shop) else each
        for each in STUDIO.features
    ]
    return STUDIO.model_copy(update={"features": tuple(features)})


def test_the_cart_has_its_one_place_in_the_header() -> None:
    files = sources(STUDIO)
    assert '<CartLink to="/cart" />' in files["src/routes.tsx"]
    assert (
        "'/cart'" not in files["src/navigation.ts"] and '"/cart"' not in files["src/navigation.ts"]
    )
    assert '"/glazes"' in files["src/navigation.ts"]


def test_an_order_lowers_the_stock_together_with_itself() -> None:
    files = sources(STUDIO)
    batch = files["server/routes/shop.ts"].split("db.batch([")[1].split("]).catch")[0]
    assert "db.insert(orders)" in batch
    assert ".set({ stock: sql`${glazes.stock} - ${line.quantity}` })" in batch
    assert ".set({ left: sql`${coupons.left} - 1` })" in batch


def test_the_database_keeps_a_stock_from_falling_below_none() -> None:
    migration = sources(STUDIO)["server/db/migrations/0000_first.sql"]
    assert "`stock` real NOT NULL CHECK (`stock` >= 0)" in migration


def test_a_stock_is_counted_from_none_and_a_coupon_has_a_code() -> None:
    glaze = next(each for each in STUDIO.entities if each.name == "glaze")
    fields = tuple(
        each.model_copy(update={"minimum": None}) if each.name == "stock" else each
        for each in glaze.fields
    )
    others = [each for each in STUDIO.entities if each is not glaze]
    loose = STUDIO.model_copy(
        update={"entities": (glaze.model_copy(update={"fields": fields}), *others)}
    )
    assert any('"minimum" must be 0' in each.sentence for each in problems(loose))
    assert any(
        'needs a field "code"' in each.sentence for each in problems(changed(coupon="glaze"))
    )
    assert any("stock" in each.sentence for each in problems(changed(stock="title")))


def test_sold_out_is_seen_and_more_than_there_is_is_asked_for() -> None:
    steps = room(shop_of(STUDIO)).checks(shop_of(STUDIO), App(STUDIO), "stock")
    assert Fill(label="Quantity of Slate blue", value="100000") in steps
    assert ExpectText(text="Only 7 left.") in steps
    gone = [each for each in steps if isinstance(each, ExpectCount) and each.at_most == 0]
    assert [each.target.name for each in gone] == ["Add to cart: Iron tenmoku"]


def test_checks_use_a_coupon_that_holds_for_all_of_them() -> None:
    steps = room(shop_of(STUDIO)).checks(shop_of(STUDIO), App(STUDIO), "coupon")
    typed = [each.value for each in steps if isinstance(each, Fill) and "Coupon" in each.label]
    assert typed == ["NOSUCHCODE", "CLAY10"]


def test_what_is_paid_at_the_checkout_is_paid() -> None:
    server = sources(STUDIO)["server/routes/shop.ts"]
    assert 'status: paidAtOnce(input.paymentMethod) ? "Paid" : "Placed"' in server


def test_the_app_brings_the_test_of_its_shop_where_guests_may_order() -> None:
    test = sources(STUDIO)["tests/api/shop.test.ts"]
    assert "sells the last one once" in test
    assert 'couponCode: "CLAY10"' in test
    members = read(
        "Build a shop for lamps. Users sign in, browse lamps and buy lamps. Only members may order."
    )
    asked = {each.access.create for each in members.entities if each.name == "order"}
    assert ("tests/api/shop.test.ts" in sources(members)) is (asked <= {"anyone", "owner"})


def test_a_shop_that_counts_nothing_sells_without_end() -> None:
    files = sources(changed(stock=None, coupon=None))
    server = files["server/routes/shop.ts"]
    assert "stock: sql<null>`null`" in server
    assert "coupon:" in server and "couponFor" not in server
    assert "CouponField" not in files["src/orders/checkout.tsx"]


LAMPS = read(
    "Build a shop for desk lamps. Customers browse lamps, add them to the cart, place orders and "
    "cancel orders. Administrators log in and manage products and orders."
)


def test_a_customer_cancels_an_order_of_which_nothing_is_sent() -> None:
    files = sources(LAMPS)
    server = files["server/routes/shop.ts"]
    assert ".post('/orders/:id/cancel'" in server
    assert '["Placed", "Paid"].includes(status)' in server
    assert "db.batch([movePieces(waiting, 1), cancel])" in server
    assert "lets who made an order cancel it once" in files["tests/api/shop.test.ts"]
    steps = room(shop_of(LAMPS)).checks(shop_of(LAMPS), App(LAMPS), "cancel")
    assert ExpectText(text="Cancelled", within=Target(role="main")) in steps


def test_staff_who_cancel_an_order_put_back_what_it_held_and_undo_takes_it_out() -> None:
    server = sources(LAMPS)["server/routes/workflow-order.ts"]
    assert "db.batch([movePieces(present, 1), move])" in server
    assert "db.batch([movePieces(present, -1), move])" in server


def test_orders_without_a_cancelled_state_are_not_cancelled() -> None:
    files = sources(STUDIO)
    assert "/cancel'" not in files["server/routes/shop.ts"]
    assert "server/pieces.ts" not in files
