"""Operations on records by any name: add, look up, change; users, balances and what is sold."""

import re
from dataclasses import replace

from appmint.reader.drafting.draft import Draft
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.grammar import BUYERS


def as_operation(draft: Draft, intent: Intent) -> Intent:
    """The intent as add, look up, change or delete: "perform insertions", "read" beside "delete".

    Reading is an operation only where the text speaks of the others; a book is read otherwise.
    """
    if intent.verb == "announce" and intent.action == "create":
        return replace(intent, phrase="announcements", nominal=True)
    if intent.action == "things" and _MANY.search(intent.text):
        return replace(intent, action="quality")
    if intent.action == "things" and intent.verb in {"exchange", "exchanging"} and intent.phrase:
        return replace(intent, action="hard", reason="exchanges between two people")
    words = intent.phrase.split()
    if intent.action == "things" and intent.nominal and words[1:] and words[-1] in _LOOKED_UP:
        return replace(intent, action="search", verb="query", phrase=" ".join(words[:-1]))
    noun = words[-1] if words else ""
    of_data = set(words[:-1]) <= _OF_DATA and (bool(words[1:]) or noun != "update")
    if intent.action == "things" and intent.verb in _PERFORMING and noun in _NOUNS and of_data:
        action, verb = _NOUNS[noun]
        return replace(intent, action=action, verb=verb, phrase="", nominal=True)
    reads = intent.action == "things" and intent.verb == "read" and set(words) <= _OF_DATA
    if reads and _OTHERS.search(draft.text):
        return replace(intent, action="browse", verb="view", phrase="")
    return intent


_MANY = re.compile(
    r"^(?:also )?(?:handl|support|process|manag|hav)(?:e|es|ing)? (?:an? )?(?:"
    r"(?:large|high|huge|massive|vast) (?:number|amount|volume|quantit|concurren|traffic)|"
    r"(?:multiple |many )?concurren(?:cy|t (?:\w+ )?"
    r"(?:access|requests?|operations?|users?|visits?)))",
    re.I,
)
"""How much the app should bear."""
_LOOKED_UP = frozenset({"queries", "searches", "lookups"})
_PERFORMING = frozenset("perform conduct carry do show support execute".split())
_NOUNS = {
    **dict.fromkeys(
        "insertion insertions insert inserts additions create".split(), ("create", "add")
    ),
    **dict.fromkeys("deletion deletions delete deletes removals".split(), ("delete", "delete")),
    **dict.fromkeys("update updates modifications edits".split(), ("edit", "update")),
    **dict.fromkeys("queries searches lookups".split(), ("search", "query")),
    **dict.fromkeys("read reads".split(), ("browse", "view")),
}
"""Noun of an operation -> its action and verb."""
_OF_DATA = frozenset("data database record records operation operations information".split())
_OTHERS = re.compile(r"\b(?:creat|add|updat|modify|edit|delet)(?:e|es|ing|ion|ions)?\b", re.I)


def as_users(draft: Draft, intent: Intent) -> Intent:
    """Managing users, or information about them, is managing people, and not the app's main thing.

    One's own account or user information is one's profile.
    """
    if _OWN_ACCOUNT.search(intent.text) and intent.action in _ON_USERS and _one_each(draft):
        return replace(intent, action="profile", phrase="")
    before = _USER_BEFORE.search(draft.text[max(0, intent.start - _NEAR) : intent.start])
    ahead = before.group() if before and intent.nominal else ""
    if intent.action in _ON_USERS and _USERS_DATA.search(f"{ahead}{intent.text}"):
        return _users_data(draft, intent, ahead)
    if intent.phrase not in _WHOSE or intent.action not in _ON_USERS:
        return intent
    if _USERS_AFTER.search(intent.text):
        return replace(intent, phrase="users")
    if not ahead:
        return intent
    whole = f"{ahead}{intent.text}"
    return replace(intent, phrase="users", text=whole, start=intent.start - len(ahead))


def _one_each(draft: Draft) -> bool:
    """Whether an account is what people sign in with, and no record of which each has several."""
    known = draft.words.known("account")
    return not (known and known[0]) and not _SEVERAL.search(draft.text)


_OWN_ACCOUNT = re.compile(r"\b(?:their|your|my)(?: own)?(?: personal| user)? accounts?$", re.I)
_SEVERAL = re.compile(
    r"\b(?:multi(?:ple)?[ -]|several |add(?:ing)? |list of |bank |social |media )accounts?\b|"
    r"\baccounts? (?:and|or) passwords?\b|\bpassword manag",
    re.I,
)
_WHOSE = frozenset({"", "system", "platform", "website", "site", "app", "application"})
"""What users may be users of."""


def _users_data(draft: Draft, intent: Intent, ahead: str) -> Intent:
    """Information about users as the users themselves; `ahead` stands before the clause."""
    if intent.own:
        return replace(intent, action="profile", phrase="")
    start = intent.start - len(ahead)
    sentence = re.split(r"[.!?\n]", draft.text[:start])[-1]
    listed = intent.nominal and _MANAGED.search(sentence)
    return replace(
        intent,
        action="manage" if listed else intent.action,
        verb="manage" if listed else intent.verb,
        phrase="users",
        text=f"{ahead}{intent.text}",
        start=start,
        nominal=True,
    )


_ON_USERS = frozenset("manage create edit delete browse search".split())
_NEAR = 8
"""Characters before a clause that "users" takes."""
_USERS_AFTER = re.compile(
    r"^[a-z]+(?:ing)? (?:the |all |new |registered |system |platform )*users?$|"
    r"\busers? (?:management|administration|maintenance)$",
    re.I,
)
_USERS_DATA = re.compile(
    r"\busers?(?:'s?)? (?:information|data|details)$|\b(?:information|details) (?:of|about) users$",
    re.I,
)
_MANAGED = re.compile(r"\bmanag(?:e|es|ing) (?:[\w' -]+, )+(?:and )?$", re.I)
"""The beginning of a list of what is managed."""
_USER_BEFORE = re.compile(r"\busers? $", re.I)


def as_balance(draft: Draft, intent: Intent) -> Intent:
    """What somebody's balance is can be shown where balances are kept, and is not claimed else."""
    noun = intent.noun
    if noun != "balance" or intent.action not in _SEEING:
        return intent
    if draft.words.known(intent.phrase) is not None:
        known = intent.action in {"profile", "lookup"}
        return replace(intent, action="browse") if known else intent
    kept = (
        name
        for domain in draft.domains
        for name, entry in domain.entities.items()
        if any("balance" in each.split("_") for each in entry.fields)
    )
    holder = next(kept, "")
    if holder:
        return replace(intent, action="browse", phrase=holder.replace("_", " "))
    return replace(intent, action="hard", reason="amounts that are counted for each person")


_SEEING = frozenset("lookup profile mine browse things open".split())


def as_made_to_order(draft: Draft, intent: Intent) -> Intent:
    """Buyers who customise a product choose options for it; they do not change what is sold."""
    words = intent.phrase.split()
    chosen = intent.action == "edit" and intent.verb in _CUSTOMISING and not intent.nominal
    if not chosen or intent.subject not in BUYERS or not _SHOP.search(draft.text):
        return intent
    if not words or not draft.words.plausible(intent.phrase):
        return intent
    return replace(intent, action="hard", reason="options that a buyer chooses for a product")


_CUSTOMISING = frozenset("customize customise personalize personalise".split())
_SHOP = re.compile(r"\b(?:carts?|checkout|shop|store|e-commerce|boutique)\b", re.I)
