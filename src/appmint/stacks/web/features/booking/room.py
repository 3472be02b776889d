"""Book a record for dates or a time slot; the server refuses what is taken."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from appmint.spec.app import Page
from appmint.spec.criteria import (
    Choose,
    Click,
    ExpectCount,
    ExpectText,
    Fill,
    Go,
    Reload,
    Step,
    Target,
    inside,
)
from appmint.spec.features import Booking
from appmint.spec.labels import in_text
from appmint.stacks.composition import (
    App,
    Block,
    EntityNames,
    FieldNames,
    Piece,
    Route,
    camel,
    kebab,
    pascal,
)
from appmint.stacks.templates import import_lines, render, used_imports
from appmint.stacks.web.entity import fields
from appmint.stacks.web.entity.asked import (
    AskedFields,
    asked_fields,
    fill_steps,
    guard,
    is_state,
    member_rule,
    page_rule,
    reference_prefix,
    references_exist,
    server_value,
    sign_in_steps,
)
from appmint.stacks.web.entity.shown import title_expression
from appmint.stacks.web.features.form.room import (
    form_imports,
    server_imports,
    shared_source,
    upload_routes,
    with_controls,
)
from appmint.stacks.web.features.request.room import (
    card_link,
    closed_state,
    mine_page,
    open_row,
    place,
    relation_to,
)

_TOTALS = re.compile(r"(\w+_)?(total|price|amount|cost|fee|sum)(_\w+)?")
_LENGTHS = re.compile(r"(nights|days|hours|duration|length)(_\w+)?")
_FREED = re.compile(r"(cancel|declin|reject|refus|denied|no.show|withdrawn|expired)", re.IGNORECASE)
_STAYS = re.compile(r"check.?(in|out)|arriv|depart|night", re.IGNORECASE)
_HEADS = frozenset("travellers travelers people participants passengers visitors places".split())
"""Fields of how many pay; the guests of a cabin or a table share its price."""
_MINUTES = re.compile(r"(duration|length|minutes|session_length|slot)(_\w+)?")


@dataclass(frozen=True)
class _Plan:
    """What the booking is of: its fields and how its length counts."""

    mode: str
    """stay (days from, to), period (moments from, to), day, slot (a moment and a length)."""
    entity: EntityNames
    record: EntityNames
    start: FieldNames
    end: FieldNames | None
    parts: AskedFields
    """The other fields; `left_out` has neither start, end nor the relation."""
    price: FieldNames | None
    duration: FieldNames | None
    freed: tuple[str, ...]
    """States in which a booking holds nothing any more."""
    state: FieldNames | None
    heads: FieldNames | None = None
    """For how many people it is, where each of them pays."""

    @property
    def unit(self) -> str:
        """What the price is for: "night", "day", "hour", or nothing for a flat price."""
        if self.heads:
            return "place"
        if self.mode == "period":
            return "hour"
        if self.mode != "stay":
            return ""
        words = f"{self.start.name} {self.start.label} {self.record.label}"
        return "night" if _STAYS.search(words) else "day"

    def count(self, holder: str) -> str:
        """The expression of how many units are booked; `holder` goes before the field names."""
        start = f"{holder}{self.start.stored}"
        if self.mode == "period" and self.end:
            return f"hoursBetween({start}, {holder}{self.end.stored})"
        if self.mode == "stay" and self.end:
            return f"nightsBetween({start}, {holder}{self.end.stored})"
        if self.heads:
            named = f"{holder}{self.heads.stored}"
            # While the form is filled in, the number may be missing or still a text.
            return named if holder else f"Math.max(1, Number({named}) || 1)"
        return "1"

    def minutes(self, record: str) -> str:
        """The expression of how long a slot takes."""
        if self.duration is None:
            return "60"
        hours = self.duration.unit.lower().startswith("h") or "hour" in self.duration.name
        value = f"{record}.{self.duration.stored}"
        given = value if self.duration.required else f"({value} ?? 60)"
        return f"{given} * 60" if hours and self.duration.required else given


def _plan(feature: Booking, app: App) -> _Plan:
    entity, record = app.entity(feature.entity), app.entity(feature.record)
    start = record.field(feature.start)
    end = record.field(feature.end) if feature.end else None
    days = start.type == "date"
    mode = ("stay" if days else "period") if end else ("day" if days else "slot")
    known = {relation_to(record, entity).name, start.name, *([end.name] if end else [])}
    counted = {
        item.name
        for item in record.fields
        if (item.type == "money" and _TOTALS.fullmatch(item.name))
        or (item.type == "number" and _LENGTHS.fullmatch(item.name))
    }
    parts = asked_fields(app, record, known | counted)
    left_out = tuple(item for item in parts.left_out if item.name not in known)
    state = next((item for item in left_out if is_state(app, record, item)), None)
    return _Plan(
        mode=mode,
        entity=entity,
        record=record,
        start=start,
        end=end,
        parts=AskedFields(record, parts.asked, left_out),
        price=next((item for item in entity.public_fields if item.type == "money"), None),
        duration=next(
            (
                item
                for item in entity.public_fields
                if item.type == "number" and _MINUTES.fullmatch(item.name)
            ),
            None,
        )
        if mode == "slot"
        else None,
        freed=tuple(option for option in state.options if _FREED.search(option)) if state else (),
        state=state,
        heads=next((item for item in parts.asked if _counts_heads(item)), None)
        if mode == "day"
        else None,
    )


def _counts_heads(item: FieldNames) -> bool:
    return item.type == "number" and item.required and item.name in _HEADS


def piece(feature: Booking, app: App, page: Page) -> Piece:
    """What the booking adds where it stands on `page`."""
    plan = _plan(feature, app)
    entity, record = plan.entity, plan.record
    subject = app.subject(page)
    if subject is None or subject.name != entity.name:
        return Piece()
    name, type_ = camel(feature.id), pascal(feature.id)
    client = f"src/{record.folder}/{kebab(feature.id)}.tsx"
    server = f"server/routes/{kebab(feature.id)}.ts"
    relation = relation_to(record, entity)
    omitted = AskedFields(record, plan.parts.asked, (relation, *plan.parts.left_out))
    return Piece(
        block=Block(f"<{type_} {entity.var}={{{entity.var}}} />", (f"#{client} {type_}",)),
        card=card_link(feature, app),
        files={
            client: _client(feature, app, plan),
            server: _server(feature, app, plan),
            f"shared/{kebab(feature.id)}.ts": shared_source(omitted, name, type_, _rule(plan)),
        },
        routes=(
            Route(f"{entity.api}/:id/{place(feature, app)}", f"{name}Routes", f"#{server}"),
            *upload_routes(plan.parts),
        ),
        needs=frozenset((target, "list") for target in plan.parts.relation_targets),
    )


def _rule(plan: _Plan) -> str:
    """What the schema asks of start and end together."""
    if plan.end is None:
        return ""
    start, end = plan.start.stored, plan.end.stored
    return (
        f"(input) => input.{end} > input.{start}, "
        f"{{ path: ['{end}'], message: 'Choose an end after the start.' }}"
    )


def _client(feature: Booking, app: App, plan: _Plan) -> str:
    entity, record, parts = plan.entity, plan.record, plan.parts
    mine = mine_page(app, record)
    closed = closed_state(app, entity)
    price = plan.price if plan.price and plan.price.required else None
    place_field = next((item for item in entity.public_fields if item.type == "location"), None)
    where = fields.shown(app, place_field, entity.var) if place_field else None
    body = render(
        "features/booking/booking.tsx.jinja",
        title=title_expression(entity, entity.var),
        where=where.jsx if where else "",
        f=feature,
        e=entity,
        r=record,
        s=plan.start,
        n=plan.end,
        mode=plan.mode,
        name=camel(feature.id),
        type=pascal(feature.id),
        place=place(feature, app),
        asked=parts.asked,
        price=price,
        unit=plan.unit,
        count=plan.count(""),
        heads=plan.heads if price else None,
        watches=plan.mode in ("stay", "day") or (price and plan.mode == "period"),
        minutes_of=plan.minutes,
        hours=_opening_hours(entity),
        closed=closed[0] if closed else None,
        closed_options=list(closed[1]) if closed else [],
        link=app.link(record.name, "made"),
        mine=mine[0] if mine else None,
        mine_label=mine[1] if mine else "",
        rule=member_rule(record, "create"),
        purpose=f"to {in_text(feature.verb)}",
        targets=[app.entity(name) for name in parts.relation_targets],
        control=lambda item: fields.control(app, record, item).jsx,
        initial=fields.initial,
    )
    known = form_imports(app, parts, kebab(feature.id), pascal(feature.id)) | {
        "#features/request/request-link.tsx": ("Arrival",),
        "react-hook-form": ("FormProvider", "useForm", "useWatch"),
        "@tanstack/react-query": ("useQuery",),
        "#components/fields.tsx": ("DateField", "DateTimeField", "FormActions", "FormError"),
        "#components/states.tsx": ("EmptyState", "LoadingRows"),
        "#components/values.tsx": ("LocationText",),
        "#lib/format.ts": ("formatDate",),
        "#features/booking/availability.tsx": ("Availability",),
        "#features/booking/booked.ts": ("type Booked",),
        "#features/booking/own-bookings.tsx": ("OwnBookings", "spanOf"),
        "#features/booking/period.ts": ("hoursBetween", "nightsBetween"),
        "#features/booking/price-line.tsx": ("PriceLine",),
        "#features/booking/slot-field.tsx": ("SlotField",),
        "#features/booking/taken-list.tsx": ("TakenList",),
        "#features/calendar/month.ts": ("today",),
        f"#shared/{entity.file}.ts": (f"type {entity.type}",),
        "lucide-react": (entity.icon,),
    }
    return with_controls(app, parts, known, body)


def _opening_fields(entity: EntityNames) -> tuple[FieldNames, FieldNames] | None:
    """The fields with the hours of a record that has its own, opening first."""
    times = {item.name: item for item in entity.public_fields if item.type == "time"}
    opens = next((item for name, item in times.items() if re.match("open|start|from", name)), None)
    closes = next((item for name, item in times.items() if re.match("clos|end|until", name)), None)
    if opens is None or closes is None or not (opens.required and closes.required):
        return None
    return opens, closes


def _opening_hours(entity: EntityNames) -> str:
    """Properties with the hours of a record that has its own."""
    found = _opening_fields(entity)
    if found is None:
        return ""
    opens, closes = (f"{{{entity.var}.{item.stored}}}" for item in found)
    return f" opens={opens} closes={closes}"


def _server(feature: Booking, app: App, plan: _Plan) -> str:
    entity, record, parts = plan.entity, plan.record, plan.parts
    closed = closed_state(app, entity)

    def value_of(item: FieldNames) -> str:
        price = plan.price
        if item.type == "money" and price is not None and _TOTALS.fullmatch(item.name):
            each = f"{entity.var}.{price.stored}"
            each = each if price.required else f"({each} ?? 0)"
            count = plan.count("input.")
            return each if count == "1" else f"{each} * {count}"
        if item.type == "number" and _LENGTHS.fullmatch(item.name):
            return plan.minutes(entity.var) if plan.mode == "slot" else plan.count("input.")
        return server_value(record, item)

    body = render(
        "features/booking/server.ts.jinja",
        e=entity,
        r=record,
        s=plan.start,
        n=plan.end,
        mode=plan.mode,
        name=camel(feature.id),
        relation=relation_to(record, entity),
        guard=guard(record.access.create),
        left_out=parts.left_out,
        value_of=value_of,
        reference=parts.reference,
        prefix=reference_prefix(record),
        state=plan.state,
        freed=list(plan.freed),
        duration=plan.duration,
        minutes_of=plan.minutes,
        closed=closed[0] if closed else None,
        closed_options=list(closed[1]) if closed else [],
        refusal=_refusal(plan),
        constraints=references_exist(record, parts.asked, app),
    )
    known = server_imports(app, parts, feature.id) | {
        "drizzle-orm": ("and", "desc", "eq", "gt", "gte", "lt", "notInArray"),
        "zod": ("z",),
        "#features/booking/booked.ts": ("numbered",),
        "#features/booking/period.ts": ("hoursBetween", "nightsBetween", "shifted"),
        "#features/calendar/month.ts": ("shiftDay",),
        "#features/request/keeping.ts": ("firstOnly", "kept", "takeAway"),
        "#server/db/clock.ts": ("dayFromNow", "localDay", "localMoment"),
    }
    known["#server/db/schema.ts"] = (*known["#server/db/schema.ts"], entity.table)
    return import_lines(used_imports(known, body)) + "\n" + body


def _refusal(plan: _Plan) -> str:
    times = "dates" if plan.mode in ("stay", "day") else "times"
    one = "This date is" if plan.mode == "day" else "This time is"
    start = f"These {times} are" if plan.end else one
    return (
        f"{start} taken already. Choose others."
        if plan.end
        else f"{start} taken already. Choose another."
    )


def book_steps(feature: Booking, app: App, month: int) -> tuple[Step, ...]:
    """Sign in if need be, open a record, choose a time in that month of 2031 and book it."""
    page = app.detail_page(feature.entity)
    plan = _plan(feature, app)
    row = open_row(app, plan.entity)
    filled = fill_steps(app, plan.parts.asked)
    if page is None or feature.id not in page.features or row is None or filled is None:
        return ()
    form = Target(role="form", name=feature.verb)
    return (
        *sign_in_steps(app, page_rule(page), plan.record.access.create),
        Go(path=page.path.replace(":id", str(row + 1))),
        *_form_steps(feature, plan, filled, month, row),
        ExpectText(text="Booked.", within=Target(role="status")),
        ExpectCount(target=form, at_least=0, at_most=0),
    )


def _form_steps(
    feature: Booking, plan: _Plan, filled: Sequence[Step], month: int, row: int
) -> tuple[Step, ...]:
    form = Target(role="form", name=feature.verb)
    steps = [*_time_steps(plan, month, row), *filled]
    return (
        *inside(form, steps),
        Click(target=Target(role="button", name=feature.verb), within=form),
    )


def _slot(plan: _Plan, row: int) -> str:
    """How the second slot of a day of the seed row is called: "10:00 AM"; the first of one."""
    seed = plan.entity.spec.seed[row]
    minutes = 60.0
    if plan.duration is not None:
        hours = plan.minutes("record").endswith("* 60")
        minutes = float(str(seed.get(plan.duration.name) or 60)) * (60 if hours else 1)
    opening = _opening_fields(plan.entity)
    opens, closes = (str(seed[each.name]) for each in opening) if opening else ("09:00", "17:00")
    first, last = (int(each[:2]) * 60 + int(each[3:5]) for each in (opens, closes))
    second = first + int(min(max(minutes, 15), 120))
    start = second if second + minutes <= last else first
    half = "AM" if start < 12 * 60 else "PM"
    return f"{(start // 60 - 1) % 12 + 1}:{start % 60:02} {half}"


def _time_steps(plan: _Plan, month: int, row: int) -> tuple[Step, ...]:
    first, last = f"2031-{month:02}-10", f"2031-{month:02}-13"
    match plan.mode:
        case "slot":
            return (Fill(label="Day", value=first), Choose(label="Time", option=_slot(plan, row)))
        case "day":
            return (Fill(label=plan.start.label, value=first),)
    end = plan.end or plan.start
    clock = "T10:00" if plan.mode == "period" else ""
    return (
        Fill(label=plan.start.label, value=first + clock),
        Fill(label=end.label, value=last + clock),
    )


def cancel_steps(feature: Booking, app: App) -> tuple[Step, ...]:
    """Cancel the newest booking, on the record's page, so that its time is free for others."""
    record = app.entity(feature.record)
    return (
        Click(target=Target(role="button", name=f"Cancel this {record.noun}")),
        ExpectText(text="cancelled.", within=Target(role="status")),
    )


def checks(feature: Booking, app: App, aspect: str) -> Sequence[Step]:
    """What a visitor does to see that the aspect works; empty when it cannot be checked."""
    booked = book_steps(feature, app, month=5 if aspect == "book" else 7)
    if not booked:
        return ()
    plan = _plan(feature, app)
    region = Target(role="region", name=feature.verb)
    own = Target(role="list", name=f"Your {plan.record.nouns}")
    if aspect == "book":
        return (
            *booked,
            ExpectText(text=f"{plan.record.label} confirmed", within=region),
            ExpectText(text="Your reference", within=region),
            Reload(),
            ExpectText(text="2031", within=own),
            *cancel_steps(feature, app),
        )
    again: tuple[Step, ...]
    if plan.mode == "slot":
        again = (
            Fill(label="Day", value="2031-07-10"),
            ExpectCount(target=Target(role="radio", name="taken"), within=region),
        )
    else:
        filled = fill_steps(app, plan.parts.asked) or []
        again = (
            *_form_steps(feature, plan, filled, 7, open_row(app, plan.entity) or 0),
            ExpectText(text="taken already", within=Target(role="alert")),
        )
    return (*booked, Reload(), *again, *cancel_steps(feature, app))
