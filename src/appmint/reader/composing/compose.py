"""Intents as a whole spec: entities, features, pages, criteria, questions and what is not met."""

import re

from appmint.reader.composing.answering import answer
from appmint.reader.composing.closed import close
from appmint.reader.composing.completion import complete
from appmint.reader.composing.criteria import criteria_of, fixed_criteria
from appmint.reader.composing.distinct import tell_apart
from appmint.reader.composing.home import furnish
from appmint.reader.composing.linking import link
from appmint.reader.composing.living import enliven
from appmint.reader.composing.main_thing import main_thing
from appmint.reader.composing.naming import app_name, rename
from appmint.reader.composing.navigation import arrange, retitle
from appmint.reader.composing.notes import kind_of_app, notes_of
from appmint.reader.composing.offering import offer
from appmint.reader.composing.promises import keep_promises
from appmint.reader.composing.questions import doubts_of, own_wishes, questions_of
from appmint.reader.composing.settling import settle
from appmint.reader.composing.signing import name_roles
from appmint.reader.composing.topics import narrow
from appmint.reader.composing.voice import voice_of
from appmint.reader.drafting.access import (
    needs_accounts,
    order_keeping,
    protect,
    protect_moves,
    settle_access,
    show_what_is_changed,
)
from appmint.reader.drafting.described import RECORDS
from appmint.reader.drafting.draft import Draft
from appmint.reader.drafting.entities import main_entity
from appmint.reader.drafting.entrances import portals
from appmint.reader.drafting.titles import entitle
from appmint.reader.drafting.wording import know_the_list, reword, tagline
from appmint.reader.rooms.accounts import account, staff_role
from appmint.reader.rooms.approvals import sign_requests
from appmint.reader.rooms.conversations import are_between_people
from appmint.reader.rooms.coupons import take_coupons
from appmint.reader.rooms.orders import lead_orders, look_at_own_orders
from appmint.reader.rooms.points import count_records
from appmint.reader.rooms.resume import is_resume
from appmint.reader.rooms.shopping import stock_shops
from appmint.reader.sentences.intents import Intent, Opening
from appmint.reader.sentences.segment import Sentence
from appmint.reader.words.grammar import STAFF
from appmint.spec.app import AppSpec, Role, Theme
from appmint.spec.criteria import Claim
from appmint.spec.features import Admin, Backup, Feature


def compose(
    text: str,
    name: str | None,
    draft: Draft,
    theme: Theme,
    opening: Opening | None,
    intents: list[Intent],
    colour_sentences: list[Sentence],
) -> AppSpec:
    """The spec of an app from what was read."""
    draft.resume = bool(opening and is_resume(f"{opening.topic} {opening.kind}"))
    draft.internal = bool(opening and _INTERNAL.search(f"{opening.topic} {opening.kind}"))
    draft.page("home", "Home", "/", weight=0)
    draft.first = intents[0].sentence if intents else 0
    _roles(draft, intents)
    draft.main = main_thing(draft, opening, intents)
    draft.voice = voice_of(draft, intents)
    met: dict[int, list[Claim]] = {}
    for intent in sorted(intents, key=_turn):
        claims = answer(draft, intent)
        if claims:
            retitle(draft, intent, claims)
            met[id(intent)] = claims
    draft.own_only = (
        bool(own_wishes(draft)) and not met and not draft.facts.things and not draft.roles
    )
    offer(draft, intents, met)
    take_coupons(draft, intents, met)
    stock_shops(draft, met)
    count_records(draft)
    questions = questions_of(draft, intents, met) + doubts_of(draft)
    _finish(draft)
    complete(draft)
    settle_access(draft, intents, met)
    protect(draft, intents)
    protect_moves(draft, intents)
    lead_orders(draft, met)
    show_what_is_changed(draft)
    sign_requests(draft)
    name_roles(draft)
    narrow(draft, intents)
    link(draft, intents)
    tell_apart(draft)
    entitle(draft, intents, met)
    enliven(draft)
    arrange(draft)
    settle(draft)
    look_at_own_orders(draft, intents, met)
    criteria = criteria_of(draft, intents, met)
    title = app_name(text, name, draft, opening)
    _home(draft, title)
    criteria += close(draft)
    kind = kind_of_app(text)
    fixed = fixed_criteria(theme, colour_sentences)
    criteria += [each for each in fixed if not draft.own_only or each.id != "navigation"]
    return AppSpec(
        kind=kind,
        name=title,
        tagline=draft.voice.tagline if draft.voice and not draft.own_only else tagline(draft),
        text=text,
        theme=theme,
        roles=tuple(draft.roles.values()),
        entities=tuple(draft.entities.values()),
        features=_placed(draft),
        pages=draft.finished_pages(),
        criteria=tuple(criteria),
        questions=tuple(questions),
        unmet=tuple(draft.unmet),
        notes=notes_of(kind, text),
    )


def _turn(intent: Intent) -> int:
    """When an intent is answered: fields first, save those of records that features make.

    A step to the last state comes last, when all the states before it are known, and so does
    the history of what is downloaded.
    """
    if intent.action == "described":
        return 2 if intent.phrase.split()[-1] in RECORDS else 0
    downloads = intent.action == "mine" and intent.phrase == "downloads"
    if intent.action == "step" or downloads:
        return 4
    return 3 if intent.action in _LATE else 1


_LATE = frozenset(
    {
        "mine",
        "report",
        "document",
        "chart",
        "curve",
        "compare",
        "notify",
        "rank",
        "admin",
        "permissions",
        "lookup",
        "calendar",
        "map",
        "board",
        "live",
        "message",
        "outbox",
        "attach",
        "workflow",
        "assign",
        "confirmed",
        "download",
        "sought",
    }
)
"""Actions over what other intents bring in."""


def _roles(draft: Draft, intents: list[Intent]) -> None:
    actions = {intent.action for intent in intents}
    wanted = bool(actions & {"login", "register", "logout", "password", "permissions", "admin"})
    wanted = wanted or needs_accounts(draft, intents) or are_between_people(draft.text, intents)
    draft.accounts = wanted
    if not wanted:
        return
    for intent in intents:
        if STAFF.match(intent.subject):
            staff_role(draft, intent)
    for portal in portals(draft.text):
        if STAFF.match(portal["who"].lower()):
            at, end = portal.span()
            staff_role(draft, Intent("admin", "manage", "", portal.group(), at, end))
    keeping = order_keeping(draft, intents)
    if keeping:
        staff_role(draft, keeping)
    draft.roles.setdefault("member", Role(name="member", label="Member"))


def _finish(draft: Draft) -> None:
    main = main_entity(draft)
    if not draft.own_only:
        draft.list_page(main, draft.entities[main].source)
    if draft.roles and "account" not in draft.features:
        source = draft.roles[next(iter(draft.roles))].source
        at, end = (source.start or 0, source.end or 1)
        account(draft, Intent("login", "log", "", draft.text[at:end], at, end))
    for admin in draft.of_kind(Admin):
        copies = {each.record for each in draft.of_kind(Backup)}
        names = [name for name in draft.entities if name not in copies][:12]
        draft.update(admin.id, entities=tuple(names))
        for name in names:
            draft.allow(name, create=admin.role, update=admin.role, delete=admin.role)


def _home(draft: Draft, title: str) -> None:
    furnish(draft, title)
    if draft.voice:
        keep_promises(draft)
        rename(draft, draft.voice, title)
    else:
        reword(draft, title)
    know_the_list(draft)


def _placed(draft: Draft) -> tuple[Feature, ...]:
    shown = {each for page in draft.pages.values() for each in page.features}
    return tuple(each for each in draft.features.values() if each.id in shown)


_INTERNAL = re.compile(
    r"\b(?:management|dashboard|crm|erp|internal|admin|back-?office|monitoring|analytics|inventory|"
    r"tracking|workflow)\b",
    re.I,
)
