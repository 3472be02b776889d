"""Records that are given to somebody: drivers to vehicles, tasks to employees, technicians."""

import re
from dataclasses import replace
from itertools import takewhile

from appmint.reader.drafting.access import editor
from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import main_entity
from appmint.reader.drafting.meaning import entity_for, spoken_of
from appmint.reader.drafting.records import relation
from appmint.reader.sentences.intents import Intent
from appmint.reader.sentences.phrases import head_noun
from appmint.reader.words.nouns import noun_class, singular
from appmint.spec.entities import Entity, FieldType
from appmint.spec.features import Assign


def as_assigned(draft: Draft, intent: Intent) -> Intent:
    """The intent as one about who or what a record is given to; rights are no such records."""
    assigns = intent.action == "workflow" and intent.verb in _ASSIGNING
    if not assigns or not intent.phrase:
        return intent
    if _CONDITION.match(intent.text):
        return replace(intent, action="quality")
    if intent.verb.startswith("allocat") and not _said_after(draft, intent):
        return intent
    if _AUTOMATIC.search(intent.text):
        return replace(intent, action="hard", reason="rules by which work is assigned by itself")
    if intent.noun in _RIGHTS:
        return replace(intent, action="permissions")
    return replace(intent, action="assign")


_ASSIGNING = frozenset("assign assignment allocate allocation".split())
_CONDITION = re.compile(r"(?:once|when|after|before|if|until)\b", re.I)
_AUTOMATIC = re.compile(r"\b(?:automat\w+|intelligent(?:ly)?|smart(?:ly)?)\b", re.I)
_RIGHTS = frozenset("role permission privilege right authority".split())


def assign(draft: Draft, intent: Intent) -> Claims:
    """A choice on the record that receives, of what it is given."""
    receiver, given = _sides(draft, intent)
    if receiver == given or draft.entities[given].access.read == "owner":
        draft.refuse(intent, "It is not clear who or what is assigned to which records.")
        return []
    draft.list_page(receiver, source_of(intent))
    draft.list_page(given, source_of(intent))
    feature = Assign(
        id=f"assign_{receiver}_{given}"[:_LONGEST],
        entity=receiver,
        relation=_relation(draft, receiver, given),
        by=editor(draft, intent),
        source=source_of(intent),
    )
    return claim(draft.add(feature, draft.detail_page(receiver)), "assign")


_LONGEST = 40
"""Characters of a feature's id."""


def _sides(draft: Draft, intent: Intent) -> tuple[str, str]:
    """The entity whose records receive, and the one of what they are given.

    Drivers are given to vehicles and tasks to employees: the vehicle and the task are what shows
    it. People are put into a team or class, of which there is one for many of them.
    """
    source = source_of(intent)
    spoken = spoken_of(draft, intent) if _PRONOUN.match(intent.text) else ""
    what = spoken or head_noun(intent.phrase)
    people = noun_class(what) == "person"
    to = _said_after(draft, intent)
    if to:
        group = singular(to.split()[-1]) in _GROUPS
        if people and not group and noun_class(to) != "person":
            return entity_for(draft, to, source), entity_for(draft, what, source)
        return entity_for(draft, what, source), entity_for(draft, to, source)
    if people:
        given = entity_for(draft, what, source)
        return _last_named(draft, intent, given), given
    return entity_for(draft, what, source), _workers(draft, intent)


_PRONOUN = re.compile(r"[a-z]+ (?:them|it)\b", re.I)
_GROUPS = frozenset(
    """team class group department course project role branch site area region section
    store shift unit workshop category""".split()
)
"""What many people belong to at once."""


def _said_after(draft: Draft, intent: Intent) -> str:
    """The noun after "to": "assign tasks to the right employees"; "" where there is none."""
    clause = re.split(r"[.;!?\n]", draft.text[intent.start : intent.end + _NEAR])[0]
    found = _TO.search(clause)
    if found is None:
        return ""
    said = takewhile(lambda word: word not in _ENDING, found[1].lower().split())
    words = [word for word in said if word not in _SMALL]
    for size in (2, 1):
        phrase = " ".join(singular(word) if word == words[-1] else word for word in words[:size])
        if len(words) >= size and (draft.words.known(phrase) or draft.words.plausible(phrase)):
            return phrase
    return ""


_NEAR = 80
"""Characters after a verb in which it is said to whom."""
_TO = re.compile(r"\b(?:to|among|between)\s+((?:[a-z-]+\s?){1,4})", re.I)
_SMALL = frozenset(
    "the a an their its different specific right appropriate available various each".split()
)
_ENDING = frozenset("and or then for by with in on at based according via when so".split())


def _last_named(draft: Draft, intent: Intent, given: str) -> str:
    """The records that were named last before the verb, and are no people; else the main ones."""
    before = [
        (made.source.start, name)
        for name, made in draft.entities.items()
        if name != given
        and made.source.start is not None
        and made.source.start < intent.start
        and noun_class(made.label) != "person"
    ]
    clause = draft.text[max(0, intent.start - _BEFORE) : intent.start].lower()
    said = [
        (clause.rfind(made.label.lower()), name)
        for name, made in draft.entities.items()
        if name != given and noun_class(made.label) != "person" and made.label.lower() in clause
    ]
    return max(said or before)[1] if said or before else main_entity(draft)


_BEFORE = 160
"""Characters before a verb in which the records it is about are named."""


def _workers(draft: Draft, intent: Intent) -> str:
    """The people of the app to whom work is given: its staff, technicians, members of the team."""
    named = [
        name
        for name, made in draft.entities.items()
        if noun_class(made.label) == "person" and singular(name.split("_")[-1]) in _WORKING
    ]
    said = next((word for word in _WORKERS.findall(draft.text.lower())), "")
    return named[0] if named else entity_for(draft, singular(said or "employee"), source_of(intent))


_WORKING = frozenset(
    """employee staff worker technician engineer driver courier rider agent operator inspector
    mechanic craftsman cleaner teacher doctor nurse teammate member volunteer consultant""".split()
)
_WORKERS = re.compile(
    r"\b(employees|workers|technicians|engineers|drivers|couriers|agents|operators|inspectors|"
    r"volunteers|consultants|doctors|teachers)\b"
)


def _relation(draft: Draft, receiver: str, given: str) -> str:
    """The field for what is given: one that is there, else a new one in place of a plain name."""
    made = draft.entities[receiver]
    linked = next(
        (each for each in made.fields if each.target == given and not each.required), None
    )
    if linked is not None:
        _leave_first_free(draft, made, linked.name)
        return linked.name
    _drop_plain(draft, made)
    count = max(1, len(draft.entities[given].seed))
    values = [None, *(at % count for at in range(7))]
    wanted = relation(draft, given, required=False)
    taken = any(each.name == wanted.name for each in made.fields)
    wanted = wanted.model_copy(update={"name": f"assigned_{given}"}) if taken else wanted
    return draft.add_field(receiver, wanted, values)


def _leave_first_free(draft: Draft, made: Entity, name: str) -> None:
    """Of the sample records the first is not assigned yet, so that there is one to try it on."""
    rows = tuple({**row, name: None} if at == 0 else row for at, row in enumerate(made.seed))
    draft.change(made.name, seed=rows)


def _drop_plain(draft: Draft, made: Entity) -> None:
    """Leave out a text that says who does it: now that is chosen."""
    plain = next(
        (
            each.name
            for each in made.fields
            if each.type is FieldType.TEXT and each.name in _PLAIN and each.name != made.display
        ),
        "",
    )
    used = any(
        f'"{plain}"' in feature.model_dump_json()
        for feature in draft.features.values()
        if getattr(feature, "entity", "") == made.name and feature.kind not in {"browse", "detail"}
    )
    if not plain or used:
        return
    draft.drop_fields(made.name, {plain})
    look = draft.looks[made.name]
    search, filters, sort = (
        tuple(each for each in names if each != plain)
        for names in (look.search, look.filters, look.sort)
    )
    draft.looks[made.name] = replace(look, search=search, filters=filters, sort=sort)
    if f"browse_{made.name}" in draft.features:
        draft.update(f"browse_{made.name}", search=search, filters=filters, sort=sort)


_PLAIN = frozenset(
    "person assignee assigned_to responsible handler keeper technician driver worker staff".split()
)
"""Fields of plain text for who does the work."""
