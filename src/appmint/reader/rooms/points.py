"""Points that people earn and give away: a balance of their own, a check-in, rewards."""

import re
from dataclasses import replace

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import lexicon_entity
from appmint.reader.drafting.records import record
from appmint.reader.knowledge.seeds import field
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.grammar import STAFF
from appmint.reader.words.nouns import singular
from appmint.spec.entities import Entity, FieldType
from appmint.spec.features import Booking, Comments, Points, Quiz, Request, Shop


def as_points(draft: Draft, intent: Intent) -> Intent:
    """Points or coins that are earned, looked at or given away are counted for each person.

    Not those that staff look after, that a ranking or a quiz counts, or that are earned by what
    no app sees.
    """
    if intent.action not in _TURNED or STAFF.match(intent.subject):
        return intent
    about = _POINTS.search(intent.text) or _about_rewards(intent)
    if not about or not _COUNTED.search(draft.text):
        return intent
    return replace(intent, action=_aspect(draft, intent))


_TURNED = frozenset(
    "things mine hard unknown cart request manage browse lookup search open profile create".split()
)
_NAMED = (
    r"(?<!pickup )(?<!pick-up )(?<!data )(?<!knowledge )(?<!scenic )(?<!collection )(?<!charging )"
    r"(?<!service )(?<!access )(?<!delivery )(?<!key )(?<!interest )(?<!sales )(?<!check )"
    r"(?<!monitoring )(?<!inspection )(?<!bullet )(?<!recycling )(?<!end )(?<!entry )(?<!closure )"
    r"\b(?:points?|coins?)\b"
    r"(?!-| (?:of|cloud|rules?|tasks?|rankings?|leader ?boards?|treasure|scenes?|to|"
    r"trading|market))"
)
_POINTS = re.compile(_NAMED, re.I)
_COUNTED = re.compile(
    r"\b(?:earn|redeem|exchang|accumulat|receiv|us|view|check|obtain)\w*\s+(?:[\w']+\s+){0,2}"
    rf"{_NAMED}|\b(?:member|reward|bonus|loyalty|user)?\s?{_NAMED} (?:malls?|systems?|balances?|"
    r"redemption|exchange|shop|store|records?|management)\b",
    re.I,
)
"""Where points are something that people have."""


def _about_rewards(intent: Intent) -> bool:
    """Whether points are given for what is redeemed, or earned by a check-in, without the word."""
    redeemed = intent.verb in _REDEEMING and singular(intent.noun) in _REWARDS
    return redeemed or _CHECK_IN.search(intent.text) is not None


_REDEEMING = frozenset("redeem redemption exchange".split())
_REWARDS = frozenset("good goods gift reward prize product item merchandise".split())
_CHECK_IN = re.compile(r"\bdaily (?:check-?in|sign-?in|attendance)\b", re.I)


def _aspect(draft: Draft, intent: Intent) -> str:
    """What is done with the points, as an action; its own where no app of ours does it."""
    rest = re.split(r"[.;,]", draft.text[intent.start :], maxsplit=1)[0]
    said = f"{intent.verb} {intent.text}".lower()
    if _ELSEWHERE.search(said):
        return intent.action
    if _GIVEN.search(said):
        return intent.action if _MONEY.search(rest) else "redeem"
    if _EARNED.search(said) or _CHECK_IN.search(said):
        how = _HOW.search(rest)
        return "earn" if how is None or _SEEN.search(how.group()) else intent.action
    return "balance" if intent.action in _LOOKED_AT else intent.action


_LOOKED_AT = frozenset("things mine browse lookup search open profile manage".split())
_ELSEWHERE = re.compile(
    r"\b(?:withdraw|recharg|trad(?:e|ing)|transfer|deduct|calculat|invest|mining|level|discount|giv|"
    r"issu|return|scor|lotter|gift points|based on|maps?\b|storage|single)\w*",
    re.I,
)
"""What is done with points that only another system, a game or a map can do."""
_GIVEN = re.compile(
    r"\b(?:redeem|redempt|exchang|us(?:e|es|ed|ing)\b|spend|mall|stores?|shop)\w*", re.I
)
_EARNED = re.compile(
    r"\b(?:earn|accumul|receiv|get|obtain|gain|acqui|collect|award|generat)\w*", re.I
)
_MONEY = re.compile(r"\b(?:cash|withdraw\w*|money|currency|wallets?)\b", re.I)
_HOW = re.compile(r"\b(?:by|through|for|from|via|when|after|upon)\b.*", re.I)
_SEEN = re.compile(
    r"\b(?:check|sign|log)(?:ing)?[- ]?in|visit|purchas|order|shopping|buy|consum|spend|book|"
    r"comment|review|quiz|question|register|attend",
    re.I,
)
"""Ways of earning that the app itself sees."""


def earn(draft: Draft, intent: Intent) -> Claims:
    """Points for a check-in and for what people do."""
    return claim(_page(draft, intent).id, "earn")


def balance(draft: Draft, intent: Intent) -> Claims:
    """What a person has, with all that was earned and given."""
    return claim(_page(draft, intent).id, "balance")


def redeem(draft: Draft, intent: Intent) -> Claims:
    """Rewards that points are given for."""
    feature = _page(draft, intent)
    if feature.reward is None:
        reward = _reward(draft, intent)
        costs = [row[_COST] for row in draft.entities[reward].seed if row.get(_COST)]
        cheapest = min((int(each) for each in costs if isinstance(each, int | float)), default=0)
        welcome = max(feature.welcome, _REDEEMED * cheapest)
        draft.update(feature.id, reward=reward, cost=_COST, stock=_STOCK, welcome=welcome)
    return claim(feature.id, "redeem")


_REDEEMED = 5
"""How many of the cheapest reward everybody can have to begin with."""


def _page(draft: Draft, intent: Intent) -> Points:
    return next(iter(draft.of_kind(Points)), None) or _begin(draft, intent)


def _begin(draft: Draft, intent: Intent) -> Points:
    noun = "Coins" if re.search(r"\bcoins?\b", intent.text, re.I) else "Points"
    source = source_of(intent)
    booked = record(
        draft,
        f"{singular(noun.lower())}_entry",
        [
            field("reason", "text", "What for"),
            field("amount", "number"),
            field("booked_on", "date", "Booked"),
        ],
        "reason",
        [{"reason": "Check-in", "amount": 5, "booked_on": -at} for at in range(1, 5)],
        icon="coins",
        create="member" if draft.accounts else "anyone",
        change="nobody",
    )
    title = f"My {noun.lower()}"
    page = draft.page(f"my_{noun.lower()}", title, weight=70, source=source)
    feature = Points(id=noun.lower(), record=booked, noun=noun, source=source)
    draft.add(feature, page.name)
    return feature


def _reward(draft: Draft, intent: Intent) -> str:
    """The rewards of the app's domain, or common ones, with their price and how many are left."""
    source = source_of(intent)
    origin = next((found for found, known in draft.words.sources() if _REWARD in known), None)
    if origin is not None:
        name = lexicon_entity(draft, origin, _REWARD, source)
    else:
        name = record(
            draft,
            _REWARD,
            [field("title", "text"), field("summary", "long_text", "Description")],
            "title",
            [{"title": title, "summary": summary} for title, summary in _COMMON],
            icon="gift",
            owned=False,
            create="nobody",
        )
    draft.add_field(name, field(_COST, "number", "Points needed", minimum=0), _PRICES)
    draft.add_field(name, field(_STOCK, "number", "Left", minimum=0), _PIECES)
    draft.list_page(name, source)
    return name


_REWARD, _COST, _STOCK = "reward", "points", "stock"
_COMMON = (
    ("Canvas bag", "Holds a week of shopping, folds into a pocket."),
    ("Gift card", "Ten dollars, for yourself or somebody else."),
    ("Enamel mug", "Blue rim, dishwasher safe."),
    ("Free delivery", "For one order of your choice."),
    ("Notebook", "Dotted, 120 pages, lies flat."),
    ("Travel umbrella", "Opens against the wind."),
)
_PRICES, _PIECES = (60, 200, 90, 50, 80, 240), (120, 300, 45, 500, 75, 20)


def count_records(draft: Draft) -> None:
    """Let what people order, book, ask for, answer or write earn points, where they are counted."""
    for feature in draft.of_kind(Points):
        made = dict.fromkeys(
            [
                *(each.order for each in draft.of_kind(Shop)),
                *(each.record for each in draft.of_kind(Booking)),
                *(each.record for each in draft.of_kind(Request)),
                *(each.attempt for each in draft.of_kind(Quiz)),
                *(each.record for each in draft.of_kind(Comments)),
            ]
        )
        own = [name for name in made if _is_own(draft.entities[name])]
        draft.update(feature.id, earned_by=tuple(own[:_MOST]))


_MOST = 3
"""Kinds of records that earn points."""


def _is_own(made: Entity) -> bool:
    return (
        made.owned
        and all(each.name != "created_at" for each in made.fields)
        and (made.first(FieldType.TEXT) is not None)
    )
