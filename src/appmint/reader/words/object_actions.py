"""Verbs whose object decides what is done: "submit an application", "check the status"."""

OBJECT_ACTIONS: tuple[tuple[frozenset[str], frozenset[str], str], ...] = tuple(
    (frozenset(verbs.split()), frozenset(nouns.split()), action)
    for verbs, nouns, action in (
        ("send", "whatsapp sms", "outbox"),
        (
            "browse view learn understand know introduce display show see read",
            "mission vision values philosophy culture",
            "about",
        ),
        ("view see display check show query browse", "voting votes poll polls ballot", "vote"),
        ("", "faq faqs", "faq"),
        (
            "report",
            "issue issues fault faults damage damages incident incidents bug bugs "
            "leak leaks sighting sightings breakdown breakdowns defect defects "
            "accident accidents malfunction malfunctions violation violations",
            "create",
        ),
        ("view see check display show browse explore use open", "map maps", "map"),
        ("", "leaderboard leaderboards", "rank"),
        ("*", "cart carts", "cart"),
        ("place make submit", "order orders", "cart"),
        (
            "set manage assign control configure access",
            "permission permissions privileges",
            "permissions",
        ),
        ("ask answer post", "question questions", "comment"),
        ("fill enter input", "payment shipping", "pay"),
        ("make complete process enter fill choose select", "payment payments", "pay"),
        ("schedule", "appointment appointments visit visits viewing viewings", "book"),
        (
            "make create",
            "reservation reservations booking bookings appointment appointments",
            "book",
        ),
        ("add save collect mark", "favorites favourites wishlist collection bookmarks", "save"),
        ("create register open", "account accounts", "register"),
        ("reset change recover retrieve modify update", "password passwords", "password"),
        ("manage handle control support provide", "login logins", "login"),
        (
            "manage edit update modify view access maintain complete fill improve change query",
            "profile profiles personal account",
            "profile",
        ),
        (
            "send exchange receive",
            "message messages text texts emoji emojis image images picture pictures video videos "
            "voice file files",
            "message",
        ),
        (
            "receive get send push set",
            "notification notifications reminder reminders alert alerts",
            "notify",
        ),
        ("send write compose receive manage", "email emails e-mail mail sms", "outbox"),
        (
            "view analyze display see show generate create provide check",
            "statistics analytics chart charts graph graphs trends dashboard metrics",
            "chart",
        ),
        ("generate create provide view produce print export get", "report reports", "report"),
        (
            "generate create issue print view receive get obtain",
            "certificate certificates voucher vouchers quote quotes quotation quotations invoice "
            "invoices receipt receipts",
            "document",
        ),
        ("generate", "chart charts graph graphs statistics", "chart"),
        (
            "generate print",
            "ticket tickets label labels bill bills statement statements",
            "document",
        ),
        (
            "submit fill complete send leave provide give",
            "form forms feedback inquiry inquiries survey surveys questionnaire complaint "
            "complaints "
            "suggestions opinion opinions contact",
            "form",
        ),
        ("submit", "application applications", "request"),
        (
            "post write leave submit add publish make share",
            "comment comments reply replies",
            "comment",
        ),
        (
            "write leave submit post give",
            "review reviews rating ratings evaluation evaluations",
            "review",
        ),
        (
            "participate engage join start",
            "discussion discussions forum forums conversation",
            "comment",
        ),
        ("check track query view follow", "status progress logistics", "lookup"),
        (
            "take start participate answer complete conduct",
            "quiz quizzes exam exams test tests question questions",
            "quiz",
        ),
        ("take answer", "assessment assessments", "quiz"),
        ("update change modify process track_change", "status statuses", "workflow"),
        ("view see check browse query access", "history record records", "mine"),
        ("cast submit", "vote votes ballot", "vote"),
        ("view see check display", "ranking rankings leaderboard", "rank"),
        ("contact reach", "*", "contact"),
        ("use access", "calculator", "calculate"),
        (
            "communicate interact chat talk connect converse",
            "users people friends members others merchants sellers teachers students customers "
            "doctors tutors anchors streamers players owners agents experts employers recruiters",
            "message",
        ),
        ("navigate open visit enter", "profile", "profile"),
        ("enter input fill provide", "username usernames password passwords credentials", "login"),
        ("convert", "currency currencies unit units", "calculate"),
        ("make display view show", "comparison comparisons", "compare"),
        ("get receive access", "help support assistance", "faq"),
    )
)
"""(verbs, nouns in the object, action): the first row that fits turns a verb into the action."""
