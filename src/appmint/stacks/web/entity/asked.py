"""Which fields of a record a visitor fills in, and what the server sets by itself."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from appmint.spec.app import Page
from appmint.spec.criteria import Fill, SignIn, Step
from appmint.spec.features import Board, Workflow
from appmint.stacks.composition import App, EntityNames, FieldNames, ts
from appmint.stacks.web.entity import fields
from appmint.stacks.web.features.manage.room import fill

_STATES = re.compile(
    r"(status|state|stage|phase|progress|outcome|decision|approval|\w+_(status|state|stage))"
)
_FIRST_STATES = frozenset(
    (
        "new received pending submitted open requested draft applied registered waiting unread "
        "unpaid booked reserved confirmed"
    ).split()
)
_MOMENTS = re.compile(
    r"(created|sent|submitted|received|applied|requested|joined|enrolled|booked|registered|"
    r"subscribed|donated|signed|posted|issued|placed|ordered|filed|reported|logged)"
    r"(_(at|on|date))?"
)
_LATER = re.compile(
    r"(approved|decided|reviewed|resolved|closed|handled|answered|replied|completed|finished|"
    r"paid|cancelled|checked_in|checked_out|returned)(_(at|on|by|date))?"
)
_REFERENCES = re.compile(
    r"(reference|((\w+_)?reference|booking|ticket|order|confirmation|request|application|case|"
    r"claim|tracking|reservation|registration|enrol\w*)_(number|code|id|reference))"
)
_STAFF_WORDS = re.compile(
    r"(reply|response|resolution|(staff|internal|admin|review|decision)_(note|notes|comment))"
)
_STAFF_PEOPLE = re.compile(r"(assigned_to|assignee|assigned_\w+|reviewer|handler|handled_by)")
_SERVER_FLAGS = frozenset(
    (
        "read handled approved paid confirmed resolved answered done completed verified "
        "checked_in published accepted archived active"
    ).split()
)
_JUDGEMENTS = re.compile(r"((final|total)_)?(grade|score|mark|marks|result)")
OPEN = ("anyone", "owner")
"""Access that needs no account."""


@dataclass(frozen=True)
class AskedFields:
    """The parts of a form that leaves out what the server sets."""

    entity: EntityNames
    asked: tuple[FieldNames, ...]
    left_out: tuple[FieldNames, ...]
    """Fields the server sets, and those that the place of the form decides."""

    @property
    def reference(self) -> FieldNames | None:
        """The field in which the server keeps a reference for people to quote."""
        return next((item for item in self.left_out if is_reference(item, self.entity)), None)

    @property
    def relation_targets(self) -> tuple[str, ...]:
        """Names of the entities that the form offers to choose from."""
        return tuple(dict.fromkeys(item.target for item in self.asked if item.is_relation))

    @property
    def uploads(self) -> bool:
        """Whether the form takes files."""
        return any(item.type in ("image", "file") for item in self.asked)


def asked_fields(app: App, entity: EntityNames, without: Collection[str] = ()) -> AskedFields:
    """What a form for the entity asks; `without` names fields that are known from elsewhere."""
    asked: list[FieldNames] = []
    left_out: list[FieldNames] = []
    for item in entity.fields:
        known = item.name in without or is_server_set(app, entity, item)
        (left_out if known else asked).append(item)
    return AskedFields(entity, tuple(asked), tuple(left_out))


def is_state(app: App, entity: EntityNames, item: FieldNames) -> bool:
    """Whether an enum says how far a record has come, which is not the visitor's to say."""
    if item.type != "enum":
        return False
    moved = {flow.state for flow in app.of_kind(Workflow, entity.name)}
    moved |= {board.column for board in app.of_kind(Board, entity.name)}
    return (
        item.name in moved
        or _STATES.fullmatch(item.name) is not None
        or item.options[0].lower() in _FIRST_STATES
    )


def is_reference(item: FieldNames, entity: EntityNames) -> bool:
    """Whether a text field holds a reference that the server makes up."""
    if item.type != "text":
        return False
    if item.name in ("number", "code"):
        return item.spec.unique or item is entity.display
    return _REFERENCES.fullmatch(item.name) is not None


def is_server_set(app: App, entity: EntityNames, item: FieldNames) -> bool:
    """Whether the server, not the visitor, gives the field its value."""
    optional = not item.required
    match item.type:
        case "enum":
            return is_state(app, entity, item)
        case "date" | "datetime":
            later = _LATER.fullmatch(item.name) is not None and optional
            return later or _MOMENTS.fullmatch(item.name) is not None
        case "text" if is_reference(item, entity) or item.signed:
            return True
        case "text" | "long_text":
            return optional and _STAFF_WORDS.fullmatch(item.name) is not None
        case "boolean":
            return item.name in _SERVER_FLAGS
        case "number":
            judged = optional and _JUDGEMENTS.fullmatch(item.name) is not None
            return judged or fields.is_tally(item)
        case "relation":
            return optional and _STAFF_PEOPLE.fullmatch(item.name) is not None
    return False


def server_value(entity: EntityNames, item: FieldNames) -> str:
    """The TypeScript expression of the value that the server gives to a field of a new record."""
    match item.type:
        case "datetime" if _MOMENTS.fullmatch(item.name):
            return "localMoment(new Date())"
        case "date" if _MOMENTS.fullmatch(item.name):
            return "localDay(new Date())"
        case "text" if is_reference(item, entity):
            return f"newReference({ts(reference_prefix(entity))})"
        case "text" if item.signed:
            return "owner.name"
        case "enum":
            return fields.initial(item)
        case "boolean":
            return "true" if item.spec.default is True else "false"
        case "number" | "money" | "rating":
            return "0" if item.required else "null"
        case "location" | "relation":
            return "null"
    return "''"


SERVER_VALUE_IMPORTS: dict[str, tuple[str, ...]] = {
    "#server/db/clock.ts": ("localDay", "localMoment"),
    "#features/form/reference.ts": ("newReference",),
}
"""What the expressions of `server_value` may use, by module."""


def reference_prefix(entity: EntityNames) -> str:
    """Two letters that begin the references of an entity: "BO" for bookings."""
    letters = [char for char in entity.name.upper() if char.isascii() and char.isalpha()]
    return "".join(letters[:2]) or "NO"


def references_exist(entity: EntityNames, asked: Sequence[FieldNames], app: App) -> list[str]:
    """Statements that refuse what other records or other fields rule out."""
    exist = [
        f"await mustExist({app.entity(item.target).table}, input.{item.stored}, "
        f"{ts(item.stored)}, {ts(item.label)})"
        for item in asked
        if item.is_relation
    ]
    free = [
        f"await mustBeFree({entity.table}, {entity.table}.{item.stored}, input.{item.stored}, "
        f"{ts(item.stored)}, {ts(item.label)})"
        for item in asked
        if item.spec.unique
    ]
    return [*exist, *free, *fields.end_rules(asked)]


def guard(rule: str) -> str:
    """The statement that refuses those who may not; empty where anyone may."""
    if rule == "member":
        return "requireMember(c)"
    return "" if rule in (*OPEN, "nobody") else f"requireRole(c, {ts(rule)})"


def fill_steps(app: App, asked: Sequence[FieldNames]) -> list[Step] | None:
    """Steps that fill in what is required, and the first text; None when that cannot be known."""
    steps: list[Step] = []
    for item in asked:
        text = sample_text(item)
        step = fill(app, item, app.another(text) if text and item.spec.unique else text)
        if step is None and item.required and item.type not in ("boolean", "enum"):
            return None
        if step is not None and (item.required or item.type == "text"):
            steps.append(step)
    return steps


def sample_text(item: FieldNames) -> str | None:
    """A value that a visitor might type into a text field; None for other types."""
    if item.type != "text":
        return None
    return "Robin Vale" if "name" in item.name else f"{item.label} for the check"


def typed(steps: Sequence[Step]) -> str:
    """The first text that the steps type, or an empty string."""
    return next((step.value for step in steps if isinstance(step, Fill)), "")


def sign_in_steps(app: App, *rules: str) -> tuple[Step, ...]:
    """A sign-in that satisfies the first rule which asks for an account; none when none does."""
    plain = [role.name for role in app.roles if not role.staff]
    for rule in rules:
        if rule in (role.name for role in app.roles):
            return (SignIn(role=rule),)
        if rule == "member" and app.roles:
            return (SignIn(role=(plain or [app.roles[0].name])[0]),)
    return ()


def member_rule(entity: EntityNames, action: str) -> str | None:
    """The rule an account has to meet for the action; None when no account is needed."""
    rule: str = getattr(entity.access, action)
    return None if rule in (*OPEN, "nobody") else rule


def page_rule(page: Page | None) -> str:
    """Who may open the page."""
    return page.role if page else "anyone"
