"""Who has an account: kinds of people and organisations that a text lets register or sign in."""

import re
from collections.abc import Iterator

from appmint.reader.drafting.draft import Draft
from appmint.reader.drafting.entrances import portals
from appmint.reader.words.grammar import STAFF
from appmint.reader.words.nouns import label_of, name_of, noun_class, singular
from appmint.spec.app import Role
from appmint.spec.features import Account
from appmint.spec.reserved import ACCESS_WORDS
from appmint.spec.source import Source

_SIGN = r"(?:register|log ?in|log on|sign ?in|sign ?up|create (?:an |their )?accounts?)\b"
_ONE = r"[a-z]+(?: (?:owners?|seekers?|providers?|members?))?"
_MANY = rf"(?P<who>{_ONE}(?:,? (?:and |or )?(?!to\b|can\b|should\b)(?:[a-z]+ )?{_ONE}){{0,3}}?)"
_SIGNING = (
    re.compile(
        rf"\b{_MANY} (?:should be able to|should|can|may|must|will|need to|have to) "
        rf"(?:also |first )?{_SIGN}",
        re.I,
    ),
    re.compile(
        rf"\b(?:(?:allow|enable|let)(?:s|ing)?|and) {_MANY} (?:to )?(?:also )?{_SIGN}", re.I
    ),
    re.compile(
        rf"\b(?P<who>{_ONE}(?: and {_ONE})?) (?:registration|log-?in|sign-?up|sign-?in)\b", re.I
    ),
)
_PARTS = re.compile(r",\s*(?:and |or )?| and | or ", re.I)
_ANYBODY = frozenset("user member visitor guest person people everyone anyone account".split())
_NOBODY = frozenset("other party admin staff system".split())
_MOST_ROLES = 4
_ORGANISATIONS = frozenset(
    """company business merchant vendor employer school university hospital clinic restaurant hotel
    club charity shop store advertiser landlord organizer organiser organization organisation studio
    gallery band farm agency brand publisher institution shelter bank team""".split()
)


def name_roles(draft: Draft) -> None:
    """Call the accounts what the text calls those who have them: bands and advertisers."""
    plain = [role.name for role in draft.roles.values() if not role.staff]
    if plain != ["member"]:
        return
    found = dict(_signing(draft))
    kinds = {noun: source for noun, source in found.items() if noun not in _ANYBODY}
    if not kinds:
        return
    member = draft.roles.pop("member")
    roles: list[Role] = []
    if len(kinds) < len(found):
        roles.append(member)
    for noun, source in list(kinds.items())[:_MOST_ROLES]:
        name = name_of(noun)
        if name not in draft.roles and name not in ACCESS_WORDS:
            roles.append(Role(name=name, label=label_of(noun), source=source))
    for role in roles or [member]:
        draft.roles[role.name] = role
    open_to = tuple(role.name for role in draft.roles.values() if not role.staff)
    for each in draft.of_kind(Account):
        draft.update(each.id, register_roles=open_to)


def _signing(draft: Draft) -> Iterator[tuple[str, Source]]:
    """Each kind of people with an account, as a noun, and where the text says so."""
    found = [match for pattern in _SIGNING for match in pattern.finditer(draft.text)]
    for match in sorted(found, key=lambda each: each.start()):
        source = Source(origin="text", start=match.start(), end=match.end())
        for part in _PARTS.split(match["who"].lower()):
            words = part.removesuffix(" to").split()
            if words and words[-1] in {"member", "members"} and len(words) > 1:
                words.pop()
            noun = " ".join([*words[:-1], singular(words[-1])]) if words else ""
            if noun in _ANYBODY or _has_accounts(noun):
                yield noun, source
    for portal in portals(draft.text):
        noun = singular(portal["who"].lower())
        if noun in _ANYBODY or _has_accounts(noun):
            yield noun, Source(origin="text", start=portal.start(), end=portal.end())


def _has_accounts(noun: str) -> bool:
    """Whether a noun names people, or an organisation, that may have an account."""
    words = noun.split()
    if not words or STAFF.match(noun) or words[-1] in _NOBODY:
        return False
    if len(words) > 1 and words[-1] not in {"owner", "seeker", "provider"}:
        return False
    return noun_class(words[-1]) == "person" or bool({words[-1], words[0]} & _ORGANISATIONS)
