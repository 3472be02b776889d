"""A small app with most kinds of feature, without problems: tests bend one thing of it."""

from typing import Any

from appmint.spec import (
    Access,
    Account,
    Action,
    Admin,
    AppSpec,
    Assign,
    Backup,
    Bespoke,
    Board,
    Booking,
    Browse,
    Calculator,
    Calendar,
    Chart,
    Chatbot,
    Claim,
    Click,
    Colour,
    Comments,
    Compare,
    Content,
    Criterion,
    Detail,
    Document,
    Entity,
    ExpectText,
    Feature,
    Field,
    FieldType,
    Figures,
    Form,
    Go,
    Hero,
    Item,
    Leaderboard,
    Live,
    Lookup,
    Manage,
    Map,
    Measure,
    Messages,
    Mine,
    Notifications,
    Outbox,
    Page,
    Points,
    Profile,
    Quiz,
    Report,
    Request,
    Result,
    Role,
    Save,
    Share,
    Shop,
    SignIn,
    Source,
    Spotlight,
    Target,
    Term,
    Theme,
    Transfer,
    Transition,
    Vote,
    Workflow,
)

TEXT = "A lending library: readers search books, borrow them and write reviews."

_T = FieldType


def _field(name: str, kind: FieldType, **settings: Any) -> Field:
    return Field(
        name=name, label=name.replace("_", " ").capitalize(), type=kind, required=False, **settings
    )


def _link(target: str) -> Field:
    return _field(target, _T.RELATION, target=target)


def _kept(name: str, plural: str, *fields: Field) -> Entity:
    """An entity that a feature keeps: owned, and named by a text field of its own."""
    return Entity(
        name=name,
        plural=plural,
        label=name.capitalize(),
        label_plural=plural.capitalize(),
        fields=(_field("title", _T.TEXT), *fields),
        display="title",
        owned=True,
        access=Access(create="anyone", update="owner", delete="owner"),
    )


BOOK = Entity(
    name="book",
    plural="books",
    label="Book",
    label_plural="Books",
    icon="book",
    fields=(
        Field(name="title", label="Title", type=_T.TEXT),
        _field("isbn", _T.TEXT, unique=True),
        _field("summary", _T.LONG_TEXT),
        _field("pages", _T.NUMBER, minimum=1, maximum=5000),
        _field("price", _T.MONEY, unit="EUR"),
        _field("shelf", _T.ENUM, options=("Open", "Closed", "Lent")),
        _field("bought_on", _T.DATE),
        _field("cover", _T.IMAGE),
        _field("sample", _T.FILE),
        _field("found_at", _T.LOCATION),
        _field("contact", _T.EMAIL),
        _field("phone", _T.PHONE),
        _field("score", _T.RATING),
        _field("new", _T.BOOLEAN),
        _link("author"),
    ),
    display="title",
    access=Access(create="librarian", update="librarian", delete="librarian"),
    seed=(
        {"title": "The Quiet Harbour", "isbn": "978-0", "pages": 212, "author": 0},
        {
            "title": "Salt and Slate",
            "isbn": "978-1",
            "price": 1250,
            "shelf": "Lent",
            "bought_on": -30,
            "cover": "",
            "found_at": {"label": "Lyon, France", "lat": 45.76, "lng": 4.84},
            "author": 1,
        },
    ),
    source=Source(origin="text", start=35, end=40),
)
AUTHOR = Entity(
    name="author",
    plural="authors",
    label="Author",
    label_plural="Authors",
    fields=(Field(name="name", label="Name", type=_T.TEXT), _field("e_mail", _T.EMAIL)),
    display="name",
    seed=({"name": "Ada Morel"}, {"name": "Ben Okoro", "e_mail": "ben@example.com"}),
)
KEPT = (
    _kept("loan", "loans", _link("book"), _field("starts", _T.DATE), _field("ends", _T.DATE)),
    _kept("favourite", "favourites", _link("book")),
    _kept("review", "reviews", _link("book"), _field("body", _T.LONG_TEXT)),
    _kept("choice", "choices", _link("book")),
    _kept("ballot", "ballots", _link("choice")),
    _kept("letter", "letters", _link("author"), _field("subject", _T.TEXT),
          _field("body", _T.LONG_TEXT), _field("sent_at", _T.DATETIME)),
    _kept("booking_of_points", "bookings_of_points", _field("reason", _T.TEXT),
          _field("amount", _T.NUMBER), _field("booked_on", _T.DATE)),
    _kept("notice", "notices", _field("body", _T.TEXT), _field("read", _T.BOOLEAN),
          _field("created_at", _T.DATETIME)),
    _kept("basket_item", "basket_items", _link("book")),
    _kept("order", "orders"),
    _kept("order_line", "order_lines", _link("order"), _link("book")),
    _kept("riddle", "riddles", _link("book"), _field("prompt", _T.TEXT),
          *(_field(f"option_{letter}", _T.TEXT) for letter in "abcd"),
          _field("answer", _T.ENUM, options=("A", "B", "C", "D")),
          _field("explanation", _T.LONG_TEXT)),
    _kept("attempt", "attempts", _link("book"), _field("player", _T.TEXT),
          _field("score", _T.NUMBER), _field("total", _T.NUMBER),
          _field("finished_at", _T.DATETIME)),
    _kept("reading", "readings", _link("book"), _field("downloaded_at", _T.DATETIME)),
    _kept("backup", "backups", _field("made_at", _T.DATETIME), _field("records", _T.NUMBER),
          _field("content", _T.LONG_TEXT)),
    _kept("movement", "movements", _link("book"), _field("note", _T.TEXT),
          _field("at", _T.DATETIME)),
)  # fmt: skip

FEATURES: tuple[Feature, ...] = (
    Hero(id="hero", heading="Welcome", actions=(Action(label="Browse", page="library"),)),
    Content(id="about", heading="About", items=(Item(title="Opening hours", text="Ten to six"),)),
    Spotlight(id="spotlight", entity="book", heading="New books"),
    Browse(
        id="browse",
        entity="book",
        search=("title", "isbn"),
        filters=("shelf", "new", "author"),
        sort=("title", "price"),
        where={"shelf": "Open"},
    ),
    Detail(id="detail", entity="book", related=("review",)),
    Manage(id="manage", entity="book"),
    Form(id="form", entity="review", heading="Write to us"),
    Account(id="account", register_roles=("reader",)),
    Profile(id="profile", entity="favourite"),
    Mine(id="mine", entity="loan", heading="My loans"),
    Save(id="save", entity="book", record="favourite"),
    Share(id="share", entity="book"),
    Comments(id="comments", entity="book", record="review"),
    Vote(id="vote", entity="book", option="choice", record="ballot"),
    Leaderboard(id="leaderboard", entity="book", score="score"),
    Points(
        id="points",
        record="booking_of_points",
        earned_by=("loan", "review"),
        reward="book",
        cost="pages",
    ),
    Messages(id="messages", person="author", record="letter"),
    Outbox(id="outbox", recipient="author", record="letter"),
    Notifications(id="notifications", record="notice", on=("loan",)),
    Figures(
        id="figures",
        heading="In figures",
        measures=(
            Measure(label="Books", entity="book", where={"shelf": "Lent"}),
            Measure(label="Worth", entity="book", of="sum", field="price"),
        ),
    ),
    Chart(
        id="chart",
        heading="By shelf",
        measure=Measure(label="Books", entity="book"),
        group_by="shelf",
    ),
    Compare(id="compare", entity="book", fields=("title", "pages")),
    Report(
        id="report",
        entity="book",
        heading="Stock",
        columns=("title", "price"),
        group_by="shelf",
        total=("price",),
    ),
    Document(id="document", entity="loan", title="Voucher"),
    Workflow(
        id="workflow",
        entity="book",
        state="shelf",
        transitions=(
            Transition.model_validate(
                {"name": "lend", "label": "Lend", "from": ["Open"], "to": "Lent", "by": "member"}
            ),
        ),
    ),
    Assign(id="assign", entity="book", relation="author", by="librarian"),
    Request(id="request", entity="book", record="loan"),
    Booking(id="booking", entity="book", record="loan", start="starts", end="ends"),
    Calendar(id="calendar", entity="book", date="bought_on"),
    Shop(
        id="shop",
        product="book",
        price="price",
        cart_item="basket_item",
        order="order",
        order_line="order_line",
    ),
    Quiz(id="quiz", entity="book", question="riddle", attempt="attempt"),
    Transfer(id="transfer", entity="book", file="sample", record="reading"),
    Lookup(id="lookup", entity="book", key="isbn", event="movement"),
    Backup(id="backup", record="backup"),
    Admin(id="admin", entities=("book", "author"), role="librarian"),
    Chatbot(id="chatbot", answers=(Item(title="When are you open?", text="Ten to six."),)),
    Live(id="live", entity="book", fields=("pages",)),
    Calculator(
        id="calculator",
        heading="Late fee",
        terms=(Term(name="days", label="Days late"), Term(name="rate", label="Rate")),
        results=(
            Result(
                name="fee",
                label="Fee",
                expression="(days - 1) * rate / 2 ** 2",
                bands={"Low": 0, "High": 10},
            ),
        ),
    ),
    Board(id="board", entity="book", column="shelf"),
    Map(id="map", entity="book", location="found_at"),
    Bespoke(
        id="bespoke",
        heading="Shelf planner",
        purpose="Arranges books on shelves by dragging them.",
        entities=("book",),
        api=True,
    ),
)

_ON_ONE_BOOK = ("detail", "comments", "save", "share", "booking", "request")


def library() -> AppSpec:
    """The app. Every feature kind is in it once."""
    others = tuple(
        feature.id
        for feature in FEATURES
        if feature.id not in (*_ON_ONE_BOOK, "hero", "about", "account", "admin")
    )
    return AppSpec(
        name="Harbour Library",
        tagline="Borrow a book",
        text=TEXT,
        theme=Theme(
            background=Colour(label="floral white", hex="#fffaf0"),
            component=Colour(label="navy", hex="#000080"),
        ),
        roles=(
            Role(name="reader", label="Reader"),
            Role(name="librarian", label="Librarian", staff=True),
        ),
        entities=(BOOK, AUTHOR, *KEPT),
        features=FEATURES,
        pages=(
            Page(name="home", title="Home", path="/", features=("hero", "about")),
            Page(name="library", title="Library", path="/library", features=others),
            Page(
                name="book",
                title="Book",
                path="/books/:id",
                navigation=False,
                features=_ON_ONE_BOOK,
            ),
            Page(
                name="sign_in",
                title="Sign in",
                path="/sign-in",
                navigation=False,
                features=("account",),
            ),
            Page(name="panel", title="Panel", path="/panel", role="librarian", features=("admin",)),
        ),
        criteria=(
            Criterion(
                id="search_books",
                text="readers search books",
                claims=(Claim(feature="browse", aspect="search"),),
                steps=(
                    SignIn(role="reader"),
                    Go(path="/library"),
                    Click(target=Target(role="link", name="Salt and Slate")),
                    ExpectText(text="Salt and Slate"),
                ),
                source=Source(origin="text", start=19, end=39),
            ),
        ),
    )
