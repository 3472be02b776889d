"""Features: the closed vocabulary of what a generated app can do, each with typed parameters.

A feature is one room of the stack (`stacks/web/features/<kind>/`). A page shows features in order.
Records that a feature keeps (bookings, comments, orders) are ordinary entities of the spec: the
feature names them, so that every table is visible in the spec.
"""

from typing import Annotated, ClassVar, Literal, get_args

from pydantic import ConfigDict
from pydantic import Field as Setting

from appmint.spec.source import DEFAULT, Label, Model, Name, Source


class _Feature(Model):
    id: Name
    aspects: ClassVar[tuple[str, ...]] = ("show",)
    """What a criterion can claim of this kind; each has a check in the feature's room."""
    source: Source = DEFAULT


class Action(Model):
    """A link shown as a button."""

    label: Label
    page: Name


class Item(Model):
    """One entry of a content section."""

    title: Label
    text: str = ""
    detail: str = ""
    """A short side note: a date, a role, a figure, a level."""
    icon: str = ""


# --- content -----------------------------------------------------------------------------------


class Hero(_Feature):
    """The opening of a page: headline, a sentence or two, calls to action."""

    kind: Literal["hero"] = "hero"
    heading: Label
    text: str = ""
    actions: tuple[Action, ...] = ()


class Content(_Feature):
    """A section of written content."""

    kind: Literal["content"] = "content"
    heading: Label
    text: str = ""
    """Paragraphs parted by a blank line."""
    layout: Literal[
        "text", "cards", "steps", "timeline", "people", "faq", "figures", "skills", "contact"
    ] = "text"
    items: tuple[Item, ...] = ()


class Spotlight(_Feature):
    """A few records of an entity with a link to all of them; for home pages."""

    kind: Literal["spotlight"] = "spotlight"
    entity: Name
    heading: Label
    count: int = 3


# --- records -----------------------------------------------------------------------------------


class Browse(_Feature):
    """A list of records: search, filters, sorting, pages."""

    kind: Literal["browse"] = "browse"
    aspects: ClassVar[tuple[str, ...]] = ("list", "search", "filter", "sort", "paginate")
    entity: Name
    layout: Literal["cards", "table", "list", "gallery"] = "cards"
    search: tuple[Name, ...] = ()
    filters: tuple[Name, ...] = ()
    """Enum, boolean and relation fields."""
    sort: tuple[Name, ...] = ()
    where: dict[str, str] = Setting(default_factory=dict)
    """Fixed conditions by enum field: the page of open calls is `{"status": "Open"}`."""
    page_size: int = 12


class Detail(_Feature):
    """One record in full, with records that point to it."""

    kind: Literal["detail"] = "detail"
    aspects: ClassVar[tuple[str, ...]] = ("open", "related")
    entity: Name
    related: tuple[Name, ...] = ()
    """Entities with a relation to this one, listed below it."""


class Manage(_Feature):
    """Create, edit and delete records, with validation on both sides and undo of a deletion."""

    kind: Literal["manage"] = "manage"
    aspects: ClassVar[tuple[str, ...]] = ("create", "edit", "delete")
    entity: Name
    create: bool = True
    edit: bool = True
    delete: bool = True
    create_label: Label = "Add"


class Form(_Feature):
    """A public form that keeps what was sent and confirms it: contact, lead, subscribe, survey."""

    kind: Literal["form"] = "form"
    aspects: ClassVar[tuple[str, ...]] = ("submit", "validate")
    entity: Name
    heading: Label
    text: str = ""
    submit_label: Label = "Send"
    confirmation: Label = "Thank you. We have received your message."


# --- people ------------------------------------------------------------------------------------


class Account(_Feature):
    """Register, sign in, sign out, change of password, demo accounts."""

    kind: Literal["account"] = "account"
    aspects: ClassVar[tuple[str, ...]] = (
        "register",
        "sign_in",
        "reject",
        "sign_out",
        "password",
        "closed",
    )
    register_roles: tuple[Name, ...] = ("member",)
    """Roles a visitor may choose when registering."""


class Profile(_Feature):
    """The person's own details, edited and kept; for a guest too where no sign-in is asked for."""

    kind: Literal["profile"] = "profile"
    aspects: ClassVar[tuple[str, ...]] = ("show", "update")
    entity: Name
    """An owned entity with one record a person."""


class Mine(_Feature):
    """The visitor's own records of an entity: "My bookings", "Download history"."""

    kind: Literal["mine"] = "mine"
    aspects: ClassVar[tuple[str, ...]] = ("list",)
    entity: Name
    heading: Label


class Save(_Feature):
    """Follow, favourite, collect: keep a record of an entity for later; listed by a `Mine`."""

    kind: Literal["save"] = "save"
    aspects: ClassVar[tuple[str, ...]] = ("save", "remove")
    entity: Name
    record: Name
    """An owned entity with a relation to `entity`."""
    verb: Label = "Save"
    """On the button: Follow, Save, Add to collection."""
    done: Label = "Saved"


class Share(_Feature):
    """Pass a record on: copy its link, or send it by e-mail or on a social network."""

    kind: Literal["share"] = "share"
    aspects: ClassVar[tuple[str, ...]] = ("share",)
    entity: Name


class Comments(_Feature):
    """Comments, replies or rated reviews under a record."""

    kind: Literal["comments"] = "comments"
    aspects: ClassVar[tuple[str, ...]] = ("post", "list")
    entity: Name
    record: Name
    """An entity with a relation to `entity` and a long text; a rating field makes it a review."""
    noun: Label = "Comment"
    """Comment, Reply, Review."""
    anonymous: bool = False


class Vote(_Feature):
    """One vote a person in a poll, with results; or an up-vote on a record (no options)."""

    kind: Literal["vote"] = "vote"
    aspects: ClassVar[tuple[str, ...]] = ("options", "vote", "results")
    entity: Name
    option: Name | None = None
    """An entity with a relation to `entity`."""
    record: Name
    """An owned entity with a relation to `option` (poll) or to `entity` (up-vote)."""


class Leaderboard(_Feature):
    """Records ranked by a number, highest first."""

    kind: Literal["leaderboard"] = "leaderboard"
    aspects: ClassVar[tuple[str, ...]] = ("ranked",)
    entity: Name
    score: Name
    heading: Label = "Leaderboard"


class Points(_Feature):
    """Points counted for each person: earned by visits and own records, given for rewards."""

    kind: Literal["points"] = "points"
    aspects: ClassVar[tuple[str, ...]] = ("earn", "balance", "redeem")
    record: Name
    """An owned entity with a text `reason` and a number `amount`: what was booked, by hand or by
    the app; below zero for what was given away."""
    noun: Label = "Points"
    """Points, Coins, Credits: in the plural."""
    welcome: int = Setting(default=100, ge=0)
    """What everybody has to begin with."""
    earned_by: tuple[Name, ...] = ()
    """Owned entities: each record of one's own earns `each`."""
    visit: int = Setting(default=5, gt=0)
    """What a day's check-in earns."""
    each: int = Setting(default=10, gt=0)
    reward: Name | None = None
    cost: Name | None = None
    """The number of `reward` that says what it takes; required with it."""
    stock: Name | None = None
    """The number of `reward` that says how many are left."""


class Messages(_Feature):
    """Conversations between people or in groups: pick one, write, read the thread."""

    kind: Literal["messages"] = "messages"
    aspects: ClassVar[tuple[str, ...]] = ("send", "list", "received", "attach")
    person: Name
    """The entity of people, or of groups, one can write to."""
    record: Name
    """An owned entity with a relation to `person`, a `body` and `sent_at`.

    Where not its owner alone reads it, all who write to a group read each other; a text field
    `sender` keeps who wrote. A file field `attachment` lets files go along, a boolean `read` counts
    what is unread, and a boolean `answer` marks what the person wrote to the owner.
    """
    accounts: bool = False
    """Whether whoever has an account is one of `person`, and can be written to."""


class Outbox(_Feature):
    """Write to recipients by e-mail, SMS or WhatsApp; kept, and marked as simulated."""

    kind: Literal["outbox"] = "outbox"
    aspects: ClassVar[tuple[str, ...]] = ("compose", "send", "attach", "sent")
    channel: Literal["e-mail", "SMS", "WhatsApp"] = "e-mail"
    recipient: Name
    """An entity with an e-mail or phone field."""
    record: Name
    """An entity with a relation to `recipient`, a `body`, `sent_at`, and for e-mail a `subject`."""
    template: Name | None = None


class Notifications(_Feature):
    """Notices to the visitor with read state, raised when the app's records change."""

    kind: Literal["notifications"] = "notifications"
    aspects: ClassVar[tuple[str, ...]] = ("list", "read")
    record: Name
    """An owned entity with `title`, `body`, `read` and `created_at`."""
    on: tuple[Name, ...] = ()
    """Entities whose new records raise a notice."""


# --- figures -----------------------------------------------------------------------------------


class Measure(Model):
    """A figure over an entity's records."""

    label: Label
    entity: Name
    of: Literal["count", "sum", "average"] = "count"
    field: Name | None = None
    """A number, money or rating field; None for a count."""
    where: dict[str, str] = Setting(default_factory=dict)


class Figures(_Feature):
    """Tiles with key figures, computed from the records."""

    kind: Literal["figures"] = "figures"
    aspects: ClassVar[tuple[str, ...]] = ("show", "update")
    heading: Label
    measures: tuple[Measure, ...]
    refresh_s: int | None = None
    """Counted anew at this interval while one looks; None: when one comes or changes records."""


class Chart(_Feature):
    """A chart over an entity's records by groups, or a curve of their values, with its table."""

    kind: Literal["chart"] = "chart"
    heading: Label
    measure: Measure
    group_by: Name
    """An enum, relation, text or date field."""
    style: Literal["bar", "line", "area", "pie"] = "bar"
    latest: int | None = None
    """A curve over the date `group_by`, a point for each of so many latest records."""


class Compare(_Feature):
    """Two or three records side by side, chosen by the visitor."""

    kind: Literal["compare"] = "compare"
    aspects: ClassVar[tuple[str, ...]] = ("compare",)
    entity: Name
    fields: tuple[Name, ...] = ()


class Report(_Feature):
    """A report over records: choose period and groups, see totals, print, download CSV / PDF."""

    kind: Literal["report"] = "report"
    aspects: ClassVar[tuple[str, ...]] = ("generate", "download")
    entity: Name
    heading: Label
    columns: tuple[Name, ...]
    group_by: Name | None = None
    total: tuple[Name, ...] = ()
    average: tuple[Name, ...] = ()


class Document(_Feature):
    """A printable paper made from one record: quote, voucher, invoice, certificate; with PDF."""

    kind: Literal["document"] = "document"
    aspects: ClassVar[tuple[str, ...]] = ("view", "download")
    entity: Name
    title: Label
    """Quote, Voucher, Invoice, Certificate, Ticket, Receipt."""


# --- work --------------------------------------------------------------------------------------


class Transition(Model):
    """A named change of state."""

    name: Name
    label: Label
    from_: tuple[Label, ...] = Setting(alias="from")
    to: Label
    by: str = "anyone"
    """Who may do it, as in `Access`."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Workflow(_Feature):
    """Records that move through states by named actions: approve, assign, check in, renew."""

    kind: Literal["workflow"] = "workflow"
    aspects: ClassVar[tuple[str, ...]] = ("act", "queue")
    entity: Name
    state: Name
    """An enum field."""
    transitions: tuple[Transition, ...]


class Assign(_Feature):
    """Give a record to somebody, or something to it: a driver to a vehicle, a task to a person."""

    kind: Literal["assign"] = "assign"
    aspects: ClassVar[tuple[str, ...]] = ("assign",)
    entity: Name
    relation: Name
    """An optional relation of the entity: who or what it is given."""
    by: str = "anyone"
    """Who may assign, as in `Access`."""


class Request(_Feature):
    """Apply, enrol, join, register for a record: a form on its page that makes a linked record."""

    kind: Literal["request"] = "request"
    aspects: ClassVar[tuple[str, ...]] = ("submit",)
    entity: Name
    record: Name
    """An owned entity with a relation to `entity`."""
    verb: Label = "Apply"
    confirmation: Label = "Your application has been received."
    once: bool = True


class Booking(_Feature):
    """Book a record for dates or a time slot; double booking is refused by the server."""

    kind: Literal["booking"] = "booking"
    aspects: ClassVar[tuple[str, ...]] = ("book", "conflict")
    entity: Name
    record: Name
    """An owned entity with a relation to `entity` and the fields below."""
    start: Name
    """A date (with `end`: stays, nights) or a datetime (slots)."""
    end: Name | None = None
    verb: Label = "Book"


class Calendar(_Feature):
    """A month of dated records."""

    kind: Literal["calendar"] = "calendar"
    entity: Name
    date: Name


class Shop(_Feature):
    """Cart, checkout and orders; the payment is a mock and says so."""

    kind: Literal["shop"] = "shop"
    aspects: ClassVar[tuple[str, ...]] = (
        "add",
        "cart",
        "checkout",
        "orders",
        "cancel",
        "stock",
        "coupon",
    )
    product: Name
    price: Name
    cart_item: Name
    order: Name
    order_line: Name
    stock: Name | None = None
    """A number of the product: how many there are. An order lowers it, never below none."""
    coupon: Name | None = None
    """An entity with a `code` and a `discount` in per cent; the order keeps a `coupon_code` and
    the `discount` in money."""


class Quiz(_Feature):
    """Questions with options, answers with feedback, a score that is kept."""

    kind: Literal["quiz"] = "quiz"
    aspects: ClassVar[tuple[str, ...]] = ("start", "answer", "score")
    entity: Name
    """The quiz, exam or contest."""
    question: Name
    """Relation to `entity`; fields: prompt, option_a to option_d, answer (A-D), explanation."""
    attempt: Name
    """Owned; relation to `entity`; fields: player, score, total, finished_at."""


class Transfer(_Feature):
    """Files of records: upload, download (with history), share link."""

    kind: Literal["transfer"] = "transfer"
    aspects: ClassVar[tuple[str, ...]] = ("upload", "download", "share")
    entity: Name
    file: Name
    upload: bool = False
    download: bool = True
    share: bool = False
    record: Name | None = None
    """An owned entity with a relation to `entity` and `downloaded_at`: the history."""


class Lookup(_Feature):
    """Find one record by its reference and see its state and history; verify that it is genuine."""

    kind: Literal["lookup"] = "lookup"
    aspects: ClassVar[tuple[str, ...]] = ("find", "missing", "track")
    entity: Name
    key: Name
    event: Name | None = None
    """An entity with a relation to `entity`, a place or note and a datetime: the history."""
    heading: Label = "Track"
    verb: Label = "Look up"


class Backup(_Feature):
    """Copies of all records of the app: make one, download it, bring its records back."""

    kind: Literal["backup"] = "backup"
    aspects: ClassVar[tuple[str, ...]] = ("create", "restore")
    record: Name
    """An entity with `title`, `made_at`, `records` (a number) and `content` (a long text)."""


class Admin(_Feature):
    """A panel for one role: every named entity as a table with create, edit, delete."""

    kind: Literal["admin"] = "admin"
    aspects: ClassVar[tuple[str, ...]] = (
        "open",
        "refuse",
        "change",
        "add_user",
        "roles",
        "block",
        "rights",
        "permit",
    )
    entities: tuple[Name, ...]
    role: Name = "admin"
    accounts: bool = False
    """A further tab with the accounts of those who sign in: new ones, their roles, blocking, and
    what each role may do, which staff can change. The last five aspects are about it."""


class Chatbot(_Feature):
    """Answers questions from a list, and says so when it has no answer."""

    kind: Literal["chatbot"] = "chatbot"
    aspects: ClassVar[tuple[str, ...]] = ("ask",)
    heading: Label = "Ask us"
    answers: tuple[Item, ...]
    """title: the question; text: the answer."""


class Live(_Feature):
    """Readings that change on a timer, labelled as simulated."""

    kind: Literal["live"] = "live"
    aspects: ClassVar[tuple[str, ...]] = ("show", "update")
    entity: Name
    fields: tuple[Name, ...]
    interval_s: int = 5


class Term(Model):
    """One input of a calculator: a number, or a choice whose options carry numbers."""

    name: Name
    label: Label
    unit: str = ""
    default: float = 0
    minimum: float = 0
    maximum: float | None = None
    options: dict[str, float] = Setting(default_factory=dict)


class Result(Model):
    """One output: an arithmetic expression over the inputs' names (+ - * / ** and brackets)."""

    name: Name
    label: Label
    expression: str
    unit: str = ""
    bands: dict[str, float] = Setting(default_factory=dict)
    """Optional words for the figure: label -> lower bound, ascending."""


class Calculator(_Feature):
    """Inputs in, results out at once, by formulas or rule tables."""

    kind: Literal["calculator"] = "calculator"
    aspects: ClassVar[tuple[str, ...]] = ("compute",)
    heading: Label
    terms: tuple[Term, ...]
    results: tuple[Result, ...]


class Board(_Feature):
    """A kanban board: columns by an enum field, cards moved by drag or by keyboard."""

    kind: Literal["board"] = "board"
    aspects: ClassVar[tuple[str, ...]] = ("show", "move")
    entity: Name
    column: Name


class Map(_Feature):
    """Records as markers on a drawn map; no external tiles."""

    kind: Literal["map"] = "map"
    entity: Name
    location: Name


# --- written for one app ------------------------------------------------------------------------


class Bespoke(_Feature):
    """A part that no other kind covers, written for this app; its criteria bring their steps."""

    kind: Literal["bespoke"] = "bespoke"
    heading: Label
    purpose: str
    """What a person does with it and gets from it, in a sentence or two."""
    entities: tuple[Name, ...] = ()
    """Entities whose records it shows or changes."""
    api: bool = False
    """Whether it keeps things of its own on the server."""


Feature = Annotated[
    Hero
    | Content
    | Spotlight
    | Browse
    | Detail
    | Manage
    | Form
    | Account
    | Profile
    | Mine
    | Save
    | Share
    | Comments
    | Vote
    | Leaderboard
    | Points
    | Messages
    | Outbox
    | Notifications
    | Figures
    | Chart
    | Compare
    | Report
    | Document
    | Workflow
    | Assign
    | Request
    | Booking
    | Calendar
    | Shop
    | Quiz
    | Transfer
    | Lookup
    | Backup
    | Admin
    | Chatbot
    | Live
    | Calculator
    | Board
    | Map
    | Bespoke,
    Setting(discriminator="kind"),
]

FEATURE_TYPES: tuple[type[_Feature], ...] = get_args(get_args(Feature)[0])
"""Every kind of feature, in the order of this page."""

ASPECTS: dict[str, tuple[str, ...]] = {
    kind.model_fields["kind"].default: kind.aspects for kind in FEATURE_TYPES
}
"""What a criterion can claim, by feature kind."""
