"""Which nouns name something that an app keeps records of."""

import re

from appmint.reader.words.inflection import base_form

SPECIFIC = frozenset(
    "order plan request card record offer share update area account log point".split()
)
"""Nouns that a word before them makes another thing: a repair order is no order of a shop."""
PLAIN = frozenset(
    """place
    customer product online food purchase sales submitted pending new shop historical history all
    user own their placed selected open completed current past recent store item mall shopping
    merchant buyer seller client total different group personal""".split()
)
NO_THING = (
    "ed",
    "ly",
    "able",
    "ible",
    "ive",
    "ous",
    "ful",
    "less",
    "ness",
    "ing",
    "ility",
    "ity",
    "ism",
    "ation",
    "ition",
    "ction",
    "sion",
    "ution",
    "ention",
    "ption",
    "ment",
    "ance",
    "ence",
    "ency",
    "ship",
    "ical",
    "ional",
    "ized",
    "ural",
    "est",
)
"""Endings of words that rarely name a thing one keeps records of."""
CONCRETE = frozenset(
    """station transaction document equipment apartment department question collection publication
    promotion competition donation attraction destination subscription prescription invitation
    institution position edition auction exhibition medication instrument investment shipment
    announcement experiment agreement tournament facility city university community property charity
    commodity insurance licence building painting drawing recording listing ring wedding
    attachment element garment allowance seed bed feed native archive drive detective saving
    relationship scholarship internship condition regulation violation ambulance sequence
    reference residence sponsorship opportunity vacancy currency agency emergency advertisement ad
    supplement ornament monument statement assessment segment comment moment payment treatment
    assignment instalment installment sentence audience science appliance ordinance alliance
    commission mission session discussion version mansion pension extension submission
    reaction prediction vacation occupation foundation organisation organization association
    corporation nation location recommendation simulation animation illustration presentation
    translation reservation evaluation application notification specification certification
    citation quotation donation vaccination examination activity entity amenity celebrity string
    spring meeting training booking rating ranking earring sibling dressing pudding dumpling
    seedling gathering outing hearing reading screening viewing lodging parking greeting blessing
    saying warning posting holding earning winning finding crossing landing outfit fence licence
    conference preference surface furnace resident president patient student client
    description subscription prescription option convention intervention caption
    talent event plant restaurant garment pigment parliament department
    basement testament membership reconciliation acceptance clearance replacement installation
    warranty setting configuration collectible""".split()
)
NO_NOUNS = frozenset(
    """too together there here online offline
    how what when why able easy new good better more most well such similar related common normal
    full complete main whole same different available possible engaged motivated appealing informed
    fun use help need want way normally again along put later prepare
    end start beginning seamless smooth secure safe fast quick active current latest actual
    advantage disadvantage benefit impact value cost effort efficiency convenience understanding
    experience journey trust confidence awareness satisfaction engagement operation maintenance
    fortune kid click clicks button screen mouse keyboard time date day week month year
    module portal integration functionality
    adjust modify provide connect solve understand continue send receive encrypt obtain improve
    explore extend choose select
    responsive beautiful attractive intuitive friendly user-friendly mobile desktop
    public private chinese english american japanese korean german french spanish
    compare develop select perform generate execute implement browse
    bind manage analyze analyse merge split undergo consume incorrect lost aloud for due shown
    concurrent transparent redundant corporate upstream downstream hour multiplayer
    agree add found gather shoot mean being posed versa auth retry tap hover zoom scroll
    swipe dropping lightweight whether e-commerce ecommerce
    customize compete touch read gain pause paste reuse manipulate hope ensure initialize embed
    unlock feel fix itself try turn rush reboot advertise landing third laid coded used bulk blank
    soft odd auto inappropriate""".split()
)
ABSTRACT = frozenset(
    """information data content detail details function functionality functions experience operation
    operations way ways problem problems need needs convenience opportunity solution solutions
    feature
    features result results homepage homepages interface style layout other others everything
    anything something user
    users system platform website site app application page pages item items part parts aspect set
    setting settings effect effects format formats method methods process processes rule rules
    requirement requirements input output value values time access control change changes condition
    conditions criteria option options step steps number numbers knowledge resource resources
    progress
    status parameter parameters field fields choice interest interests location history record
    records
    list lists selection management tool tools type types category categories text use usage mode
    modes real-time online name names relationship ability support quality level levels size sizes
    internet web link links code cv state basis term terms capability capabilities environment
    """.split()
)
"""Nouns that are no things an app keeps: an intent with one is about the app's main thing."""
PROPERTIES = frozenset(
    """origin circulation path authenticity status price availability performance quality progress
    trajectory behaviour behavior direction ingredient functionality operation lifecycle popularity
    reputation background usage consumption accuracy content price cost size weight age date
    appearance compatibility validity integrity efficiency effectiveness legality provenance
    whereabouts position location quantity state industry identity nature purpose scope
    title heading header footer length width height thickness diameter percentage strength outline
    aspect angle meaning syntax username nickname gender birthday deletion completion duration
    timeout lifespan playback setup tone description""".split()
)
"""Nouns that name a property: "the origin of goods" is about goods."""
TECHNOLOGY = frozenset(
    """php java javascript typescript python ruby golang kotlin swift sql mysql postgresql oracle
    sqlite mongodb redis influxdb firebird css html html5 xml json csv api apis sdk http https url
    framework frontend front-end backend back-end middleware plugin plug-in linux windows macos
    android ios wechat alipay paypal whatsapp facebook google youtube tiktok instagram twitter
    wordpress shopify magento laravel django flask react vue angular springboot
    bootstrap docker kubernetes aws azure seo dns qr ai crud ui ux gis iot erp crm cms saas pdf
    powerpoint cryptocurrency blockchain bluetooth wifi gps ftp sftp ssh smtp tcp ip mqtt websocket
    graphql jwt markdown jpeg jpg png gif exif webapp memcache memcached kafka hadoop spark h5
    es5 es6 ajax jquery""".split()
)
"""What apps are made with or connect to; no app keeps records of these unless it says so."""
DESCRIBING = frozenset(
    """advanced smart intelligent digital visual daily weekly monthly annual yearly current nearby
    available suitable popular actual incomplete malicious dangerous full entire whole official
    later next previous upcoming latest recent large small huge big many few interactive dynamic
    static complete overall comprehensive personalised personalized customised customized
    high-quality high-performance quick fast efficient professional important first last single
    global main key general special specific normal ordinary concise secondary primary timed one
    ones total top best good new old hot long short high low own individual respective possible
    potential interested eligible exclusive unique direct easy-to-navigate easy in-depth rich
    clear accurate correct proper rapid additional further further independent intelligent
    automatic automated manual real-time realtime online offline virtual mobile native
    multi-language multilingual practical useful valuable excellent outstanding unified basic core
    common typical original final ongoing historical regular separate sufficient appropriate
    wonderful beautiful modern classic massive remote central step-by-step
    end-to-end up-to-date free paid open-source second two three four five six seven eight nine
    ten much both same different several rest later latter former nearest closest entire
    custom consistent modular invalid valid random initial inbound outbound casual spatial
    geographic unnecessary useless idle external internal responsive various appealing
    functional basic interactive administrative modular statistical
    simple live fresh fixed resistant compatible second-hand clean lightweight centralized
    centralised associated complex concurrent""".split()
)
"""Words that say what a thing is like; they make no other kind of thing of it."""
_NOT_DESCRIBING = frozenset("used shared rented".split())
_ADJECTIVES = ("al", "ic", "ary", "ous", "ful", "ive", "ible", "able", "less", "ish")
_NOUNS_IN_AL = frozenset(
    """hospital animal terminal festival proposal approval arrival appraisal material manual rental
    journal portal referral withdrawal medal meal deal goal principal professional individual
    serial interval traversal appeal denial rebuttal recital refusal reversal dismissal survival
    burial carnival cathedral funeral cereal ordeal admiral
    handful crucible
    mineral signal metal capital trial tutorial removal renewal disposal memorial canal crystal
    commercial editorial potential credential musical criminal rehearsal
    music topic clinic logic graphic picnic critic traffic fabric comic mechanic metric
    fanatic statistic mosaic plastic relic tropic
    library diary salary dictionary glossary itinerary summary beneficiary commentary documentary
    anniversary secretary obituary boundary vocabulary
    table variable vegetable collectible cable vehicle archive drive motive detective initiative
    narrative incentive relative executive representative cooperative perspective adjective
    objective dish fish wish garnish varnish""".split()
)
FILLERS = frozenset(
    """center centre
    opportunity listing entry posting offering detail content resource material summary overview
    program programme introduction description selection display result""".split()
)
"""Nouns that add nothing to the one before them: a scholarship opportunity is a scholarship."""


NO_KINDS = frozenset(
    """add delete remove create modify perform select manage choose generate provide earn collect
    execute implement obtain enable allow make give get find hold interpret recompile analyze
    analyse configure detect identify recognize maintain calculate measure prevent""".split()
)
"""Verbs that name no kind of thing, nor does their "-ing" form before a noun."""
PURE_VERBS = NO_KINDS | frozenset(
    """browse develop submit receive send publish customize customise operate explore climb
    understand predict install approve reject assign apply accept enroll borrow sell buy learn join
    choose compare discover enjoy""".split()
)
"""Verbs that are no nouns: before a noun they are a verb that was read as a part of its name."""

_JOINED_ADJECTIVE = re.compile(
    r"(?:multi|self|single|dual|double|cross|non|semi|inter|intra|pre|post|in|on|off|full|half|long|"
    r"short|high|low|real|built|server|client|key|drag|click|all|any|per|many|end|peer|filled|two|"
    r"three|four|third|one)-(?!(?:portrait|order|sale|check|test|plan|chain|ring)s?\b)[a-z-]+|"
    r"door-to-[a-z]+|after-school|[a-z]+-like|[a-z-]+-(?:side|term|text|wide|time|specific|oriented|driven|party|person|player|sized|drop)"
)
"""Words with a hyphen that say what a thing is like: a "multi-merchant" mall."""


def joins(word: str) -> bool:
    """Whether a word is an adjective made of two words: no thing has that name."""
    return _JOINED_ADJECTIVE.fullmatch(word) is not None


def describes(word: str) -> bool:
    """Whether a word describes a thing and names none."""
    if word in _NOT_DESCRIBING or word in CONCRETE:
        return False
    last = word.rpartition("-")[2]
    if last != word and (last.endswith("ed") or word.startswith("auto-")):
        return True
    if last != word and last in {
        "based",
        "friendly",
        "quality",
        "performance",
        "scale",
        "level",
        "related",
    }:
        return True
    # "submitted articles" are articles, but a guided walk is a kind of walk.
    return word in DESCRIBING or (word.endswith("ed") and base_form(word) != word)


def is_adjective(word: str) -> bool:
    """Whether a word is an adjective by its ending: the first of "medical and dental data"."""
    known = word in CONCRETE or word in _NOUNS_IN_AL
    return not known and len(word) > 5 and word.endswith(("al", "ous", "ful", "ible", "less"))


def is_mass(word: str) -> bool:
    """Whether a word names no countable thing: its records are "procurement records"."""
    if word in CONCRETE or word in _NOUNS_IN_AL:
        return False
    return (len(word) > 5 and word.endswith(NO_THING)) or (
        len(word) > 4 and word.endswith(_ADJECTIVES)
    )
