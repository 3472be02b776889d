"""Records that a visitor keeps for later, follows or collects."""

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.meaning import entity_for
from appmint.reader.drafting.records import record, relation
from appmint.reader.knowledge.seeds import field
from appmint.reader.rooms.own_records import add_mine
from appmint.reader.rooms.posting import topic_of
from appmint.reader.sentences.intents import Intent
from appmint.spec.features import Save


def save(draft: Draft, intent: Intent) -> Claims:
    """Keep records for later."""
    verbs = {
        "follow": ("Follow", "Following"),
        "collect": ("Add to collection", "In your collection"),
        "bookmark": ("Bookmark", "Bookmarked"),
        "favorite": ("Add to favorites", "Favorite"),
    }
    verb, done = verbs.get(intent.verb, ("Save", "Saved"))
    words = [
        w
        for w in intent.phrase.split()
        if w not in {"favorites", "favourites", "collection", "wishlist", "bookmarks"}
    ]
    entity = entity_for(draft, " ".join(words), source_of(intent))
    if intent.verb == "follow":
        entity = topic_of(draft, entity, words)
    draft.list_page(entity, source_of(intent))
    name = f"saved_{entity}"
    record(
        draft,
        name,
        [relation(draft, entity), field("saved_on", "date", required=False)],
        entity,
        (),
        icon="bookmark",
        label=f"{_KEEPING.get(verb, 'Saved')} {draft.entities[entity].label.lower()}",
    )
    feature = Save(
        id=f"save_{entity}",
        entity=entity,
        record=name,
        verb=verb,
        done=done,
        source=source_of(intent),
    )
    draft.add(feature, draft.detail_page(entity))
    add_mine(draft, name, intent)
    return claim(feature.id, "save")


_KEEPING = {"Follow": "Followed", "Add to collection": "Collected", "Bookmark": "Bookmarked"}
