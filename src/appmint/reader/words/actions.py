"""What people do with an app: verbs and nouns of action, of purpose, and of work no room does."""

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
delete: delete remove clear discard erase retire
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
  verify_request audit archive
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
calculate: calculator calculation calculators estimation estimate
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

QUALITY_VERBS = frozenset(
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

QUALITY_NOUNS = frozenset(
    """interface design experience layout performance security privacy reliability stability
    compatibility responsiveness usability scalability efficiency maintainability accessibility
    extensibility flexibility simplicity readability portability robustness interoperability
    appearance headings typography look style speed browsers browser devices""".split()
)

HARD_VERBS: dict[str, str] = {
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
    "zoom": "views that can be enlarged",
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
