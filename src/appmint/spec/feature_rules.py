"""Whether each feature's parameters name things the app has, of the right types."""

import ast
from collections.abc import Callable, Sequence
from typing import Any

from appmint.spec import features as f
from appmint.spec.app import AppSpec
from appmint.spec.entities import Entity, FieldType
from appmint.spec.reserved import QUERY_NAMES
from appmint.spec.wiring import Wiring, access_problem, repeated

_T = FieldType
_PROSE = (_T.TEXT, _T.LONG_TEXT)
_NUMERIC = (_T.NUMBER, _T.MONEY, _T.RATING)
_SEARCHABLE = (*_PROSE, _T.ENUM, _T.EMAIL, _T.URL, _T.PHONE, _T.LOCATION)
_FILTERABLE = (
    _T.ENUM, _T.BOOLEAN, _T.RELATION, _T.TEXT, _T.LOCATION, _T.NUMBER, _T.MONEY,
)  # fmt: skip
_GROUPABLE = (_T.ENUM, _T.RELATION, _T.TEXT, _T.DATE)
_SORTABLE = tuple(
    kind for kind in _T if kind not in (_T.LONG_TEXT, _T.IMAGE, _T.FILE, _T.COLOUR, _T.LOCATION)
)


def feature_problems(spec: AppSpec, feature: f.Feature) -> list[str]:
    """Sentences about parameters of one feature that point nowhere or to the wrong thing."""
    wiring = Wiring(spec)
    _RULES[type(feature)](wiring, feature)
    return wiring.found


def _hero(w: Wiring, it: f.Hero) -> None:
    for action in it.actions:
        page = w.pages.get(action.page)
        if page is None:
            w.say(
                f'the action "{action.label}" leads to "{action.page}", which is not a page of '
                "this app."
            )
        elif ":" in page.path:
            w.say(
                f'the action "{action.label}" leads to the page "{page.name}" of one record, '
                "but does not say which record."
            )


def _content(w: Wiring, it: f.Content) -> None:
    if not it.text and not it.items:
        w.say('it has neither "text" nor "items": there would be nothing to read.')


def _spotlight(w: Wiring, it: f.Spotlight) -> None:
    w.entity("entity", it.entity)
    if it.count < 1:
        w.say('"count" must be at least 1.')


def _browse(w: Wiring, it: f.Browse) -> None:
    entity = w.entity("entity", it.entity)
    w.fields("search", entity, it.search, _SEARCHABLE)
    w.fields("filters", entity, it.filters, _FILTERABLE)
    w.fields("sort", entity, it.sort, _SORTABLE)
    w.conditions(entity, it.where)
    for name in it.filters:
        if name in QUERY_NAMES:
            w.say(f'"filters" names "{name}", which the list\'s address uses itself: rename it.')
    if not 1 <= it.page_size <= 100:
        w.say(f'"page_size" is {it.page_size} and must be from 1 to 100.')


def _detail(w: Wiring, it: f.Detail) -> None:
    entity = w.entity("entity", it.entity)
    for name in it.related:
        w.record("related", name, of=entity)
    if not any(it.id in page.features and ":id" in page.path for page in w.spec.pages):
        w.say('it shows one record and needs a page whose path has ":id".')


def _manage(w: Wiring, it: f.Manage) -> None:
    entity = w.entity("entity", it.entity)
    offered = {"create": it.create, "update": it.edit, "delete": it.delete}
    if not any(offered.values()):
        w.say('it offers none of "create", "edit" and "delete": leave it out.')
    if entity is not None:
        for action, wanted in offered.items():
            if wanted and getattr(entity.access, action) == "nobody":
                w.say(
                    f'it offers to {action} "{entity.name}", but by its access nobody may '
                    f"{action} it."
                )


def _form(w: Wiring, it: f.Form) -> None:
    entity = w.entity("entity", it.entity)
    if entity is not None and entity.access.create == "nobody":
        w.say(f'it sends "{entity.name}", but by its access nobody may create it.')


def _account(w: Wiring, it: f.Account) -> None:
    if not w.roles:
        w.say("people sign in, but the app has no roles: add at least one.")
        return
    for name in it.register_roles:
        role = w.roles.get(name)
        if role is None:
            w.say(f'"register_roles" names "{name}", which is not a role of this app.')
        elif role.staff:
            w.say(f'"register_roles" names "{name}", which is staff: anybody could become staff.')


def _owned_entity(w: Wiring, it: f.Profile | f.Mine) -> None:
    w.record("entity", it.entity, owned=True)


def _saved(w: Wiring, it: f.Save | f.Request) -> None:
    w.record("record", it.record, of=w.entity("entity", it.entity), owned=True)


def _shared(w: Wiring, it: f.Share) -> None:
    w.entity("entity", it.entity)


def _comments(w: Wiring, it: f.Comments) -> None:
    record = w.record("record", it.record, of=w.entity("entity", it.entity))
    w.has_some("record", record, _T.LONG_TEXT)


def _vote(w: Wiring, it: f.Vote) -> None:
    entity = w.entity("entity", it.entity)
    chosen = entity if it.option is None else w.record("option", it.option, of=entity)
    w.record("record", it.record, of=chosen, owned=True)


def _leaderboard(w: Wiring, it: f.Leaderboard) -> None:
    w.field("score", w.entity("entity", it.entity), it.score, _NUMERIC)


def _points(w: Wiring, it: f.Points) -> None:
    record = w.record("record", it.record, owned=True)
    w.has("record", record, reason=(_T.TEXT,), amount=(_T.NUMBER,), booked_on=(_T.DATE,))
    for name in it.earned_by:
        w.record("earned_by", name, owned=True)
    for name in repeated(it.earned_by):
        w.say(f'"earned_by" names "{name}" twice.')
    if it.reward is None:
        if it.cost or it.stock:
            w.say('"cost" and "stock" belong to a "reward": name it, or leave them out.')
        return
    reward = w.entity("reward", it.reward)
    if it.cost is None:
        w.say('"reward" is given for points: "cost" must name the number that it takes.')
    else:
        w.field("cost", reward, it.cost, (_T.NUMBER,))
    if it.stock is not None:
        w.field("stock", reward, it.stock, (_T.NUMBER,))


def _messages(w: Wiring, it: f.Messages) -> None:
    person = w.entity("person", it.person)
    if it.accounts:
        w.has_some("person", person, _T.EMAIL)
    record = w.record("record", it.record, of=person, owned=True)
    w.has("record", record, body=_PROSE, sent_at=(_T.DATETIME,))


def _outbox(w: Wiring, it: f.Outbox) -> None:
    recipient = w.entity("recipient", it.recipient)
    w.has_some("recipient", recipient, _T.EMAIL if it.channel == "e-mail" else _T.PHONE)
    record = w.record("record", it.record, of=recipient)
    w.has("record", record, body=_PROSE, sent_at=(_T.DATETIME,))
    if it.channel == "e-mail":
        w.has("record", record, subject=_PROSE)
    if it.template is not None:
        w.entity("template", it.template)


def _notifications(w: Wiring, it: f.Notifications) -> None:
    record = w.record("record", it.record, owned=True)
    w.has(
        "record",
        record,
        title=_PROSE,
        body=_PROSE,
        read=(_T.BOOLEAN,),
        created_at=(_T.DATETIME,),
    )
    for name in it.on:
        w.entity("on", name)


def _measure(w: Wiring, it: f.Measure) -> Entity | None:
    entity = w.entity(f'entity" of the measure "{it.label}', it.entity)
    parameter = f'field" of the measure "{it.label}'
    if it.of != "count" and it.field is None:
        w.say(f'the measure "{it.label}" is a {it.of} and needs a "field".')
    elif it.of == "count" and it.field is not None:
        w.say(f'the measure "{it.label}" is a count and takes no "field".')
    elif it.field is not None:
        w.field(parameter, entity, it.field, _NUMERIC)
    w.conditions(entity, it.where)
    return entity


def _figures(w: Wiring, it: f.Figures) -> None:
    w.needs("measures", it.measures)
    for measure in it.measures:
        _measure(w, measure)
    if it.refresh_s is not None and not 5 <= it.refresh_s <= 3600:
        w.say(f'"refresh_s" is {it.refresh_s} and must be from 5 to 3600 seconds.')


def _chart(w: Wiring, it: f.Chart) -> None:
    entity = _measure(w, it.measure)
    if it.latest is None:
        w.field("group_by", entity, it.group_by, _GROUPABLE)
        return
    w.field("group_by", entity, it.group_by, (_T.DATE, _T.DATETIME))
    if it.measure.of != "average" or it.style != "line":
        w.say(
            'it draws the "latest" records as a line: the "style" is line, the measure an average.'
        )
    if not 2 <= it.latest <= 1000:
        w.say(f'"latest" is {it.latest} and must be from 2 to 1000 records.')


def _compare(w: Wiring, it: f.Compare) -> None:
    w.fields("fields", w.entity("entity", it.entity), it.fields)


def _report(w: Wiring, it: f.Report) -> None:
    entity = w.entity("entity", it.entity)
    w.needs("columns", it.columns)
    w.fields("columns", entity, it.columns)
    if it.group_by is not None:
        w.field("group_by", entity, it.group_by, _SORTABLE)
    w.fields("total", entity, it.total, (_T.NUMBER, _T.MONEY))
    w.fields("average", entity, it.average, _NUMERIC)


def _document(w: Wiring, it: f.Document) -> None:
    w.entity("entity", it.entity)


def _workflow(w: Wiring, it: f.Workflow) -> None:
    entity = w.entity("entity", it.entity)
    state = w.field("state", entity, it.state, (_T.ENUM,))
    w.needs("transitions", it.transitions)
    for name in repeated(transition.name for transition in it.transitions):
        w.say(f'two transitions are named "{name}".')
    for transition in it.transitions:
        if not transition.from_:
            w.say(f'the transition "{transition.name}" starts from no state.')
        for option in (*transition.from_, transition.to):
            if state is not None and state.type is _T.ENUM and option not in state.options:
                w.say(
                    f'the transition "{transition.name}" names the state "{option}", which is '
                    f'not an option of "{state.name}".'
                )
        if entity is not None:
            reason = access_problem(w.spec, transition.by, owned=entity.owned)
            if reason is not None:
                w.say(f'the transition "{transition.name}" is for "{transition.by}", {reason}.')


def _assign(w: Wiring, it: f.Assign) -> None:
    entity = w.entity("entity", it.entity)
    relation = w.field("relation", entity, it.relation, (_T.RELATION,))
    if relation is not None and relation.required:
        w.say(f'"{it.relation}" is required, but a record is there before it is assigned.')
    if entity is not None:
        reason = access_problem(w.spec, it.by, owned=entity.owned)
        if reason is not None:
            w.say(f'"by" is "{it.by}", {reason}.')


def _booking(w: Wiring, it: f.Booking) -> None:
    record = w.record("record", it.record, of=w.entity("entity", it.entity), owned=True)
    start = w.field("start", record, it.start, (_T.DATE, _T.DATETIME))
    if it.end is not None and start is not None and start.type in (_T.DATE, _T.DATETIME):
        w.field("end", record, it.end, (start.type,))
        if it.end == it.start:
            w.say('"start" and "end" name the same field.')


def _calendar(w: Wiring, it: f.Calendar) -> None:
    w.field("date", w.entity("entity", it.entity), it.date, (_T.DATE, _T.DATETIME))


def _shop(w: Wiring, it: f.Shop) -> None:
    product = w.entity("product", it.product)
    w.field("price", product, it.price, (_T.MONEY,))
    w.record("cart_item", it.cart_item, of=product, owned=True)
    order = w.record("order", it.order, owned=True)
    w.record("order_line", it.order_line, of=order)
    if it.stock is not None:
        stock = w.field("stock", product, it.stock, (_T.NUMBER,))
        if stock is not None and stock.minimum != 0:
            w.say(f'"stock" names "{it.stock}", whose "minimum" must be 0.')
    if it.coupon is not None:
        w.has("coupon", w.entity("coupon", it.coupon), code=(_T.TEXT,), discount=(_T.NUMBER,))
        w.has("order", order, coupon_code=(_T.TEXT,), discount=(_T.MONEY,))


def _quiz(w: Wiring, it: f.Quiz) -> None:
    entity = w.entity("entity", it.entity)
    question = w.record("question", it.question, of=entity)
    options = {f"option_{letter}": _PROSE for letter in "abcd"}
    w.has("question", question, prompt=_PROSE, **options)
    w.has("question", question, answer=(_T.ENUM, _T.TEXT), explanation=_PROSE)
    attempt = w.record("attempt", it.attempt, of=entity, owned=True)
    number = (_T.NUMBER,)
    w.has("attempt", attempt, player=(_T.TEXT,), score=number, total=number)
    w.has("attempt", attempt, finished_at=(_T.DATETIME,))


def _transfer(w: Wiring, it: f.Transfer) -> None:
    entity = w.entity("entity", it.entity)
    w.field("file", entity, it.file, (_T.FILE,))
    if not (it.upload or it.download or it.share):
        w.say('it offers none of "upload", "download" and "share": leave it out.')
    if it.record is not None:
        record = w.record("record", it.record, of=entity, owned=True)
        w.has("record", record, downloaded_at=(_T.DATETIME,))


def _lookup(w: Wiring, it: f.Lookup) -> None:
    entity = w.entity("entity", it.entity)
    w.field("key", entity, it.key, (_T.TEXT, _T.NUMBER, _T.EMAIL, _T.PHONE))
    if it.event is not None:
        event = w.record("event", it.event, of=entity)
        w.has_some("event", event, *_PROSE, _T.LOCATION)
        w.has_some("event", event, _T.DATETIME)


def _backup(w: Wiring, it: f.Backup) -> None:
    record = w.entity("record", it.record)
    w.has(
        "record",
        record,
        title=(_T.TEXT,),
        made_at=(_T.DATETIME,),
        records=(_T.NUMBER,),
        content=(_T.LONG_TEXT,),
    )


def _admin(w: Wiring, it: f.Admin) -> None:
    w.needs("entities", it.entities)
    for name in it.entities:
        w.entity("entities", name)
    for name in repeated(it.entities):
        w.say(f'"entities" names "{name}" twice.')
    role = w.roles.get(it.role)
    if role is None:
        w.say(f'"role" names "{it.role}", which is not a role of this app.')
    elif not role.staff:
        w.say(f'"role" names "{it.role}", which must be staff to use a panel: set "staff".')


def _chatbot(w: Wiring, it: f.Chatbot) -> None:
    w.needs("answers", it.answers)
    for answer in it.answers:
        if not answer.text:
            w.say(f'the question "{answer.title}" has no answer text.')


def _live(w: Wiring, it: f.Live) -> None:
    w.needs("fields", it.fields)
    w.fields("fields", w.entity("entity", it.entity), it.fields, _NUMERIC)
    if not 1 <= it.interval_s <= 3600:
        w.say(f'"interval_s" is {it.interval_s} and must be from 1 to 3600 seconds.')


def _calculator(w: Wiring, it: f.Calculator) -> None:
    w.needs("terms", it.terms)
    w.needs("results", it.results)
    inputs = [term.name for term in it.terms]
    for name in repeated([*inputs, *(result.name for result in it.results)]):
        w.say(f'two of its inputs and results are named "{name}".')
    for term in it.terms:
        if term.maximum is not None and term.minimum > term.maximum:
            w.say(f'the input "{term.name}" has a minimum above its maximum.')
    for result in it.results:
        reason = _expression_problem(result.expression, inputs)
        if reason is not None:
            w.say(f'the result "{result.name}": {reason}.')
        bounds = list(result.bands.values())
        if bounds != sorted(bounds):
            w.say(f'the bands of the result "{result.name}" must ascend.')


_ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow, ast.UAdd, ast.USub, ast.Load)


def _expression_problem(expression: str, inputs: Sequence[str]) -> str | None:
    try:
        tree = ast.parse(expression.strip(), mode="eval")
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return f'"{expression[:80]}" is not an arithmetic expression'
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            if node.id not in inputs:
                return f'"{node.id}" in its expression is not one of the inputs'
        elif isinstance(node, ast.Constant):
            if type(node.value) not in (int, float):
                return f"{node.value!r} in its expression is not a number"
        elif not isinstance(node, (ast.Expression, ast.BinOp, ast.UnaryOp, *_ARITHMETIC)):
            return "its expression may only use names, numbers, + - * / ** and brackets"
    return None


def _board(w: Wiring, it: f.Board) -> None:
    w.field("column", w.entity("entity", it.entity), it.column, (_T.ENUM,))


def _map(w: Wiring, it: f.Map) -> None:
    w.field("location", w.entity("entity", it.entity), it.location, (_T.LOCATION,))


def _bespoke(w: Wiring, it: f.Bespoke) -> None:
    if not it.purpose.strip():
        w.say('"purpose" is empty: say what a person does with it.')
    for name in it.entities:
        w.entity("entities", name)
    for name in repeated(it.entities):
        w.say(f'"entities" names "{name}" twice.')


_RULES: dict[type, Callable[[Wiring, Any], None]] = {
    f.Hero: _hero,
    f.Content: _content,
    f.Spotlight: _spotlight,
    f.Browse: _browse,
    f.Detail: _detail,
    f.Manage: _manage,
    f.Form: _form,
    f.Account: _account,
    f.Profile: _owned_entity,
    f.Mine: _owned_entity,
    f.Save: _saved,
    f.Share: _shared,
    f.Comments: _comments,
    f.Vote: _vote,
    f.Leaderboard: _leaderboard,
    f.Points: _points,
    f.Messages: _messages,
    f.Outbox: _outbox,
    f.Notifications: _notifications,
    f.Figures: _figures,
    f.Chart: _chart,
    f.Compare: _compare,
    f.Report: _report,
    f.Document: _document,
    f.Workflow: _workflow,
    f.Assign: _assign,
    f.Request: _saved,
    f.Booking: _booking,
    f.Calendar: _calendar,
    f.Shop: _shop,
    f.Quiz: _quiz,
    f.Transfer: _transfer,
    f.Lookup: _lookup,
    f.Backup: _backup,
    f.Admin: _admin,
    f.Chatbot: _chatbot,
    f.Live: _live,
    f.Calculator: _calculator,
    f.Board: _board,
    f.Map: _map,
    f.Bespoke: _bespoke,
}
"""One rule a kind; a test holds that every kind has one."""
