"""Who may change what: where a text names who looks after its content, nobody else changes it.

Staff named in the text (an administrator, a librarian) sign in, with a demo account in the
preview. What they alone are said to manage is theirs to change. What people are said to add too
stays theirs: each changes the records that they made, staff change all. Where people sign in,
nobody changes records without, except what visitors are said to add. Where nobody signs in,
records are open to everybody who uses the app.
"""

import re
from collections.abc import Iterable

from appmint.reader.drafting.draft import Draft
from appmint.reader.drafting.entrances import closed_by, portals
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.grammar import STAFF
from appmint.reader.words.nouns import singular
from appmint.spec.criteria import Claim
from appmint.spec.features import Manage, Workflow

_CHANGING = frozenset("create edit delete manage upload".split())
MANAGING = _CHANGING | {"workflow"}
"""Actions by which somebody looks after records."""
_OTHERS = re.compile(
    r"\b(?:users?|visitors?|customers?|guests?|members?|people|clients?|students?|readers?|"
    r"patients?|residents?|employees?|everyone|everybody|anyone|anybody|buyers?|learners?|"
    r"tenants?|applicants?|parents?|volunteers?|neighbours?|fans?|players?)\b",
    re.I,
)
_SIGNED_IN = re.compile(
    r"\b(?:signed|logged)[- ]in (?:[a-z]+s|people|staff)\b|"
    r"\bonly (?:the )?(?:registered|members\b|verified)|\bregistered (?:users|members) only\b",
    re.I,
)
_NO_DEED = frozenset({"quality", "topic", "hard", "unknown"})
_PUBLISHED = frozenset(
    """article news announcement notice banner advertisement ad_space ad product category service
    policy campaign course job event""".split()
)
"""What an app shows to the public: with staff in the text, it is staff who change it."""


def is_staff(subject: str) -> bool:
    """Whether a subject is one of those who look after the app."""
    return STAFF.match(subject) is not None


def needs_accounts(draft: Draft, intents: Iterable[Intent]) -> bool:
    """Whether somebody has to sign in so that others cannot change what is not theirs."""
    if _SIGNED_IN.search(draft.text) or closed_by(draft.text):
        return True
    found = list(intents)
    if order_keeping(draft, found) or portals(draft.text):
        return True
    if any(each.action in _COUNTED for each in found):
        return True
    working = any(is_staff(each.subject) and each.action not in _NO_DEED for each in found)
    return working and (not draft.internal or _OTHERS.search(draft.text) is not None)


_COUNTED = frozenset({"earn", "balance", "redeem"})
"""Actions with points, which belong to an account."""


def order_keeping(draft: Draft, intents: Iterable[Intent]) -> Intent | None:
    """What says that somebody looks after what all customers have ordered, booked or asked for."""
    found = list(intents)
    left = {noun for each in found for noun in _LEFT_BY.get(each.action, ())}
    if draft.internal:
        return None
    return next(
        (
            each
            for each in found
            if each.action == "manage" and each.nominal and not each.own and each.noun in left
        ),
        None,
    )


_LEFT_BY = {
    "cart": ("order",),
    "pay": ("order",),
    "book": ("booking", "reservation", "appointment"),
    "request": ("application", "registration", "enrollment", "enrolment"),
}
"""What customers do -> what they leave that is looked after."""


def editor(draft: Draft, intent: Intent) -> str:
    """Who may change what the intent changes: a staff role's name, "member" or "anyone"."""
    staff = draft.staff
    if staff and is_staff(intent.subject):
        return staff
    before = draft.text[max(0, intent.start - 80) : intent.start].rpartition(".")[2]
    if "member" in draft.roles and _SIGNED_IN.search(before):
        return "member"
    return "anyone"


def settle_access(draft: Draft, intents: list[Intent], met: dict[int, list[Claim]]) -> None:
    """Close to others what staff alone look after; leave to people what they add themselves."""
    staff = draft.staff
    if not staff:
        return
    theirs: set[str] = set()
    peoples: set[str] = set()
    unnamed: set[str] = set()
    for intent in intents:
        if intent.action not in MANAGING:
            continue
        changed = {
            str(getattr(draft.features[each.feature], "entity", ""))
            for each in met.get(id(intent), ())
            if each.feature in draft.features and draft.features[each.feature].kind == "manage"
        }
        if is_staff(intent.subject) or (intent.nominal and _in_office(draft, intent)):
            theirs |= changed
        elif not intent.nominal and _said_of_people(draft, intent):
            peoples |= changed
        else:
            unnamed |= changed
    if theirs:
        theirs |= unnamed & _PUBLISHED
    for name in sorted(theirs - peoples):
        _close(draft, name, staff)
    if not draft.internal:
        for name in sorted(theirs & peoples):
            _divide(draft, name)


def protect(draft: Draft, intents: list[Intent]) -> None:
    """Where people sign in, nobody changes records without; what customers left is theirs alone.

    On a public site each changes what they have added; where people work, all change all.
    """
    staff = draft.staff
    kept = _kept(draft) if staff or not draft.internal else set()
    for name in sorted(kept):
        _keep_private(draft, name, staff)
    who = _signed_in(draft, intents)
    if not who:
        return
    open_to_guests = {
        each.noun
        for each in intents
        if each.action in MANAGING and not each.nominal and each.subject in _WITHOUT_ACCOUNT
    }
    added = {
        each.noun
        for each in intents
        if (each.action == "create" or (each.own and each.action in MANAGING))
        and not each.nominal
        and not is_staff(each.subject)
    }
    for feature in draft.of_kind(Manage):
        made = draft.entities[feature.entity]
        nouns = {made.name.split("_")[-1], singular(made.label.lower().split()[-1])}
        if made.name in kept or nouns & open_to_guests:
            continue
        if not draft.internal and who == "member" and nouns & added:
            _divide(draft, made.name)
            made = draft.entities[made.name]
        keys = ("create", "update", "delete") if who == "member" else ("update", "delete")
        closed = {key: who for key in keys if getattr(made.access, key) == "anyone"}
        draft.grant(made.name, **closed)


def _signed_in(draft: Draft, intents: list[Intent]) -> str:
    """Who changes things where people sign in: all of them, or staff alone; else ""."""
    if not draft.accounts:
        return ""
    staff = draft.staff
    signing = any(each.action in _SIGNING and not _of_staff(each) for each in intents)
    everybody = signing or bool(portals(draft.text))
    return "member" if everybody or not staff else staff


def protect_moves(draft: Draft, intents: list[Intent]) -> None:
    """Where people sign in, nobody moves records from state to state without."""
    who = _signed_in(draft, intents)
    for flow in draft.of_kind(Workflow):
        steps = (
            each.model_copy(update={"by": who}) if who and each.by == "anyone" else each
            for each in flow.transitions
        )
        draft.update(flow.id, transitions=tuple(steps))


def show_what_is_changed(draft: Draft) -> None:
    """Show all of a record where anybody may change it: a form without its e-mail saves nothing."""
    for feature in draft.of_kind(Manage):
        made = draft.entities[feature.entity]
        if made.access.update == "anyone" and made.access.read == "anyone":
            fields = (each.model_copy(update={"private": False}) for each in made.fields)
            draft.change(made.name, fields=tuple(fields))


def _of_staff(intent: Intent) -> bool:
    """Whether it is staff alone who sign in by this: "admin login"."""
    return is_staff(intent.subject) or _OFFICE.search(intent.text) is not None


_SIGNING = frozenset("login register logout password profile".split())
_WITHOUT_ACCOUNT = frozenset("visitor guest anyone anybody everyone everybody public".split())


def _kept(draft: Draft) -> set[str]:
    """The records that features keep of customers: their orders, bookings and applications."""
    names = {
        str(getattr(feature, key, ""))
        for feature in draft.features.values()
        if feature.kind in {"shop", "booking", "request"}
        for key in ("record", "order")
    }
    return {name for name in names if name in draft.entities and draft.entities[name].owned}


def _keep_private(draft: Draft, name: str, staff: str) -> None:
    """Leave what a customer has left to that customer and to staff."""
    access = draft.entities[name].access
    others = {"anyone", "member"}
    changed = {
        "read": "owner" if access.read in others else access.read,
        "update": (staff or "owner") if access.update in others else access.update,
        "delete": (staff or "owner") if access.delete in others else access.delete,
    }
    draft.grant(name, **changed)


def _in_office(draft: Draft, intent: Intent) -> bool:
    """Whether a list of functions is one of the administration's."""
    before = re.split(r"[.!?\n]", draft.text[: intent.start])[-1]
    return _OFFICE.search(before) is not None


_OFFICE = re.compile(r"\b(?:back-?end|back-?office|admin(?:istration|istrators?|s)?)\b", re.I)


def _said_of_people(draft: Draft, intent: Intent) -> bool:
    """Whether somebody who is no staff stands before the verb in its sentence."""
    before = re.split(r"[.!?\n]", draft.text[: intent.start])[-1]
    return _OTHERS.search(before) is not None


def _close(draft: Draft, name: str, staff: str) -> None:
    made = draft.entities[name]
    if made.owned:
        return
    opened = {
        key: staff
        for key in ("create", "update", "delete")
        if getattr(made.access, key) in {"anyone", "member"}
    }
    draft.grant(name, **opened)


def _divide(draft: Draft, name: str) -> None:
    made = draft.entities[name]
    if made.owned or made.access.create not in {"anyone", "member"}:
        return
    draft.change(name, owned=True)
    draft.grant(name, update="owner", delete="owner")
