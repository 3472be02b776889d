"""Which nouns name something that an app keeps records of."""

SPECIFIC = frozenset("order plan request card record offer share update area account".split())
"""Nouns that a word before them makes another thing: a repair order is no order of a shop."""
PLAIN = frozenset(
    """customer product online food purchase sales submitted pending new shop historical history all
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
    commodity insurance licence building painting drawing recording listing ring wedding landing
    attachment element garment allowance seed bed feed native archive drive detective saving
    relationship scholarship internship condition regulation violation ambulance sequence
    reference residence sponsorship opportunity vacancy currency agency emergency""".split()
)
NO_NOUNS = frozenset(
    """how what when why able easy new good better more most well such similar related common normal
    full complete main whole same different available possible engaged motivated appealing informed
    fun use help need want way seamless smooth secure safe fast quick active current latest actual
    advantage disadvantage benefit impact value cost effort efficiency convenience understanding
    experience journey trust confidence awareness satisfaction engagement operation maintenance
    fortune kid click clicks button screen mouse keyboard time date day week month year
    responsive beautiful attractive intuitive friendly user-friendly mobile desktop""".split()
)
ABSTRACT = frozenset(
    """information data content detail details function functionality functions experience operation
    operations way ways problem problems need needs convenience opportunity solution solutions
    feature
    features result results interface style layout other others everything anything something user
    users system platform website site app application page pages item items part parts aspect set
    setting settings effect effects format formats method methods process processes rule rules
    requirement requirements input output value values time access control change changes condition
    conditions criteria option options step steps number numbers knowledge resource resources
    progress
    status parameter parameters field fields choice interest interests location history record
    records
    list lists selection management tool tools type types category categories text use usage mode
    modes real-time online name names relationship ability support quality level levels size sizes
    internet web link links code state basis term terms capability capabilities environment
    """.split()
)
"""Nouns that are no things an app keeps: an intent with one is about the app's main thing."""
