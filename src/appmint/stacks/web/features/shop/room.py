"""Cart, checkout and orders; the payment is a mock and says so."""

from collections.abc import Mapping, Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import Step
from appmint.spec.features import Shop
from appmint.stacks.composition import (
    App,
    Block,
    EntityNames,
    ExtraPage,
    FieldNames,
    Piece,
    Route,
    camel,
    kebab,
    prop,
    ts,
)
from appmint.stacks.templates import import_lines, render, used_imports
from appmint.stacks.web.entity import fields
from appmint.stacks.web.entity.asked import SERVER_VALUE_IMPORTS, guard, server_value
from appmint.stacks.web.entity.shown import title_expression
from appmint.stacks.web.features.form.room import with_controls
from appmint.stacks.web.features.request.room import relation_to, where_open
from appmint.stacks.web.features.shop.api_test import api_test
from appmint.stacks.web.features.shop.plan import (
    COUPON_CODE,
    DISCOUNT,
    OPEN_CART,
    PAID,
    PIECES,
    TOTALS,
    Plan,
    cart_path,
    plan_of,
    stocked_order,
)
from appmint.stacks.web.features.shop.steps import steps_of

_DETAILS = ("text", "long_text", "enum", "email", "phone", "date", "time")


def piece(feature: Shop, app: App, page: Page) -> Piece:
    """What the shop adds where it stands on `page`."""
    plan = plan_of(feature, app)
    if plan is None:
        return Piece()
    name, server = camel(feature.id), f"server/routes/{kebab(feature.id)}.ts"
    checkout = f"src/{plan.order.folder}/checkout.tsx"
    cart = cart_path(feature, app)
    pages = [
        ExtraPage("/shop/checkout", "CheckoutPage", f"#{checkout}"),
        ExtraPage("/shop/orders", "OrdersPage", "#features/shop/orders-page.tsx"),
        ExtraPage("/shop/orders/:id", "OrderPage", "#features/shop/order-page.tsx"),
    ]
    files = {
        checkout: _checkout(feature, app, plan),
        server: _server(feature, app, plan),
        "shared/checkout.ts": render(
            "features/shop/schema.ts.jinja",
            o=plan.order,
            left_out=plan.parts.left_out,
            method=plan.method,
            coupon=plan.coupon,
        ),
    }
    if stocked_order(app, plan.order.name):
        files[PIECES] = _pieces(plan)
    files |= api_test(feature, app, plan)
    if cart == OPEN_CART:
        files["src/pages/shop-cart.tsx"] = _own_cart_page(app, feature)
        pages.append(ExtraPage(OPEN_CART, "ShopCartPage", "#src/pages/shop-cart.tsx"))
    return Piece(
        block=_block(feature, app, plan, page),
        card=_add_button(app, plan, cart),
        header=Block(
            f"<CartLink {prop('to', cart)} />", ("#features/shop/cart-link.tsx CartLink",)
        ),
        files=files,
        routes=(Route("/shop", f"{name}Routes", f"#{server}"),),
        pages=tuple(pages),
    )


def _shelf(feature: Shop, app: App) -> str:
    page = app.list_page(feature.product)
    return page.path if page else "/"


def _block(feature: Shop, app: App, plan: Plan, page: Page) -> Block | None:
    subject = app.subject(page)
    if subject is not None and subject.name == plan.product.name:
        var, price = plan.product.var, plan.price
        cents = f"{var}.{price.stored}"
        props = (
            f"id={{{var}.id}} title={{{title_expression(plan.product, var)}}} "
            f"price={{{cents}{' ?? null' if price.private else ''}}} "
            f"{prop('currency', price.unit)} {prop('cart', cart_path(feature, app))}"
            f"{_stock_prop(plan, var)}"
        )
        return Block(
            where_open(app, plan.product, f"<BuyPanel {props} />"),
            ("#features/shop/buy-panel.tsx BuyPanel", *_dated(plan.product)),
        )
    if subject is not None and subject.name == plan.order.name and plan.cancellable and plan.status:
        return _cancel_button(plan, plan.status)
    if not app.has_till(feature, page):
        return None
    cart = app.cart_page(feature)
    if cart is None or page.name != cart.name:
        return Block("<OrderHistory />", ("#features/shop/order-history.tsx OrderHistory",))
    shelf = prop("shelf", _shelf(feature, app))
    return Block(f"<CartView {shelf} />", ("#features/shop/cart-view.tsx CartView",))


def _cancel_button(plan: Plan, status: FieldNames) -> Block:
    """On the page of an order: for who made it, while it may be cancelled."""
    var = plan.order.var
    number = (
        f"{var}.{plan.number.stored} || `#${{{var}.id}}`" if plan.number else f"`#${{{var}.id}}`"
    )
    may = f"{var}.mine && {ts(list(plan.cancellable))}.includes({var}.{status.stored})"
    button = f"<CancelOrder id={{{var}.id}} number={{{number}}} />"
    return Block(f"{{{may} && {button}}}", ("#features/shop/cancel-order.tsx CancelOrder",))


def _dated(entity: EntityNames) -> tuple[str, ...]:
    dated = entity.display.type in ("date", "datetime")
    return ("#lib/format.ts formatDate",) if dated else ()


def _add_button(app: App, plan: Plan, cart: str) -> Block:
    var = plan.product.var
    jsx = (
        f"<AddToCart id={{{var}.id}} title={{{title_expression(plan.product, var)}}} "
        f"{prop('cart', cart)}{_stock_prop(plan, var)} />"
    )
    if not plan.price.required:
        jsx = f"{var}.{plan.price.stored} != null && {jsx}"
        jsx = f"{{{jsx}}}" if plan.closed is None else f"({jsx})"
    jsx = where_open(app, plan.product, jsx)
    return Block(jsx, ("#features/shop/add-to-cart.tsx AddToCart", *_dated(plan.product)))


def _stock_prop(plan: Plan, var: str) -> str:
    """How many there are, for the button; nothing where that is not counted or not shown."""
    if plan.stock is None or plan.stock.private:
        return ""
    return f" stock={{{var}.{plan.stock.stored}}}"


def _own_cart_page(app: App, feature: Shop) -> str:
    needs = ["#components/page.tsx PageBody", "#features/shop/cart-view.tsx CartView"]
    return (
        f"{import_lines(needs)}\n\n/** What is in the cart. */\nexport function ShopCartPage() {{\n"
        f'return <PageBody title="Your cart"><CartView {prop("shelf", _shelf(feature, app))} />'
        "</PageBody>\n}\n"
    )


def _checkout(feature: Shop, app: App, plan: Plan) -> str:
    body = render(
        "features/shop/checkout.tsx.jinja",
        asked=plan.parts.asked,
        control=lambda item: fields.control(app, plan.order, item).jsx,
        initial=fields.initial,
        method=plan.method,
        coupon=plan.coupon,
        cart_path=cart_path(feature, app),
        shelf=_shelf(feature, app),
    )
    known: dict[str, Sequence[str]] = {
        "react": ("useState",),
        "react-hook-form": ("FormProvider", "useForm"),
        "react-router": ("Link", "useNavigate"),
        "@hookform/resolvers/zod": ("zodResolver",),
        "lucide-react": ("ShoppingCart",),
        "zod": ("type z",),
        "#components/fields.tsx": ("FormActions", "FormError"),
        "#components/page.tsx": ("PageBody",),
        "#components/query-view.tsx": ("QueryView",),
        "#components/states.tsx": ("EmptyState", "LoadingFacts"),
        "#features/shop/coupon-field.tsx": ("CouponField",),
        "#features/shop/coupon.ts": ("type AppliedCoupon", "whileTyped"),
        "#features/shop/payment-fields.tsx": ("PaymentFields",),
        "#features/shop/shop-api.ts": ("useCart",),
        "#features/shop/totals.tsx": ("Totals",),
        "#lib/api.ts": ("request",),
        "#lib/changes.ts": ("useChange",),
        "#lib/form-errors.ts": ("showServerErrors",),
        "#lib/toasts.ts": ("toast",),
        "#shared/checkout.ts": ("checkoutInput", "type CheckoutInput"),
        "#ui/button.tsx": ("Button",),
        "#ui/card.tsx": ("Card",),
    }
    return with_controls(app, plan.parts, known, body)


def _server(feature: Shop, app: App, plan: Plan) -> str:
    product, item, order, line = plan.product, plan.item, plan.order, plan.line
    item_product, line_order = relation_to(item, product), relation_to(line, order)
    line_product = plan.to(line, product)
    quantity, price = plan.first("number", line), plan.first("money", line)
    name = line.first("text", "long_text") or (
        line.display if line.display.type in ("text", "long_text") else None
    )
    title = (
        f"{product.table}.{product.display.stored}"
        if line_product
        else (f"{line.table}.{name.stored}" if name else "sql<string>`''`")
    )
    body = render(
        "features/shop/server.ts.jinja",
        name=camel(feature.id),
        currency=plan.price.unit,
        p=product,
        i=item,
        o=order,
        l=line,
        price=plan.price,
        closed=plan.closed[0] if plan.closed else None,
        closed_options=list(plan.closed[1]) if plan.closed else [],
        quantity=plan.quantity,
        image=next((field for field in product.public_fields if field.type == "image"), None),
        item_product=item_product,
        item_rest=[field for field in item.fields if field not in (item_product, plan.quantity)],
        line_order=line_order,
        line_product=line_product,
        line_title=title,
        line_quantity=_or(line, quantity, "1"),
        line_price=_or(line, price, "0"),
        line_rest=[field for field in line.fields if field is not line_order],
        line_value=lambda field: _line_value(plan, field),
        number=plan.number,
        status=plan.status,
        total=plan.total,
        stock=plan.stock,
        coupon=plan.coupon,
        details=[field for field in plan.parts.asked if field.type in _DETAILS],
        left_out=plan.parts.left_out,
        order_value=lambda field: _order_value(plan, field),
        server_value=server_value,
        guard_cart=guard(item.access.create),
        guard_order=guard(plan.checkout_rule),
        cancelled=plan.cancelled,
        cancellable=list(plan.cancellable),
        restocks=stocked_order(app, order.name) is not None,
    )
    tables = [each.table for each in (product, item, order, line)]
    if plan.coupon and plan.coupon.entity.table not in tables:
        tables.append(plan.coupon.entity.table)
    known: Mapping[str, Sequence[str]] = {
        "drizzle-orm": ("and", "desc", "eq", "inArray", "sql"),
        "hono": ("Hono",),
        "#features/request/keeping.ts": ("kept",),
        "#features/shop/cart.ts": (
            "MOST_PIECES",
            "type Order",
            "addInput",
            "quantityInput",
            "refusedPieces",
            "summed",
        ),
        "#features/shop/coupon.ts": ("NO_SUCH_COUPON", "amountOff", "couponInput", "whyRefused"),
        "#features/shop/payment-card.ts": ("paidAtOnce",),
        "#server/db/client.ts": ("db",),
        "#server/db/schema.ts": tables,
        f"#{PIECES}": ("movePieces",),
        "#server/http/errors.ts": ("Refusal", "notFound"),
        "#server/http/session.ts": (
            "type Actor",
            "type Env",
            "ensureActor",
            "requireMember",
            "requireRole",
        ),
        "#server/http/validate.ts": ("idParam", "validate"),
        "#shared/checkout.ts": ("checkoutInput",),
        **SERVER_VALUE_IMPORTS,
    }
    return import_lines(used_imports(known, body)) + "\n" + body


def _pieces(plan: Plan) -> str:
    line = plan.line
    body = render(
        "features/shop/pieces.ts.jinja",
        p=plan.product,
        o=plan.order,
        l=line,
        line_order=relation_to(line, plan.order),
        line_product=plan.to(line, plan.product),
        line_quantity=plan.first("number", line),
        stock=plan.stock,
    )
    tables = [each.table for each in (plan.product, plan.order, line)]
    known: Mapping[str, Sequence[str]] = {
        "drizzle-orm": ("type SQL", "and", "eq", "inArray", "sql"),
        "#server/db/client.ts": ("db",),
        "#server/db/schema.ts": tables,
    }
    return import_lines(used_imports(known, body)) + "\n" + body


def _or(line: EntityNames, field: FieldNames | None, otherwise: str) -> str:
    """The column as a number, or a fixed figure where the line has none."""
    if field is None:
        return f"sql<number>`{otherwise}`"
    column = f"{line.table}.{field.stored}"
    return column if field.required else f"sql<number>`coalesce(${{{column}}}, {otherwise})`"


def _line_value(plan: Plan, field: FieldNames) -> str:
    if field.is_relation and field.target == plan.product.name:
        return "line.productId"
    if field is plan.first("number", plan.line):
        return "line.quantity"
    if field.type == "money":
        whole = field is not plan.first("money", plan.line) or "total" in field.name
        return "line.price * line.quantity" if whole else "line.price"
    if field.type == "text":
        return "line.title"
    return server_value(plan.line, field)


def _order_value(plan: Plan, field: FieldNames) -> str:
    if field is plan.number:
        return f"newReference({ts(plan.order.name[:2].upper())})"
    if plan.coupon and field.name == COUPON_CODE:
        return "coupon?.code ?? ''"
    if plan.coupon and field.name == DISCOUNT:
        return "coupon?.off ?? 0"
    if field is plan.status and plan.settles:
        return _paid_or_not(plan, field)
    if field.type == "money":
        whole = "cart.total - (coupon?.off ?? 0)" if plan.coupon else "cart.total"
        return whole if TOTALS.fullmatch(field.name) else "0"
    if field.type == "number":
        return "cart.count"
    if field.is_relation and field.target == plan.product.name:
        return "cart.lines[0]?.productId ?? 0" if field.required else "cart.lines[0]?.productId"
    return server_value(plan.order, field)


def _paid_or_not(plan: Plan, status: FieldNames) -> str:
    """The state of a new order: paid, unless it is paid in a way that takes its time."""
    if plan.method is None:
        return ts(PAID)
    paying = f"paidAtOnce(input.{plan.method.stored})"
    return f"{paying} ? {ts(PAID)} : {server_value(plan.order, status)}"


def checks(feature: Shop, app: App, aspect: str) -> Sequence[Step]:
    """What a visitor does to see that the aspect works; empty when it cannot be checked."""
    return steps_of(feature, app, aspect)
