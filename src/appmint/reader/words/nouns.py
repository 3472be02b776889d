"""English nouns: singular and plural, labels and names, and what class of thing a noun means."""

import re
from functools import lru_cache
from typing import Literal

NounClass = Literal[
    "person", "place", "document", "event", "money", "media", "number", "case", "thing"
]

_IRREGULAR = {
    "people": "person",
    "alumni": "alumnus",
    "children": "child",
    "men": "man",
    "women": "woman",
    "staff": "staff",
    "series": "series",
    "analyses": "analysis",
    "bases": "base",
    "databases": "database",
    "criteria": "criterion",
    "media": "media",
    "news": "news",
    "aliases": "alias",
    "canvases": "canvas",
    "atlases": "atlas",
    "bonuses": "bonus",
    "movies": "movie",
    "cookies": "cookie",
    "zombies": "zombie",
    "selfies": "selfie",
    "lives": "life",
    "knives": "knife",
    "shelves": "shelf",
    "leaves": "leave",
    "loaves": "loaf",
    "halves": "half",
    "calves": "calf",
    "wolves": "wolf",
    "thieves": "thief",
    "scarves": "scarf",
    "wives": "wife",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "matrices": "matrix",
    "indices": "index",
    "vertices": "vertex",
    "quizzes": "quiz",
    "buses": "bus",
    "gases": "gas",
    "statuses": "status",
    "viruses": "virus",
    "campuses": "campus",
    "menus": "menu",
    "lenses": "lens",
    "heroes": "hero",
    "potatoes": "potato",
    "tomatoes": "tomato",
    "shoes": "shoe",
    "ties": "tie",
    "pies": "pie",
    "species": "species",
    "ads": "ad",
    "tvs": "tv",
    "pcs": "pc",
    "goods": "goods",
    "physics": "physics",
    "statistics": "statistics",
    "analytics": "analytics",
    "logistics": "logistics",
    "canvas": "canvas",
    "atlas": "atlas",
    "axes": "axis",
    "caches": "cache",
    "headaches": "headache",
    "diagnoses": "diagnosis",
    "prognoses": "prognosis",
    "hypotheses": "hypothesis",
    "crises": "crisis",
    "theses": "thesis",
    "ips": "ip",
}
_PLURAL = {
    singular: plural
    for plural, singular in _IRREGULAR.items()
    if plural != singular and plural not in {"lives", "bases"}
}
_PLURAL["leaf"] = "leaves"
_UNCOUNTED = frozenset(
    """information data equipment furniture software hardware news music poetry content knowledge
    clothing jewelry jewellery food traffic weather inventory stock research homework luggage
    merchandise feedback advice machinery staff series species goods statistics analytics logistics
    media weather real-estate attendance payroll housing art cargo freight cash fitness finance
    produce seafood livestock personnel infrastructure procurement attendance leave inventory
    literature money work e-commerce commerce weather transport transportation accommodation
    correspondence paperwork wildlife mail software-as-a-service hardware electricity water oil
    energy quality pollution education health sms safety care coverage fraud labour labor
    documentation self-media multimedia metadata telemetry""".split()
)

_PERSON = frozenset(
    """user customer client patient student teacher doctor nurse employee member player author
    writer
    driver guest visitor candidate applicant tutor coach instructor trainer agent broker designer
    developer artist musician vendor supplier seller buyer merchant manager contact lead friend
    volunteer donor resident tenant owner parent child pet caregiver lawyer attorney expert
    consultant
    speaker photographer anchor streamer influencer participant contestant athlete partner dealer
    distributor staff worker technician mechanic chef farmer barber stylist therapist dentist
    veterinarian investor borrower lender subscriber follower freelancer recruiter passenger
    advertiser landlord employer cook organiser organizer nanny babysitter plumber electrician
    carpenter traveller traveler guide host investigator operator person people singer band
    actor model talent
    champion opponent professor scholar alumnus mentor mentee counselor agronomist courier
    rider citizen adult senior kid clerk villager civilian guardian""".split()
)
_PLACE = frozenset(
    """city place location venue hotel room apartment house home restaurant store shop branch office
    warehouse station stop airport port park campsite attraction destination museum library school
    campus hospital clinic gym court field studio hall site country region district area property
    building villa resort beach salon spa garage parking lot market mall cinema theatre theater
    facility laboratory lab farm garden zone spot landmark estate hostel cabin pitch""".split()
)
_DOCUMENT = frozenset(
    """article post blog story document file paper contract report note page guide manual policy
    news
    announcement notice certificate resume cv template script law regulation case form application
    proposal invoice quote quotation receipt statement bill memo minutes letter journal thesis
    publication review comment topic thread question answer faq tutorial recipe poem lesson chapter
    log record transcript bulletin newsletter agreement tender specification licence license permit
    prescription diagnosis plan requirement ticket issue bug complaint suggestion request inquiry
    message email feedback""".split()
)
_EVENT = frozenset(
    """event activity meeting appointment class session match game tournament contest competition
    concert festival exhibition show conference seminar workshop webinar trip tour flight journey
    auction lecture race visit inspection booking reservation schedule shift interview campaign
    promotion exam lottery draw broadcast livestream stream wedding party training ceremony match
    fixture delivery shipment departure""".split()
)
_MONEY = frozenset(
    """payment transaction expense income invoice bill deposit withdrawal refund commission salary
    budget fee tax loan donation sale purchase settlement cost revenue payout investment transfer
    asset bet fine subsidy wage reimbursement claim premium credit debit recharge""".split()
)
_MEDIA = frozenset(
    """photo image picture video film movie song track album music wallpaper ringtone podcast
    episode
    clip artwork painting drawing design gallery sticker animation poster icon audio logo sketch
    illustration portfolio work collection""".split()
)
_NUMBER = frozenset(
    """score point metric measurement reading statistic rate index figure indicator sensor
    temperature
    price rank ranking result performance trend traffic consumption usage""".split()
)


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """The singular of one lower-case word; the word itself where it has none."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    front, _, last = word.rpartition("-")
    if front and last in _UNCOUNTED:
        return word
    if word in _UNCOUNTED or len(word) < 4 or not word.endswith("s"):
        return word
    if word.endswith(("ss", "us", "is", "ous")) or word in {"bias", "alias", "christmas"}:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("oes") and word[:-3] not in _ENDING_IN_OE:
        return word[:-2]
    return word[:-1]


_ENDING_IN_OE = frozenset({"al", "can", "d", "f", "fl", "h", "horsesh", "sh", "snowsh", "t"})
"""What stands before "oe" in words that end so: canoe, not hero."""


@lru_cache(maxsize=4096)
def plural(word: str) -> str:
    """The plural of a lower-case singular; of a phrase, its last word's."""
    head, _, last = word.rpartition(" ")
    if head:
        return f"{head} {plural(last)}"
    if word in _UNCOUNTED:
        return word
    if word in _PLURAL:
        return _PLURAL[word]
    if word in _IRREGULAR:
        return word
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word + "s"


def is_plural(word: str) -> bool:
    """Whether a lower-case word is a plural form."""
    return singular(word) != word


def name_of(phrase: str, limit: int = 40) -> str:
    """A snake_case name for a phrase; "item" when no letters are left."""
    name = re.sub(r"[^a-z0-9]+", "_", phrase.lower()).strip("_")
    name = re.sub(r"^[0-9_]+", "", name)
    while len(name) > limit and "_" in name:
        name = name.split("_", 1)[1]
    return name[:limit].strip("_") or "item"


_CAPITALS = frozenset(
    """api apk bi cad cdn cms cpu crm css csv cv dns erp faq ftp gif gis gps gpu hr html http https
    ico id iot ip iptv json jwt kpi mes mvc nfc nft oa ocr orm otp pc pda pdf pk pos ppt qq qr ram
    rfid rss sdk sku sms sql ssl svg tcp tv ui uri url usb ux vip vpn vr xml""".split()
)
"""Abbreviations that are written in capitals."""
_WRITTEN = {"youtube": "YouTube", "email": "e-mail", "emails": "e-mails"} | {
    word: word.upper() for word in _CAPITALS
}
_WRITTEN |= {f"{word}s": f"{word.upper()}s" for word in _CAPITALS if not word.endswith("s")}


def label_of(phrase: str) -> str:
    """A phrase with a capital first, abbreviations in capitals, and the rest as it is."""
    phrase = " ".join(_WRITTEN.get(word, word) for word in phrase.replace("_", " ").split())
    return phrase[:1].upper() + phrase[1:]


def plural_name(name: str) -> str:
    """The plural of a snake_case name, always different from it: it names table and route."""
    made = plural(name.replace("_", " ")).replace(" ", "_")
    return made if made != name else f"{name}_list"


def noun_class(phrase: str) -> NounClass:
    """What class of thing a noun phrase means, by its last word, else by any of its words.

    Only the last can make it a person: host controls are for hosts, and none themselves.
    """
    words = [singular(word) for word in phrase.replace("_", " ").lower().split()]
    last = words[-1] if words else ""
    for word in reversed(words):
        for names, kind in _CLASSES:
            if word in names and (kind != "person" or word == last):
                return kind
    if last.endswith(("ist", "eer", "ician")) and last not in _LISTS:
        return "person"
    if last.endswith(("graphy", "gram")):
        return "media"
    return "thing"


_CASE = frozenset(
    """order request ticket issue bug complaint claim case application inquiry enquiry incident job
    demand requirement repair errand task inspection shipment delivery defect fault""".split()
)

_LISTS = frozenset("playlist checklist wishlist blacklist whitelist waitlist watchlist".split())
"""Words for lists, which end like words for people."""
_CLASSES: tuple[tuple[frozenset[str], NounClass], ...] = (
    (_CASE, "case"),
    (_PERSON, "person"),
    (_PLACE, "place"),
    (_EVENT, "event"),
    (_MONEY, "money"),
    (_DOCUMENT, "document"),
    (_MEDIA, "media"),
    (_NUMBER, "number"),
)
CLASSED = frozenset(word for names, _ in _CLASSES for word in names)
"""All nouns whose class is known."""
