"""Settings of an app that people look up and change: parameters, preferences."""

from appmint.reader.drafting.access import editor
from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import new_entity
from appmint.reader.sentences.intents import Intent

SETTINGS = ("parameter", "setting", "configuration", "preference")
"""Words for one thing: an app has one list of them."""


def settings(draft: Draft, intent: Intent) -> Claims:
    """A list of named values under the text's own word, each of which is changed."""
    noun = intent.noun
    kept = [draft.free_name(each) for each in SETTINGS]
    name = next((each for each in kept if each in draft.entities), "")
    if not name:
        name = new_entity(draft, draft.free_name(noun), noun, source_of(intent))
    feature = draft.manage(name, editor(draft, intent), source_of(intent))
    return claim(feature, "edit")
