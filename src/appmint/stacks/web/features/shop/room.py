"""Cart, checkout and orders; the payment is a mock and says so."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from appmint.spec.app import Page
from appmint.spec.criteria import (
    Choose,
    Click,
    ExpectCount,
    ExpectText,
    ExpectUrl,
    ExpectValue,
    Fill,
    Go,
    Reload,
    Step,
    Target,
    inside,
)
from appmint.spec.features import Browse, Shop
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
from appmint.stacks.templates import import_lines, render
from appmint.stacks.web.entity import fields
from appmint.stacks.web.entity.asked import (
    SERVER_VALUE_IMPORTS,
    AskedFields,
    asked_fields,
    fill_steps,
    guard,
    page_rule,
    server_value,
    sign_in_steps,
)
from appmint.stacks.web.entity.files import title_expression, used_imports
from appmint.stacks.web.features.form.room import with_controls
from appmint.stacks.web.features.request.room import closed_state, relation_to, where_open

_NUMBERS = re.compile(r"(\w+_)?(number|reference|code)")
_TOTALS = re.compile(r"(\w+_)?(total|amount|sum|price)(_\w+)?")
_METHODS = re.compile(r"pay\w*_method|paid_by|pay_with")
_COUNTS = re.compile(r"(\w+_)?(items|quantity|count|pieces)(_\w+)?")
_DETAILS = ("text", "long_text", "enum", "email", "phone", "date", "time")
_OPEN_CART = "/shop/cart"


@dataclass(frozen=True)
class _Plan:
    """The entities of a shop and which of their fields mean what."""

    product: EntityNames
    price: FieldNames
    item: EntityNames
    quantity: FieldNames
    order: EntityNames
    line: EntityNames
    number: FieldNames | None
    method: FieldNames | None
    """Of the order: how it is paid for, where there is a choice."""
    parts: AskedFields
    """Of the order: what the checkout asks, and what the server sets."""

    def first(self, kind: str, entity: EntityNames) -> FieldNames | None:
        return next((item for item in entity.fields if item.type == kind), None)

    def to(self, entity: EntityNames, target: EntityNames) -> FieldNames | None:
        return next((item for item in entity.relations if item.target == target.name), None)


def _plan(feature: Shop, app: App) -> _Plan | None:
    """None where the cart item counts no quantity: then nothing can be put into a cart."""
    product, order = app.entity(feature.product), app.entity(feature.order)
    item = app.entity(feature.cart_item)
    quantity = next((field for field in item.fields if field.type == "number"), None)
    if quantity is None:
        return None
    number = next(
        (
            field
            for field in order.fields
            if field.type == "text" and _NUMBERS.fullmatch(field.name)
        ),
        None,
    )
    server = {
        field.name
        for field in order.fields
        if field is number
        or field.type in ("money", "relation", "rating", "boolean", "image", "file")
        or (field.type == "number" and _COUNTS.fullmatch(field.name))
    }
    return _Plan(
        product=product,
        price=product.field(feature.price),
        item=item,
        quantity=quantity,
        order=order,
        line=app.entity(feature.order_line),
        number=number,
        method=next(
            (
                field
                for field in order.fields
                if field.type == "enum" and _METHODS.search(field.name)
            ),
            None,
        ),
        parts=asked_fields(app, order, server),
    )


def piece(feature: Shop, app: App, page: Page) -> Piece:
    plan = _plan(feature, app)
    if plan is None:
        return Piece()
    name, server = camel(feature.id), f"server/routes/{kebab(feature.id)}.ts"
    checkout = f"src/{plan.order.folder}/checkout.tsx"
    cart = _cart_path(feature, app)
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
        ),
    }
    if cart == _OPEN_CART:
        files["src/pages/shop-cart.tsx"] = _own_cart_page(app, feature)
        pages.append(ExtraPage(_OPEN_CART, "ShopCartPage", "#src/pages/shop-cart.tsx"))
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


def _is_cart_page(feature: Shop, app: App, page: Page) -> bool:
    """Whether the page is for the cart: not one product's page, nor where products are listed."""
    listed = any(
        isinstance(other := app.spec.feature(name), Browse) and other.entity == feature.product
        for name in page.features
    )
    return feature.id in page.features and app.subject(page) is None and not listed


def _cart_page(feature: Shop, app: App) -> Page | None:
    pages = [page for page in app.spec.pages if _is_cart_page(feature, app, page)]
    named = [page for page in pages if "cart" in page.name or "basket" in page.name]
    plain = [page for page in pages if not _about_orders(page)]
    return next(iter(named or plain), None)


def _about_orders(page: Page) -> bool:
    return "order" in page.name or "purchase" in page.name


def _cart_path(feature: Shop, app: App) -> str:
    page = _cart_page(feature, app)
    return page.path if page else _OPEN_CART


def _shelf(feature: Shop, app: App) -> str:
    page = app.list_page(feature.product)
    return page.path if page else "/"


def _block(feature: Shop, app: App, plan: _Plan, page: Page) -> Block | None:
    subject = app.subject(page)
    if subject is not None and subject.name == plan.product.name:
        var, price = plan.product.var, plan.price
        cents = f"{var}.{price.stored}"
        props = (
            f"id={{{var}.id}} title={{{title_expression(plan.product, var)}}} "
            f"price={{{cents}{' ?? null' if price.private else ''}}} "
            f"{prop('currency', price.unit)} {prop('cart', _cart_path(feature, app))}"
        )
        return Block(
            where_open(app, plan.product, f"<BuyPanel {props} />"),
            ("#features/shop/buy-panel.tsx BuyPanel", *_dated(plan.product)),
        )
    if not _is_cart_page(feature, app, page):
        return None
    cart = _cart_page(feature, app)
    if cart is None or page.name != cart.name:
        return Block("<OrderHistory />", ("#features/shop/order-history.tsx OrderHistory",))
    shelf = prop("shelf", _shelf(feature, app))
    return Block(f"<CartView {shelf} />", ("#features/shop/cart-view.tsx CartView",))


def _dated(entity: EntityNames) -> tuple[str, ...]:
    dated = entity.display.type in ("date", "datetime")
    return ("#lib/format.ts formatDate",) if dated else ()


def _add_button(app: App, plan: _Plan, cart: str) -> Block:
    var = plan.product.var
    jsx = (
        f"<AddToCart id={{{var}.id}} title={{{title_expression(plan.product, var)}}} "
        f"{prop('cart', cart)} />"
    )
    if not plan.price.required:
        jsx = f"{var}.{plan.price.stored} != null && {jsx}"
        jsx = f"{{{jsx}}}" if closed_state(app, plan.product) is None else f"({jsx})"
    jsx = where_open(app, plan.product, jsx)
    return Block(jsx, ("#features/shop/add-to-cart.tsx AddToCart", *_dated(plan.product)))


def _own_cart_page(app: App, feature: Shop) -> str:
    needs = ["#components/page.tsx PageBody", "#features/shop/cart-view.tsx CartView"]
    return (
        f"{import_lines(needs)}\n\n/** What is in the cart. */\nexport function ShopCartPage() {{\n"
        f'return <PageBody title="Your cart"><CartView {prop("shelf", _shelf(feature, app))} />'
        "</PageBody>\n}\n"
    )


def _checkout(feature: Shop, app: App, plan: _Plan) -> str:
    body = render(
        "features/shop/checkout.tsx.jinja",
        asked=plan.parts.asked,
        control=lambda item: fields.control(app, plan.order, item).jsx,
        initial=fields.initial,
        method=plan.method,
        cart_path=_cart_path(feature, app),
        shelf=_shelf(feature, app),
    )
    known: dict[str, Sequence[str]] = {
        "react-hook-form": ("FormProvider", "useForm"),
        "react-router": ("Link", "useNavigate"),
        "@hookform/resolvers/zod": ("zodResolver",),
        "lucide-react": ("ShoppingCart",),
        "zod": ("type z",),
        "#components/fields.tsx": ("FormActions", "FormError"),
        "#components/page.tsx": ("PageBody",),
        "#components/query-view.tsx": ("QueryView",),
        "#components/states.tsx": ("EmptyState", "LoadingFacts"),
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


def _server(feature: Shop, app: App, plan: _Plan) -> str:
    product, item, order, line = plan.product, plan.item, plan.order, plan.line
    closed = closed_state(app, product)
    item_product, line_order = relation_to(item, product), relation_to(line, order)
    line_product = plan.to(line, product)
    quantity, price = plan.first("number", line), plan.first("money", line)
    money = [field for field in order.fields if field.type == "money"]
    total = next((field for field in money if _TOTALS.fullmatch(field.name)), None)
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
        closed=closed[0] if closed else None,
        closed_options=list(closed[1]) if closed else [],
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
        status=next((field for field in plan.parts.left_out if field.type == "enum"), None),
        total=total,
        details=[field for field in plan.parts.asked if field.type in _DETAILS],
        left_out=plan.parts.left_out,
        order_value=lambda field: _order_value(plan, field),
        server_value=server_value,
        guard_cart=guard(item.access.create),
        guard_order=guard(order.access.create),
    )
    known: Mapping[str, Sequence[str]] = {
        "drizzle-orm": ("and", "desc", "eq", "inArray", "sql"),
        "hono": ("Hono",),
        "#features/request/keeping.ts": ("kept",),
        "#features/shop/cart.ts": (
            "MOST_PIECES",
            "type Order",
            "addInput",
            "quantityInput",
            "summed",
        ),
        "#server/db/client.ts": ("db",),
        "#server/db/schema.ts": (product.table, item.table, order.table, line.table),
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


def _or(line: EntityNames, field: FieldNames | None, otherwise: str) -> str:
    """The column as a number, or a fixed figure where the line has none."""
    if field is None:
        return f"sql<number>`{otherwise}`"
    column = f"{line.table}.{field.stored}"
    return column if field.required else f"sql<number>`coalesce(${{{column}}}, {otherwise})`"


def _line_value(plan: _Plan, field: FieldNames) -> str:
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


def _order_value(plan: _Plan, field: FieldNames) -> str:
    if field is plan.number:
        return f"newReference({ts(plan.order.name[:2].upper())})"
    if field.type == "money":
        return "cart.total" if _TOTALS.fullmatch(field.name) else "0"
    if field.type == "number":
        return "cart.count"
    if field.is_relation and field.target == plan.product.name:
        return "cart.lines[0]?.productId ?? 0" if field.required else "cart.lines[0]?.productId"
    return server_value(plan.order, field)


def checks(feature: Shop, app: App, aspect: str) -> Sequence[Step]:
    plan = _plan(feature, app)
    found = _open_product(feature, app, plan) if plan else None
    filled = fill_steps(app, plan.parts.asked) if plan else None
    if plan is None or found is None or filled is None:
        return ()
    page, title = found
    status = Target(role="status")
    cart = _cart_path(feature, app)
    rules = (page_rule(page), plan.item.access.create, plan.order.access.create)
    add: tuple[Step, ...] = (
        *sign_in_steps(app, *rules, page_rule(_cart_page(feature, app))),
        Go(path=page.path),
        Click(target=Target(role="button", name=f"Add to cart: {title}")),
        ExpectText(text=f"{title} is in your cart", within=status),
        Go(path=cart),
        ExpectText(text=title, within=Target(role="list", name="In your cart")),
    )
    if aspect == "add":
        return (*add, ExpectCount(target=Target(role="link", name="1 piece")))
    if aspect == "cart":
        label = f"Quantity of {title}"
        more = Click(target=Target(role="button", name=f"{label}: one more"))
        return (
            *add,
            ExpectText(text="Total"),
            ExpectValue(label=label, value="1"),
            more,
            ExpectValue(label=label, value="2"),
            Reload(),
            ExpectValue(label=label, value="2"),
            Click(target=Target(role="button", name=f"Remove {title}")),
            ExpectText(text="Your cart is empty"),
        )
    form = Target(role="form", name="Checkout")
    placed: tuple[Step, ...] = (
        *add,
        Click(target=Target(role="link", name="Checkout"), within=Target(role="main")),
        ExpectText(text="no money moves", within=form),
        *inside(form, filled),
        *_card_steps(plan, filled, form),
        Click(target=Target(role="button", name="Place order"), within=form),
        ExpectText(text="is placed", within=status),
        ExpectUrl(path="/shop/orders/"),
        ExpectText(text="Thank you for your order", within=Target(role="heading")),
        ExpectText(text=title, within=Target(role="list", name="Ordered")),
    )
    if aspect == "checkout":
        return (*placed, Reload(), ExpectText(text=title, within=Target(role="list")))
    return (
        *placed,
        Go(path="/shop/orders"),
        ExpectText(text=title, within=Target(role="article")),
    )


def _card_steps(plan: _Plan, filled: Sequence[Step], form: Target) -> tuple[Step, ...]:
    """What is typed of a card; nothing where the steps before choose another way to pay."""
    if plan.method:
        label = plan.method.label
        chosen = [
            step.option for step in filled if isinstance(step, Choose) and step.label == label
        ]
        if "card" not in (chosen or [fields.initial(plan.method)])[0].lower():
            return ()
    return (
        Fill(label="Card number", value="4242 4242 4242 4242", within=form),
        Fill(label="Expires", value="09/34", within=form),
        Fill(label="Security code", value="123", within=form),
    )


def _open_product(feature: Shop, app: App, plan: _Plan) -> tuple[Page, str] | None:
    """The page of the first product that has a price and can be ordered, and the product's name."""
    closed = closed_state(app, plan.product)
    for index, row in enumerate(plan.product.spec.seed):
        if row.get(feature.price) is None or (closed and row.get(closed[0].name) in closed[1]):
            continue
        title = app.display_of(feature.product, index)
        detail = app.detail_page(feature.product)
        if detail is not None and feature.id in detail.features:
            path = detail.path.replace(":id", str(index + 1))
            return detail.model_copy(update={"path": path}), title
        listing = app.list_page(feature.product)
        return (listing, title) if listing else None
    return None
