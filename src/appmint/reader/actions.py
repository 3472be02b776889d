"""What people do with an app: verbs, action nouns, and what an object makes of them."""

from functools import lru_cache

from appmint.reader.grammar import LIGHT

_VERBS = """
browse: browse view see explore display show showcase present list read discover visit look
navigate
  access watch know understand review_list introduce retrieve listen enjoy learn highlight exhibit
  inspect examine demonstrate illustrate detail consult preview play_back include feature
search: search find query seek locate look_up inquire enquire
filter: filter categorize categorise classify narrow refine group_by sort_out
sort: sort
open: open click select choose pick expand
create: create clone duplicate add post publish input enter write record register_item build
  compose design make
define
  insert draft propose fill_in collect_data store save_data set establish log_entry upload_record
  report_issue
  note enrol_item capture open_account_for initiate start launch issue generate_record plan
  arrange host
  organize organise announce provide offer release raise log keep
edit: edit modify tweak replace update change adjust revise correct rename rewrite amend maintain
  customize customise
  personalize tag label configure set_up
delete: delete remove clear discard archive erase retire
manage: manage administer handle maintain_records oversee operate control coordinate
organise_records
  process_records moderate supervise
register: register
login: login
logout: logout
password: reset_password
book: book reserve rent hire lease
cart: buy purchase shop sell checkout order recharge
pay: pay settle
contact: contact reach
form: submit complete fill inquire_about request claim suggest complain consult_us
subscribe: subscribe unsubscribe
request: apply enroll enrol join participate attend bid accept redeem volunteer adopt donate
invest bet
comment: comment reply discuss respond answer_post debate interact communicate_publicly
review: rate review evaluate
save: save favorite favourite follow collect bookmark star wishlist
like: like upvote
vote: vote cast poll
rank: rank
message: chat message communicate talk converse
notify: notify remind alert inform
outbox: email send
chart: analyze analyse visualize visualise chart summarize summarise aggregate
live: monitor
compare: compare
report: report export print
workflow: circulate mark approve reject assign confirm process cancel return renew
  verify_request audit
dispatch ship
  deliver accept_order schedule_task complete_task check_in checkin finish close resolve escalate
  refund
  allocate transfer distribute recall borrow lend activate deactivate block unblock lock unlock
  enable disable revoke terminate resign undo suspend stop restart
quiz: practice practise
upload: upload attach import
download: download
share: share forward promote refer invite recommend_to
lookup: track trace verify check authenticate validate scan
calculate: calculate estimate compute
"""

_PARTICIPLES = {
    "browsing": "browse",
    "logging": "log",
    "planning": "plan",
    "shipping": "ship",
    "shopping": "shop",
    "setting": "set",
    "getting": "get",
    "chatting": "chat",
    "tagging": "tag",
    "scanning": "scan",
    "submitting": "submit",
    "betting": "bet",
    "running": "run",
    "putting": "put",
    "cutting": "cut",
    "cancelling": "cancel",
    "canceling": "cancel",
    "labelling": "label",
    "transferring": "transfer",
    "referring": "refer",
    "enrolling": "enrol",
    "blogging": "blog",
    "debugging": "debug",
    "mapping": "map",
    "posting": "post",
    "adding": "add",
    "selling": "sell",
    "filling": "fill",
    "calling": "call",
    "polling": "poll",
    "assessing": "assess",
    "accessing": "access",
    "processing": "process",
    "discussing": "discuss",
    "paying": "pay",
    "playing": "play",
    "viewing": "view",
    "buying": "buy",
    "trying": "try",
    "lying": "lie",
    "testing": "test",
    "listing": "list",
    "being": "be",
    "seeing": "see",
    "agreeing": "agree",
    "writing": "write",
    "rating": "rate",
    "voting": "vote",
}

_ACTION_NOUNS = """
browse: browsing display showcase showcasing presentation introduction introductions listing list
  lists inquiry
  enquiry viewing catalog catalogue catalogs gallery collection_page details information directory
  reading recommendation recommendations showcases displays overview exhibition navigation library
search: search searching query querying finder retrieval searches identification
filter: filter filters filtering categorization categorisation classification categories
sort: sorting
create: creation addition adding entry input publishing posting recording publication writing
  creating uploading_records wizard
edit: editing modification updating edit customization customisation maintenance configuration
  modifying adjustment personalization
delete: deletion deleting removal
manage: management handling managing administration crm crud maintenance_records
register: registration register sign-up signup
login: login logins log-in sign-in signin authentication authorization logon
logout: logout
password: password passwords
profile: profile profiles
book: booking bookings reservation reservations appointment appointments rental
cart: cart purchase purchases purchasing buying shopping ordering sales checkout order_placement
pay: payment payments settlement recharge alipay paypal recharges
permissions: permission permissions privileges authority
subscribe: newsletter subscription subscriptions
form: questionnaire survey surveys feedback submission form forms complaint complaints
request: enrollment enrolment application_form participation sign-ups
comment: comment comments commenting reply replies replying discussion discussions forum
interaction interactions
  communication
review: review reviews rating ratings evaluation evaluations
save: favorites favourites collection wishlist bookmarks bookmark favorite favourite following
like: like likes liking
vote: vote voting votes poll polls polling
rank: leaderboard leaderboards ranking rankings
message: chat chats chatting messaging messages message inbox
notify: notification notifications reminder reminders alert alerts
chart: statistics analysis analytics dashboard dashboards chart charts visualization visualisation
  graphs graph insights metrics trends
live: monitoring
compare: comparison comparisons compare
report: report reports reporting export exporting printing
document: quote quotes quotation quotations voucher vouchers certificate certificates
workflow: approval approvals confirmation confirmations
  assignment audit auditing processing workflow workflows check-in
cancellation
  refund refunds dispatch distribution allocation renewal
quiz: quiz quizzes exam exams examination
upload: upload uploads uploading import importing
download: download downloads downloading
share: sharing
lookup: tracking verification traceability
calculate: calculator calculation calculators estimation
calendar: calendar calendars
map: map maps
board: kanban
admin: backend admin
chatbot: chatbot chatbots
about: about company_introduction mission history
faq: faq faqs help
news: news
team: team
contact: contact
"""

_QUALITY = frozenset(
    """ensure guarantee improve enhance attract help adapt protect comply increase reduce
    optimize_experience
    facilitate promote_growth make_easier meet satisfy boost achieve encourage maximize minimize
    simplify streamline adhere conform load respond_quickly secure strengthen engage inspire
    empower
    contribute focus aim strive prevent avoid safeguard save_time educate teach motivate cultivate
    promote_awareness prioritize prioritise deepen foster raise_awareness nurture modernize
    modernise grasp optimise cater consider cover concentrate rely involve scroll swipe""".split()
)
"""Verbs of purpose: they say what the app should be like, not what it does."""

_QUALITY_NOUNS = frozenset(
    """interface design experience layout performance security privacy reliability stability
    compatibility responsiveness usability scalability efficiency maintainability accessibility
    appearance headings typography look style speed browsers browser devices""".split()
)

_HARD: dict[str, str] = {
    "crawl": "fetching data from other sites",
    "scrape": "fetching data from other sites",
    "deploy": "running other software",
    "compile": "running other software",
    "execute": "running other software",
    "run": "running other software",
    "install": "running other software",
    "integrate": "connecting to outside services",
    "connect": "connecting to outside services or devices",
    "synchronize": "connecting to outside services",
    "sync": "connecting to outside services",
    "recognize": "recognition by a trained model",
    "detect": "recognition by a trained model",
    "train": "training a model",
    "translate": "machine translation",
    "play": "playing a game or media",
    "stream": "live streaming of media",
    "record_video": "live streaming of media",
    "draw": "an editor for drawings",
    "animate": "animation",
    "simulate": "simulation",
    "render": "rendering of 3D or media",
    "encrypt": "encryption of the customer's own files",
    "debug": "tools for program code",
    "test": "tools for program code",
    "optimize": "automatic optimisation",
    "extract": "automatic extraction",
    "parse": "automatic extraction",
    "call": "telephone calls",
    "withdraw": "moving real money",
    "print": "printing on a device",
    "move": "playing a game or media",
    "spin": "playing a game or media",
    "drag": "an editor by drag and drop",
    "migrate": "moving data between systems",
    "recommend": "recommendations from what people do",
    "identify": "recognition by a trained model",
    "diagnose": "recognition by a trained model",
    "transcribe": "recognition by a trained model",
    "assess": "automatic decisions",
    "automate": "automatic decisions",
    "synthesize": "automatic generation",
    "transmit": "connecting to outside services or devices",
    "predict": "predictions by a trained model",
    "forecast": "predictions by a trained model",
    "collaborate": "editing by several people at the same time",
    "combine": "an editor for media",
    "determine": "automatic decisions",
    "roll": "playing a game or media",
    "throw": "playing a game or media",
    "shoot": "playing a game or media",
    "jump": "playing a game or media",
    "back": "backups of other systems",
    "backup": "backups of other systems",
    "restore": "backups of other systems",
    "support": "support of other software",
    "switch": "an editor with modes",
    "convert": "conversion of files or formats",
    "trade": "moving real money",
    "generate": "automatic generation",
    "merge": "an editor for files or media",
    "earn": "counting points for what people do",
    "accumulate": "counting points for what people do",
    "grade": "marking of what was handed in",
    "trigger": "automatic decisions",
    "swap": "exchanges between two people",
    "bind": "connecting to outside services or devices",
    "unbind": "connecting to outside services or devices",
    "use": "",
}
"""Verbs whose work no room does unless their object says otherwise -> what would be needed."""


def _read(table: str) -> dict[str, str]:
    found: dict[str, str] = {}
    action = ""
    for word in table.split():
        if word.endswith(":"):
            action = word[:-1]
        else:
            found.setdefault(word, action)
    return found


VERBS = _read(_VERBS)
"""Base form of a verb -> action."""
ACTION_NOUNS = _read(_ACTION_NOUNS)
"""A noun that names an action ("management", "search") -> action."""
HARD_VERBS = _HARD
QUALITY_VERBS = _QUALITY
QUALITY_NOUNS = _QUALITY_NOUNS

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
        ("set manage assign control configure", "permission permissions privileges", "permissions"),
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
        ("reset change recover modify update", "password passwords", "password"),
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

PHRASES: tuple[tuple[str, str], ...] = (
    ("log in", "login"),
    ("logging in", "login"),
    ("sign in", "login"),
    ("signing in", "login"),
    ("log on", "login"),
    ("log out", "logout"),
    ("sign out", "logout"),
    ("sign up", "register"),
    ("signing up", "register"),
    ("check in", "workflow"),
    ("check out", "cart"),
    ("checking out", "cart"),
    ("look up", "search"),
    ("search box", "search"),
    ("search bar", "search"),
    ("search field", "search"),
    ("search function", "search"),
    ("get in touch", "contact"),
    ("contact us", "contact"),
    ("about us", "about"),
    ("company introduction", "about"),
    ("company information", "about"),
    ("company profile", "about"),
    ("company history", "about"),
    ("corporate culture", "about"),
    ("our mission", "about"),
    ("company's history", "about"),
    ("company's mission", "about"),
    ("company's information", "about"),
    ("history of the company", "about"),
    ("about the company", "about"),
    ("our team", "team"),
    ("team members", "team"),
    ("team introduction", "team"),
    ("customer support", "faq"),
    ("customer service", "faq"),
    ("help center", "faq"),
    ("help centre", "faq"),
    ("online customer service", "chatbot"),
    ("support tool", "chatbot"),
    ("customer support tool", "chatbot"),
    ("live chat", "chatbot"),
    ("chat bot", "chatbot"),
    ("virtual assistant", "chatbot"),
    ("intelligent customer service", "chatbot"),
    ("admin panel", "admin"),
    ("management end", "admin"),
    ("management backend", "admin"),
    ("backend management", "admin"),
    ("background management", "admin"),
    ("backend management system", "admin"),
    ("back-end management", "admin"),
    ("permission management", "permissions"),
    ("access control", "permissions"),
    ("permission control", "permissions"),
    ("role management", "permissions"),
    ("permission settings", "permissions"),
    ("permission allocation", "permissions"),
    ("user authentication", "login"),
    ("user permissions", "permissions"),
    ("personal center", "profile"),
    ("personal centre", "profile"),
    ("user center", "profile"),
    ("user centre", "profile"),
    ("member center", "profile"),
    ("personal information", "profile"),
    ("account management", "profile"),
    ("account information", "profile"),
    ("account settings", "profile"),
    ("personal details", "profile"),
    ("personal settings", "profile"),
    ("personal account", "profile"),
    ("personal accounts", "profile"),
    ("data visualization", "chart"),
    ("data analysis", "chart"),
    ("statistical analysis", "chart"),
    ("data statistics", "chart"),
    ("calendar management", "calendar"),
    ("statistical charts", "chart"),
    ("statistical data", "chart"),
    ("statistical information", "chart"),
    ("shopping cart", "cart"),
    ("place orders", "cart"),
    ("order placement", "cart"),
    ("real-time data", "live"),
    ("real-time update", "live"),
    ("real-time updates", "live"),
    ("live data", "live"),
    ("real-time monitoring", "live"),
    ("data monitoring", "live"),
    ("order tracking", "lookup"),
    ("tracking number", "lookup"),
    ("logistics tracking", "lookup"),
    ("points mall", "cart"),
    ("bar chart", "chart"),
    ("line chart", "chart"),
    ("pie chart", "chart"),
    ("kanban board", "board"),
    ("task board", "board"),
    ("instant messaging", "message"),
    ("private messages", "message"),
    ("private message", "message"),
    ("password reset", "password"),
    ("password recovery", "password"),
    ("sms verification", "outbox"),
    ("mass messaging", "outbox"),
    ("group messaging", "outbox"),
    ("e-commerce component", "cart"),
    ("e-commerce functionality", "cart"),
    ("e-commerce features", "cart"),
    ("user guide", "guide"),
    ("user manual", "guide"),
    ("help documentation", "guide"),
    ("success stories", "cases"),
    ("customer cases", "cases"),
    ("case studies", "cases"),
    ("case study", "cases"),
    ("frequently asked questions", "faq"),
    ("contact information", "contact"),
    ("contact form", "contact"),
    ("contact page", "contact"),
    ("news and events", "news"),
    ("company news", "news"),
    ("industry news", "news"),
    ("latest news", "news"),
    ("news updates", "news"),
    ("purchase history", "mine"),
    ("order history", "mine"),
    ("browsing history", "mine"),
    ("download history", "mine"),
    ("booking history", "mine"),
    ("booking records", "mine"),
    ("consumption records", "mine"),
    ("order records", "mine"),
    ("purchase records", "mine"),
)
"""Phrases that mean an action whatever stands around them."""


@lru_cache(maxsize=8192)
def base_form(word: str) -> str:
    """The base form of a verb in lower case: "browsing", "browses", "browsed" -> "browse"."""
    if _is_known(word):
        return word
    if word in _PARTICIPLES:
        return _PARTICIPLES[word]
    for ending, additions in (
        ("ing", ("", "e")),
        ("ies", ("y",)),
        ("es", ("", "e")),
        ("s", ("",)),
        ("ied", ("y",)),
        ("ed", ("", "e")),
    ):
        if not word.endswith(ending) or len(word) < len(ending) + 2:
            continue
        stem = word[: -len(ending)]
        options = [stem + addition for addition in additions]
        if len(stem) > 2 and stem[-1] == stem[-2]:
            options.append(stem[:-1])
        for option in options:
            if _is_known(option):
                return option
    return word


def _is_known(word: str) -> bool:
    return word in VERBS or word in _HARD or word in _QUALITY or word in LIGHT
