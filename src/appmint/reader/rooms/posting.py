"""Posts of visitors: whose they are, who wrote them, and the topics that readers follow."""

from appmint.reader.drafting.access import editor
from appmint.reader.drafting.draft import Draft
from appmint.reader.drafting.meaning import call
from appmint.reader.rooms.own_records import add_mine
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import label_of, singular
from appmint.spec.features import Browse


def topic_of(draft: Draft, entity: str, words: list[str]) -> str:
    """What somebody follows who follows a topic: the board of the posts, under the word "topic"."""
    noun = singular(words[0]) if words else ""
    if noun not in {"topic", "subject", "category", "tag"}:
        return entity
    made = draft.entities[entity]
    link = next((each for each in made.fields if each.target in {"board", "category"}), None)
    if link is None or link.target is None:
        return entity
    call(draft, link.target, noun)
    named = tuple(
        each.model_copy(update={"label": label_of(noun)}) if each is link else each
        for each in made.fields
    )
    draft.change(entity, fields=named)
    return link.target


def complete_posts(draft: Draft) -> None:
    """Who posts may leave the name out; where people write anonymously, no name is kept."""
    anonymous = "anonym" in draft.text.lower()
    for made in list(draft.entities.values()):
        posted = made.owned and f"manage_{made.name}" in draft.features
        name = next((each.name for each in made.fields if each.name in _BY), "")
        if not posted or not name or made.display == name:
            continue
        if anonymous:
            _leave_out(draft, made.name, name)
            continue
        fields = tuple(
            each.model_copy(update={"required": False}) if each.name == name else each
            for each in made.fields
        )
        draft.change(made.name, fields=fields)


_BY = frozenset({"author", "writer", "poster", "posted_by", "user_name", "username"})


def _leave_out(draft: Draft, entity: str, name: str) -> None:
    draft.drop_fields(entity, {name})
    for browse in draft.of_kind(Browse):
        if browse.entity == entity:
            search = tuple(each for each in browse.search if each != name)
            sort = tuple(each for each in browse.sort if each != name)
            draft.update(browse.id, search=search, sort=sort)


def own_posts(draft: Draft, intent: Intent, entity: str) -> None:
    """What visitors post stays theirs to change; where people work, all records are shared.

    Who signs in to enter what is theirs finds it again among their own.
    """
    untouched = draft.entities[entity].access.create == "nobody"
    signed_in = intent.own and draft.accounts
    personal = intent.verb in _POSTING or singular(intent.phrase.split(" ")[-1]) == "profile"
    posted = (personal or signed_in) and editor(draft, intent) == "anyone"
    if posted and untouched and not draft.internal:
        draft.change(entity, owned=True)
        if signed_in:
            add_mine(draft, entity, intent)


_POSTING = frozenset({"sell", "post", "posting", "publish", "publishing", "share", "publication"})
