"""The small words of a clause: list marks, modals, noise, generic and feature words."""

import re

LIST = frozenset({",", ";", ":", "(", ")", "&", "and", "or", "then", "plus", "and/or", "but"})
MODALS = frozenset("can should could may must will shall might would cannot".split())
DETAIL = frozenset({"including", "includes", "include", "e.g", "namely", "with", "containing"})
TAIL = frozenset(
    """in on at from by through via using when after before based within during among between into
    onto under over across per without about as while if once upon against so because until toward
    towards around whose according""".split()
)
NOISE = frozenset(
    """also be able to the a an easily quickly automatically directly then simply please then both
    either just freely conveniently efficiently effectively securely anonymously even further help
    their its his her our your my all any some other others various different multiple several
    relevant related corresponding desired own specific certain new existing selected more etc
    detailed
    basic simple convenient comprehensive online following necessary required each every this that
    these those it they them is are well allow allows allowing enable enables enabling users user
    able
    such themselves myself themself many favorite favourite real-time additionally furthermore
    moreover addition need needs want
    wants like would i we you he she there not only""".split()
)
_NOT_ADVERBS = frozenset(
    """family supply reply assembly anomaly apply fly multiply butterfly jelly ally rally bully
    monopoly comply rely imply daily weekly monthly yearly hourly quarterly elderly friendly early
    only user-friendly eco-friendly""".split()
)


def is_adverb(word: str) -> bool:
    """Whether a word only says how something is done ("dynamically")."""
    return len(word) > 4 and word.endswith("ly") and word not in _NOT_ADVERBS


def is_noise(word: str) -> bool:
    """Whether a word adds nothing to what a clause asks for."""
    return word in NOISE or is_adverb(word)


LIGHT = frozenset(
    """perform conduct provide support have include make do offer realize realise achieve implement
    carry use enjoy complete feature has contain undertake start get allow enable receive obtain
    take
    give handle engage utilize utilise place answer exchange leave cast fill run_through ask invite
    demand wish""".split()
)
FEATURE_WORDS = frozenset(
    """function functions functionality functionalities feature features capability capabilities
    module modules service services operation operations option options section sections
    page pages ability interface interfaces system systems process processes task functionalites
    area areas channel button buttons support""".split()
)
STRUCTURE = frozenset(
    """component components element elements feature features functionality functionalities
    module modules integration integrations system systems section sections interface interfaces
    platform platforms portal portals tab tabs panel panels screen screens widget widgets""".split()
)
"""Words for parts of an app: alone they name no thing that it keeps."""
QUALITY_WORDS = frozenset(
    """user-friendly clear responsive intuitive easy-to-use friendly seamless visually attractive
    appealing
    scalable secure reliable stable fast robust adaptive beautiful concise aesthetically elegant
    modern cross-browser mobile-friendly""".split()
)
GENERIC = frozenset(
    """information data details detail content contents record records list lists item items thing
    status type types category categories history result results need needs interest page section
    functions features platform website site system app application mini-program webpage tool
    software
    criteria way number numbers time times kind kinds variety range set""".split()
)
BOTH = frozenset(
    """order search report review comment book record display design share list post rate claim
    request
    contact issue plan process note host document message call test purchase sale register download
    upload favorite bookmark vote chat rank email alert schedule transfer export import
    survey""".split()
)
ASKING = frozenset(
    """search apply register look vote enroll enrol sign ask bid query check request sell
    opt""".split()
)
"""Verbs whose object follows "for"."""
VERBAL = {
    "prediction": "predict",
    "predictions": "predict",
    "forecasting": "forecast",
    "forecasts": "forecast",
    "generation": "generate",
    "generating": "generate",
    "optimization": "optimize",
    "recognition": "recognize",
    "detection": "detect",
    "conversion": "convert",
    "synchronization": "synchronize",
    "integration": "integrate",
    "execution": "execute",
    "testing": "test",
    "debugging": "debug",
    "encryption": "encrypt",
    "migration": "migrate",
    "backup": "backup",
    "recovery": "restore",
    "playback": "play",
    "streaming": "stream",
    "translation": "translate",
    "extraction": "extract",
    "deployment": "deploy",
    "connection": "connect",
    "withdrawal": "withdraw",
    "trading": "trade",
    "rendering": "render",
    "simulation": "simulate",
    "submission": "submit",
    "sending": "send",
    "scheduling": "book",
}
"""Nouns made of a verb: "report generation" is generating reports."""
KIND = re.compile(
    r"(?<![\w-])(?:web ?sites?|web ?site|sites?|systems?|platforms?|web app(?:lication)?s?|"
    r"apps?|applications?|"
    r"tools?|mini[- ]?programs?|applets?|web ?pages?|pages?|software|portals?|stores?|"
    r"shops?|malls?|"
    r"dashboards?|blogs?|forums?|marketplaces?|programs?|modules?|games?|plug-?ins?|interfaces?|"
    r"services?|backends?|planners?|trackers?|managers?|directory|directories|hubs?|communit(?:y|ies)|"
    r"public accounts?|panels?|boards?|cms|crm|erp|database|library|"
    r"framework|extension|solution)\b",
    re.I,
)
OPENING = re.compile(
    r"^\W*(?:please\s+|kindly\s+)?(?:help me\s+|let'?s\s+)?"
    r"(?:(?:i|we)(?:'d| would)?\s+(?:want|need|like|am looking for|are looking for)\s+(?:to\s+)?)?"
    r"(?:(?:you to\s+)?(?:implement|create|develop|design|build|make|set up|write|produce|generate|"
    r"construct|have|launch|redesign|program|code)(?:\s+and\s+\w+)?\s+)?(?:me\s+|us\s+)?"
    r"(?:an?|the|our|my)\s+",
    re.I,
)
STAFF = re.compile(
    r"^(?:(?:super)?(?:admin|administrator|moderator|webmaster|backend|background|back)|staff|"
    r"librarian|coordinator|organi[sz]er|editor|curator|secretary|clerk|receptionist|manager|"
    r"supervisor|operator)s?$"
)
"""Subjects that are staff wherever people sign in."""
STORY = re.compile(
    r"^as an? (?P<who>[\w -]+?),? i (?:want|need|would like|wish|can|should be able|must be able)"
    r"(?: to)?(?: be able to)? ",
    re.I,
)
_THE_APP = (
    r"(?:it|this|(?:the|this|our|my) (?:\w+ )?(?:site|website|app|application|platform|system|page|"
    r"portal|tool|program|mini-program|store|shop))"
)
LETTING = re.compile(
    rf"^{_THE_APP} (?:also )?(?:lets|allows|enables|helps) "
    r"(?:(?:the|its|our|all|other|registered) )?(?P<who>[a-z-]+s|people|everyone|anyone) (?:to )?",
    re.I,
)
"""What people may do, told of the app: "it also lets visitors rate prizes"."""
HAVING = re.compile(
    rf"^(?:{_THE_APP} also (?:has|have|offers|provides|includes|features|contains|supports|shows)|"
    rf"{_THE_APP} (?:has|supports|comes with)|there (?:is|are)(?: also)?|"
    r"please (?:also )?(?:add|include|integrate)) ",
    re.I,
)
"""What the app has, told of it: "there is a map of shops", "it also has a blog"."""
LEADING = re.compile(r"\b(?:an?|the|our|my|need|needs|want|wants|and|simple|is)\b|[^\w\s'-]")
SUBJECTS = frozenset("they we you i he she".split())
FEATURE_ACTIONS = frozenset(
    """calculate map calendar rank chatbot board chart search filter comment review live notify
    login
    register message report cart contact faq vote quiz lookup compare""".split()
)
ALLOWING = frozenset(
    "allow allows allowing enable enables enabling let lets letting permit permits permitting help "
    "helps helping".split()
)
"""Verbs before somebody who does something: "allowing buyers to compare cars"."""
EASE = frozenset("easy easier convenient simple simpler difficult hard quick fast fun safe".split())
"""Words before "to" and a verb of purpose: "easy to understand"."""
SPANS = frozenset("day week month year hour minute second night weekend quarter".split())
VIEWS = frozenset(
    "map maps calendar leaderboard leaderboards ranking rankings chart charts graph graphs board "
    "dashboard dashboards statistics analytics comparison calculator news faq faqs".split()
)
PEOPLE = frozenset("staff people everyone everybody anyone they we i you".split())
BUYERS = frozenset("user customer buyer visitor shopper client guest member".split())
"""People who buy, in singular."""
HOLDING = frozenset("have contain store comprise show display include".split())
READING = frozenset("view browse see read display show check have include".split())
"""Verbs of looking at what is there, not of adding to it."""
TRAILING = frozenset("the a an of to and or also etc not".split())
LOOSE = frozenset(
    """keep make know understand learn enjoy set offer release start raise arrange host issue
    establish
    visit read listen choose pick initiate launch""".split()
)
"""Verbs that show or keep something only when their object is a thing an app keeps."""
AFTER_PHRASE = FEATURE_WORDS | {
    "records",
    "management",
    "list",
    "of",
    "to",
    "capabilities",
    "methods",
}
