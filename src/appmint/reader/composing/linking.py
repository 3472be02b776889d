"""Records that the text gives to a thing of the app: photos of students, projects of exams."""

from appmint.reader.composing.topics import drop
from appmint.reader.drafting.draft import Draft
from appmint.reader.drafting.records import relation
from appmint.reader.knowledge.seeds import Row
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import singular
from appmint.spec.entities import FieldType
from appmint.spec.features import Browse
from appmint.spec.labels import in_text

_LINKED = frozenset({"photo", "video", "project", "document"})
"""Shared records whose samples speak of a subject of their own."""
_SORTED_BY_MOTIF = frozenset({"photo", "video"})
_NOTES = (
    "Complete and up to date.",
    "Added by the office this week.",
    "Checked by two people.",
    "The second version; the first is kept.",
    "To be looked at again in a month.",
    "Handed in on time.",
)


def link(draft: Draft, intents: list[Intent]) -> None:
    """Link shared records to the thing whose name stands before theirs all through the text."""
    for name in sorted(_LINKED & draft.entities.keys()):
        if draft.origins.get(name) != "":
            continue
        owner = _owner(draft, name, intents)
        if owner:
            _give(draft, name, owner)


def _owner(draft: Draft, name: str, intents: list[Intent]) -> str:
    """The listed entity that stands before every mention of the records, or ""."""
    owners = {
        _before(draft, each.phrase)
        for each in intents
        if each.phrase and draft.words.known(each.phrase) == ("", name)
    }
    owner = owners.pop() if len(owners) == 1 else ""
    listed = any(browse.entity == owner for browse in draft.of_kind(Browse))
    fields = draft.entities[name].fields
    linked = any(each.target == owner for each in fields)
    return owner if owner != name and listed and not linked else ""


def _before(draft: Draft, phrase: str) -> str:
    """The entity that the word before a noun names: students in "student photo"."""
    noun = draft.words.noun_of(phrase).split()
    words = [singular(word) for word in phrase.split()]
    if not noun or words[-len(noun) - 1 : -len(noun)] == []:
        return ""
    word = words[-len(noun) - 1]
    found = draft.words.known(word)
    said = draft.free_name(found[1] if found else word)
    return said if said in draft.entities else ""


def _give(draft: Draft, name: str, owner: str) -> None:
    """Add the relation and let each sample be called after its owner."""
    made, holder = draft.entities[name], draft.entities[owner]
    if not holder.seed:
        return
    called = [str(row.get(holder.display, "")) for row in holder.seed]
    noun = in_text(made.label).split()[-1]
    notes = [each.name for each in made.fields if each.type is FieldType.LONG_TEXT]
    rows: list[Row] = [
        {
            **row,
            made.display: f"{called[at]}, {noun}",
            **{each: _NOTES[at % len(_NOTES)] for each in notes},
        }
        for at, row in enumerate(made.seed[: len(called)])
    ]
    draft.change(name, seed=tuple(rows))
    if made.name in _SORTED_BY_MOTIF:
        drop(draft, name, ("category",))
    draft.add_field(name, relation(draft, owner, required=False), range(len(rows)))
