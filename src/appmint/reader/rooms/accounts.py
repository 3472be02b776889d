"""Intents about people and their access: sign-in, profile, administration."""

import re
from dataclasses import replace

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import main_entity
from appmint.reader.drafting.entrances import is_portal
from appmint.reader.drafting.records import record, who
from appmint.reader.knowledge.seeds import field
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import label_of, singular
from appmint.spec.app import Role
from appmint.spec.criteria import Claim
from appmint.spec.features import Account, Admin, Profile


def account(draft: Draft, intent: Intent) -> Claims:
    """Register, sign in, sign out, change of password."""
    if not draft.roles or "member" not in draft.roles:
        draft.roles.setdefault(
            "member", Role(name="member", label="Member", source=source_of(intent))
        )
    page = draft.page("sign_in", "Sign in", "/sign-in", weight=95, source=source_of(intent))
    open_to = tuple(role.name for role in draft.roles.values() if not role.staff)
    feature = Account(id="account", register_roles=open_to, source=source_of(intent))
    draft.add(feature, page.name)
    if intent.action == "password" and _FORGOTTEN.search(f"{intent.text} {intent.phrase}"):
        # Who can sign in changes a password; who has forgotten theirs cannot.
        draft.refuse(intent, "A password is changed by who is signed in; none is sent by mail.")
        return []
    aspect = {"register": "register", "logout": "sign_out", "password": "password"}
    return claim("account", aspect.get(intent.action, "sign_in"))


_FORGOTTEN = re.compile(r"\b(?:recover|retriev|forg[eo]t|reset)", re.I)


def profile(draft: Draft, intent: Intent) -> Claims:
    """The visitor's own details."""
    record(
        draft,
        "profile",
        [
            field("name", "text"),
            field("email", "email", "E-mail", private=True),
            field("phone", "phone", required=False, private=True),
            field("city", "text", required=False),
            field("about", "long_text", required=False),
        ],
        "name",
        [{**who(0), "phone": "+1 555 0120", "city": "Lyon", "about": "Likes short answers."}],
        icon="circle-user",
    )
    page = draft.page(
        "my_account", _account_title(intent), "/my-account", weight=80, source=source_of(intent)
    )
    feature = Profile(id="profile", entity="profile", source=source_of(intent))
    draft.add(feature, page.name, first=True)
    changes = intent.verb in {
        "manage",
        "edit",
        "update",
        "modify",
        "complete",
        "fill",
        "change",
        "improve",
        "maintain",
        "personal",
        "account",
        "user",
        "member",
    }
    return claim("profile", "update" if changes else "show")


def _account_title(intent: Intent) -> str:
    if "cent" in intent.phrase and len(intent.phrase.split()) == 2:
        return label_of(intent.phrase)
    return "My account"


def admin(draft: Draft, intent: Intent) -> Claims:
    """A panel for staff with every entity."""
    ensure_admin(draft, intent)
    aspect = "open" if intent.action == "admin" else "change"
    return claim("admin", aspect)


def permissions(draft: Draft, intent: Intent) -> Claims:
    """Who has which role, and what each role may do: both for staff to change, in the panel."""
    _ensure_users(draft, intent)
    return [Claim(feature="admin", aspect=aspect) for aspect in ("refuse", "roles", "permit")]


def users(draft: Draft, intent: Intent) -> Claims:
    """Those who sign in, looked after by staff: added, and blocked."""
    _ensure_users(draft, intent)
    return [Claim(feature="admin", aspect=aspect) for aspect in ("add_user", "block")]


def _ensure_users(draft: Draft, intent: Intent) -> None:
    ensure_admin(draft, intent)
    draft.update("admin", accounts=True)


def of_accounts(draft: Draft, intent: Intent) -> Intent:
    """Managing users, where people sign in, is managing their accounts.

    Where the text has a list of users, or information about them, they are managed there; roles
    are given out in the panel either way. The part of the app that one role has is no record.
    """
    if not draft.accounts:
        return intent
    if intent.action in {"things", "browse", "open"} and is_portal(draft.text, intent.phrase):
        return replace(intent, action="quality")
    words = intent.phrase.split()
    noun = singular(words[-1]) if words else ""
    if noun == "role" and intent.verb in _GIVING and set(words[:-1]) <= _ANY_ROLES:
        listed = _lists(draft, "Roles")
        return intent if listed else replace(intent, action="permissions", phrase="", nominal=True)
    if intent.verb in _CLOSING and _WHOM.search(intent.text):
        return replace(intent, action="users", phrase="", nominal=True)
    people = noun == "user" or (noun == "account" and "user" in words)
    managed = intent.action == "manage" and people and set(words[:-1]) <= _ANY_ACCOUNTS
    told = intent.fields or _ABOUT_THEM.search(intent.text)
    if not managed or told or _lists(draft, "Users", "Accounts"):
        return intent
    return replace(intent, action="users", nominal=True)


_ANY_ROLES = frozenset("user member different the their account staff system".split())
_GIVING = frozenset("assign manage set change grant give allocate configure modify define".split())
_CLOSING = frozenset("block unblock ban suspend disable deactivate freeze".split())
_WHOM = re.compile(r"\b(?:users?|accounts?|members?)$", re.I)
_ABOUT_THEM = re.compile(r"\b(?:information|data|details|records)\b", re.I)
_ANY_ACCOUNTS = frozenset("all the system platform registered user site website app".split())


def _lists(draft: Draft, *labels: str) -> bool:
    """Whether the app keeps such records of its own under one of the labels."""
    return any(made.label_plural in labels for made in draft.entities.values())


def staff_role(draft: Draft, intent: Intent) -> str:
    """The role of those who look after the app, made if it is new; returns its name."""
    role = draft.staff
    if not role:
        role = intent.subject if intent.subject in _CALLED else "admin"
        label = label_of(role) if role in _CALLED else "Administrator"
        draft.roles[role] = Role(name=role, label=label, staff=True, source=source_of(intent))
    return role


_CALLED = frozenset(
    """moderator librarian coordinator organiser organizer editor curator secretary clerk
    receptionist manager supervisor""".split()
)
"""Staff whose sign-in is called what the text calls them."""


def ensure_admin(draft: Draft, intent: Intent) -> str:
    """The admin role, its account and its panel; returns the role's name."""
    role = staff_role(draft, intent)
    account(draft, intent)
    page = draft.page("admin", "Admin", "/admin", role=role, weight=96, source=source_of(intent))
    feature = Admin(id="admin", entities=(main_entity(draft),), role=role, source=source_of(intent))
    draft.add(feature, page.name)
    return role
