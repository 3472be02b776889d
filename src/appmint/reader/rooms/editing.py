"""Intents that change records: add, edit, delete, or all of them."""

from appmint.reader.drafting.access import editor
from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.fields import main_property, property_named
from appmint.reader.drafting.meaning import entity_for
from appmint.reader.rooms.posting import own_posts
from appmint.reader.sentences.intents import Intent
from appmint.spec.criteria import Claim


def create(draft: Draft, intent: Intent) -> Claims:
    """Add records; a property entered belongs to the main thing."""
    owner = property_named(draft, intent) or main_property(draft, intent.phrase)
    if owner:
        own_posts(draft, intent, owner)
        return claim(draft.manage(owner, editor(draft, intent), source_of(intent)), "edit")
    entity = entity_for(draft, intent.phrase, source_of(intent))
    own_posts(draft, intent, entity)
    return claim(draft.manage(entity, editor(draft, intent), source_of(intent)), "create")


def edit(draft: Draft, intent: Intent) -> Claims:
    """Edit records."""
    entity = entity_for(draft, intent.phrase, source_of(intent))
    own_posts(draft, intent, entity)
    return claim(draft.manage(entity, editor(draft, intent), source_of(intent)), "edit")


def delete(draft: Draft, intent: Intent) -> Claims:
    """Delete records."""
    entity = entity_for(draft, intent.phrase, source_of(intent))
    own_posts(draft, intent, entity)
    return claim(draft.manage(entity, editor(draft, intent), source_of(intent)), "delete")


def manage(draft: Draft, intent: Intent) -> Claims:
    """Add, edit and delete records."""
    entity = entity_for(draft, intent.phrase, source_of(intent))
    own_posts(draft, intent, entity)
    feature = draft.manage(entity, editor(draft, intent), source_of(intent))
    return [
        Claim(feature=feature, aspect="create"),
        Claim(feature=feature, aspect="edit"),
        Claim(feature=feature, aspect="delete"),
    ]
