"""Icons that suit single records: what a name or a kind says, as an icon of Lucide.

An entry fits where a word begins with it. The first line that fits wins, so things stand before
places and people.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from appmint.stacks.composition import App, Block, EntityNames, FieldNames, icon_name
from appmint.stacks.templates import import_lines

_WORDS = r"""
strawberr|cherr|berr|plums?\b|fruit : cherry
apple|pears?\b|orchard|quince|cider : apple
grape|vineyard : grape
carrot|vegetable|beetroot|squash|aubergine|seedling|turnip|potato : carrot
salad|spinach|lettuce|chard : salad
ramen|soup|broth|stew|noodle|tagliatelle|pasta|ravioli|gratin|tiffin : soup
pizza : pizza
sandwich|burger|snack|street food : sandwich
bread|loaf|ryes?\b|wheat|grain|flour|oat|sourdough|rice : wheat
croissant|bakery|pastry|khachapuri|pretzel : croissant
cake|tart|tiramis|dessert|birthday : cake-slice
ice cream|caramel ice|gelato : ice-cream-cone
cookie|biscuit : cookie
fish|mussel|hake|shrimp|seafood|sushi|gyoza : fish
beef|venison|steak|meat|sausage : beef
chicken|poultry|turkey : drumstick
egg : egg
milk|dairy|lassi|yoghurt|yogurt : milk
cheese : pizza
coffee|espresso|mug|teas?\b|cafe|café : coffee
wine : wine
beer|brew : beer
juice|drink|lemonade|beverage : cup-soda
honey|bees?\b|beeswax : hexagon
candle|stove|fireplace|ember|grill|fire|boiler|heating|heater : flame
lamp|light|lantern|bulb : lamp
clock|watch|pendulum : clock
bicycle|bike|cycling : bike
cars?\b|vehicle|sedan|roadster|driving|licence|taxi|parking : car
vans?\b|truck|lorry|cargo|freight|removal|mover|haul : truck
delivery|courier|shipping|shipment|parcel|dispatch : package-check
buss?\b|coach trip|shuttle : bus
train|railway|station|metro|tram|platform two : train-front
flight|airport|plane|aviation|airline : plane
ferry|boat|ships?\b|harbour|harbor|sail|marine : ship
drone : drone
rocket|launch|startup|getting started : rocket
charger|charging|battery|electric|power|energy|fuse : plug-zap
solar|sun\b|sunrise|summer|morning light : sun
wind : wind
snow|winter|ice\b|cold|frost : snowflake
rain|storm|weather|umbrella|fog : cloud-rain
moon|night|midnight|evening|dusk : moon-star
river|lake|sea\b|pool|swim|water|tide|weir|wave|crawl : waves
pump|taps?\b|leak|drain|plumb|irrigation : droplets
mountain|ridge|summit|gorge|peak|hills?\b|hik|trail : mountain
camps?\b|camping|campsite|tents?\b : tent
tree|forest|wood|oak|beech|pine : tree-pine
garden|plant|flower|orchid|marigold|bloom|yoga|meadow : flower-2
leaf|herb|organic|nature|environment|moss|green : leaf
soil|seed|crop|field|farm|agricultur|harvest|sprout : sprout
dog|puppy : dog
cats?\b|kitten : cat
bird|owl|wildlife : bird
horse|pets?\b|animal|veterinar : paw-print
moth|insect|bug : bug
guitar|rocks?\b|folk|bands?\b|trio : guitar
song|choir|sings?\b|karaoke|poets : mic-vocal
piano|music|concert|jazz|album|sound|audio|playlist|jam session : music
radio|broadcast : radio
podcast|recording|episode : podcast
film|movie|cinema|documentary|trailer|thriller|animation : clapperboard
video|stream|clip : video
photo|camera|portrait : camera
painting|paint|sketch|drawing|colour|arts?\b|abstract : palette
sculpture|statue|ceramic|craft|pottery|handmade : shapes
theatre|drama|comedy|mask : drama
museum|gallery|temple|court|council|government|ministry|heritage : landmark
castle|tower|fort : castle
church|chapel : church
chess|strategy|board game|puzzle : puzzle
dice|lottery|draws?\b|lucky|prize : dices
game|arcade|esport|play : gamepad-2
tournament|cup\b|football|match|league|sport|athletic|rovers : trophy
gym|strength|weights|barbell|workout : dumbbell
running|runs?\b|cardio|heart|pulse|circuit|interval : heart-pulse
stretch|mobility|pilates|posture|back course|hips : person-standing
golf|target|kpi|objective : target
massage|spas?\b|beauty|nail|skin|cosmetic|makeup|soap|scent|perfume : sparkles
barber|hair|scissor|tailor : scissors
shirt|linen|dress|garment|jacket|coat|jumper|trouser|cardigan|cloth|fashion : shirt
shoe|boot|sneaker : footprints
bag|backpack|handbag|sleeve : shopping-bag
rings?\b|jewel|gem|necklace|brass : gem
glasses|optic|eye|vision : glasses
sofa|armchair|furniture|couch|throw : sofa
chair|stool|bench|desk : armchair
tables?\b|kitchen|menu|restaurant|dish|meal|dinner|lunch|canteen : utensils
bowl|pots?\b|cook|recipe : cooking-pot
bed|room|suite|hotel|hostel|attic|bunk : bed-double
bath|shower : bath
door|keys?\b|lock|accesss?\b|rental|rent|lease : key-round
house|home|flat|apartment|villa|row house|studio : house
warehouse|storage|stock|inventory|depot : warehouse
factory|plant hall|production|manufactur|industrial : factory
office|building|company|headquarter|headquarters|corporate|property : building-2
shop|store|market|stall|counter|retail : store
school|student|university|campus|college|classs?\b|degree|graduate : graduation-cap
course|lesson|training|curriculum|tutorial|textbook : book-open
book|novel|library|reading|story|poem|poetry|crime|history|encyclop : book-marked
language|spanish|english|french|translation|alphabet : languages
typograph|letter|font : type
mathematic|maths|algebra|calculus|calculat : calculator
physics|atom|science : atom
chemi|laborator|labs?\b|experiment : flask-conical
biolog|genes?\b|dna : dna
astronom|telescope|space : telescope
statistic|chart|analytic|report|figure|metric|dashboard|revenue|sales : chart-column
trend|growth|forecast|stock price|invest|funds?\b|portfolio : trending-up
database|data|sql|record : database
server|cluster|hosting|node : server
cloud|backup : cloud
code|python|software|programming|developer|script|api|web app : code-xml
robot|ai\b|machine learning|neural|automat : bot
chip|cpu|sensor|iot|device : cpu
laptop|computer|slate|forge : laptop
phone|mobile|smartphone|call : smartphone
tablet|pads?\b : tablet
headphone|hush|headset : headphones
monitor|screen|display : monitor
printer|print : printer
network|router|wifi|wireless|telecom : wifi
security|safety|audit|insurance|risk|protect : shield-check
fraud|complaint|incident|alarm|emergency|warning|outage : siren
repair|mending|mend|maintenance|wrench|fix|plumber : wrench
tool|workshop|hammer|chisel|drill|sharpening|construction|carpent : hammer
welding|engine|motor|gear|machine|equipment|mechanic : cog
cleaning|clean|wash|laundry : brush-cleaning
gutters|walls|ceiling|wallpaper : paint-roller
pill|tablet|medicine|medication|pharmac|vitamin|drug|pain : pill
vaccin|injection|infusion|blood : syringe
doctor|clinic|medical|consultation|patient|nursing|diagnos : stethoscope
hospital|ambulance|surgery : hospital
teeth|dental|dentist : smile
baby|child|kid|toy|nursery|family : baby
wedding|dating|love|romance : heart
gift|voucher|reward|festive|present : gift
coupon|discount|two for one|deals?\b|sale : badge-percent
ticket|admission|passs?\b : ticket
party|festival|celebrat|anniversary : party-popper
conference|talk|lecture|speech|presentation|webinar|slides : presentation
meeting|team|group|community|club|member|people : users
interview|chat|message|conversation|forum|question : messages-square
mail|letter|newsletter|subscription : mail
news|presss?\b|article|headline|announcement : newspaper
campaign|advert|promotion|poster|banner|marketing|ads?\b : megaphone
survey|poll|vote|election|questionnaire : vote
contract|agreement|legal|laws?\b|dispute|licens : scale
invoice|receipt|bills?\b|expense : receipt
payment|cards?\b|credit|checkout : credit-card
money|cash|income|earning|budget|salary|price|cost|account|bookkeeping|tax|finance|bank : wallet
loan|savings|deposit|pension : piggy-bank
certificate|award|diploma|licence : award
exam|tests?\b|quiz|assessment : clipboard-check
forms?\b|application|request|registration : clipboard-list
plan|schedule|calendar|agenda|timetable|shift : calendar-days
document|file|paper|notebook|note|manual|guide|policy|rules|handbook|journal : file-text
archive|folder|project|case : folder-open
order|basket|cart|purchase : shopping-cart
box|package|sets?\b|starter : package
map|tours?\b|route|journey|travel|trip|road|street : map
globe|world|international|global|abroad|tourism|ocean : globe
city|old town|urban|downtown : building
bridge|quarry|ladder : construction
location|place|venue|branch|address : map-pin
stars?\b|classic|featured|favourite|premium|professional|limited edition : star
idea|concept|innovation|clever|planning|advice : lightbulb
job|career|vacanc|hiring|employment|business : briefcase-business"""

_PERSONAL = frozenset(
    "user user-round users users-round circle-user id-card mic-vocal heart hard-hat feather "
    "contact contact-round square-user".split()
)
_SCENIC = frozenset("image images mountain map compass camera picture-in-picture".split())
_STATES = frozenset({"status", "state", "stage", "level", "priority", "visibility"})
_GOODS = frozenset(
    "package shopping-bag shirt tag gift utensils utensils-crossed book-open chef-hat".split()
)
"""Icons of what is named after what it is."""
_SPOKEN = frozenset(
    "message-square messages-square message-circle mail bell circle-help megaphone".split()
)
"""Icons of what people write: a sentence names things that it is not about."""
_GENERAL = frozenset({"box", "file-text", "user-round", "list", "circle-user"})
"""Icons that say little about an app."""
_ROWS = 24
"""Seed rows that decide which icons an entity's records may need."""


@cache
def _lexicon() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    entries = []
    for line in _WORDS.strip().splitlines():
        words, icon = line.split(" : ")
        source = rf"\b({words})"
        entries.append((source, re.compile(source, re.IGNORECASE), icon))
    return tuple(entries)


def is_personal(entity: EntityNames) -> bool:
    """Whether records stand for people, who are shown by their initials."""
    return entity.spec.icon in _PERSONAL


def is_scenic(entity: EntityNames) -> bool:
    """Whether records are pictures or places, which are shown as views."""
    return entity.spec.icon in _SCENIC


def _telling(entity: EntityNames) -> list[FieldNames]:
    """The fields whose values say what a record is about: its name or its kind."""
    kinds = [
        field
        for field in entity.public_fields
        if field.type == "enum" and field is not entity.display and field.name not in _STATES
    ]
    named = entity.display.type in ("text", "enum") and not _alike(entity)
    if kinds and entity.spec.icon not in _GOODS and _all_known(kinds[0]):
        return kinds[:1]
    return [*([entity.display] if named else []), *kinds[:1]]


def _all_known(kind: FieldNames) -> bool:
    """Whether the lexicon knows every option: then a kind says more than a name does."""
    return all(any(words.search(each) for _, words, _ in _lexicon()) for each in kind.options)


def _alike(entity: EntityNames) -> bool:
    """Whether the samples share their noun ("Garden mall", "Station mall"): the rest is chance."""
    names = [str(row.get(entity.display.name) or "") for row in entity.spec.seed[:_ROWS]]
    words = Counter(word for name in names for word in set(re.findall(r"[a-z]{3,}", name.lower())))
    return any(count * 2 > len(names) and len(names) > 2 for count in words.values())


def _found(entity: EntityNames) -> Mapping[str, str]:
    """Source of a pattern -> icon, for what the seed rows speak of, in the lexicon's order."""
    if entity.spec.icon in _SPOKEN:
        return {}
    hits: dict[str, str] = {}
    telling = _telling(entity)
    for row in entity.spec.seed[:_ROWS]:
        for field in telling:
            value = str(row.get(field.name) or "")
            hit = next((each for each in _lexicon() if each[1].search(value)), None)
            if hit:
                hits[hit[0]] = hit[2]
                break
    return {source: hits[source] for source, _, _ in _lexicon() if source in hits}


def shown_icons(entity: EntityNames) -> Iterator[str]:
    """The components of the icons that the entity's seed rows show, in the order of the rows."""
    telling = _telling(entity)
    for row in entity.spec.seed[:_ROWS]:
        texts = [str(row.get(field.name) or "") for field in telling]
        for text in texts:
            hit = next((icon for _, words, icon in _lexicon() if words.search(text)), None)
            if hit:
                yield icon_name(hit)
                break


def icon_of(entity: EntityNames, record: str) -> Block:
    """The expression of the icon of one record, and what it needs."""
    if is_personal(entity) or not _found(entity):
        return Block(entity.icon, (f"lucide-react {entity.icon}",))
    name = f"{entity.var}Icon"
    return Block(f"{name}({record})", (f"#src/{entity.folder}/{entity.file}-icon.ts {name}",))


def icon_file(entity: EntityNames) -> Mapping[str, str]:
    """Path -> source of the icons of single records, where their names tell."""
    found = _found(entity)
    if is_personal(entity) or not found:
        return {}
    needs = [
        "lucide-react type LucideIcon",
        f"lucide-react {entity.icon}",
        "#lib/icon-for.ts iconFor",
        f"#shared/{entity.file}.ts type {entity.type}",
        *(f"lucide-react {icon_name(icon)}" for icon in found.values()),
    ]
    pairs = ",\n".join(f"[/{source}/i, {icon_name(icon)}]" for source, icon in found.items())
    texts = ", ".join(f"{entity.var}.{field.key}" for field in _telling(entity))
    body = (
        f"const ICONS: readonly (readonly [RegExp, LucideIcon])[] = [\n{pairs},\n]\n\n"
        f"/** The icon that suits what the {entity.noun} is about. */\n"
        f"export const {entity.var}Icon = ({entity.var}: {entity.type}): LucideIcon =>\n"
        f"iconFor(ICONS, [{texts}]) ?? {entity.icon}\n"
    )
    return {f"src/{entity.folder}/{entity.file}-icon.ts": f"{import_lines(needs)}\n\n{body}"}


def emblems(app: App, first: Sequence[str], count: int) -> list[str]:
    """Different icons for what the app is about: of the first entities' records, then of all."""
    order = [*(app.entity(name) for name in dict.fromkeys(first)), *app.entities]
    own = [entity.icon for entity in order if entity.spec.icon not in _GENERAL]
    pictured = [entity for entity in order if _has_pictures(entity) and not is_personal(entity)]
    records = [icon for entity in pictured for icon in shown_icons(entity)]
    return list(dict.fromkeys([*own[:1], *records[:4], *own, *records]))[:count]


def _has_pictures(entity: EntityNames) -> bool:
    return any(field.type == "image" for field in entity.public_fields)
