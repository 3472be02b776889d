"""Votes: up-votes on records, and polls with options and results."""

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import lexicon_entity
from appmint.reader.drafting.meaning import entity_for
from appmint.reader.drafting.records import record, relation
from appmint.reader.knowledge.seeds import field
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import label_of
from appmint.spec.entities import FieldType
from appmint.spec.features import Vote


def like(draft: Draft, intent: Intent) -> Claims:
    """An up-vote on a record."""
    entity = entity_for(draft, intent.phrase, source_of(intent))
    draft.list_page(entity, source_of(intent))
    name = f"{entity}_like"
    record(draft, name, [relation(draft, entity)], entity, (), icon="heart", label="Like")
    feature = Vote(id=f"like_{entity}", entity=entity, record=name, source=source_of(intent))
    return claim(draft.add(feature, draft.detail_page(entity)), "vote")


def vote(draft: Draft, intent: Intent) -> Claims:
    """A poll with options and results."""
    if "poll" not in draft.entities or not draft.of_kind(Vote):
        _poll(draft)
    draft.list_page("poll", source_of(intent))
    feature = Vote(
        id="vote_poll",
        entity="poll",
        option="poll_option",
        record="ballot",
        source=source_of(intent),
    )
    draft.add(feature, draft.detail_page("poll"))
    if "result" not in intent.text.lower():
        return claim(feature.id, "vote")
    if not intent.nominal:
        title = label_of(intent.phrase) if len(intent.phrase.split()) == 2 else "Results"
        page = draft.page("results", title, weight=56, source=source_of(intent))
        draft.add(feature, page.name)
    return claim(feature.id, "results")


_POLLS = (
    ("Which evening suits the summer party?", ("Friday", "Saturday", "Sunday")),
    ("What should the new reading room offer?", ("Longer hours", "More desks", "A quiet corner")),
    ("How do you usually get here?", ("By bike", "By bus", "On foot", "By car")),
    ("Which project should be funded first?", ("Playground", "Street trees", "Bike racks")),
    ("Best time for the weekly meeting?", ("Morning", "Noon", "Evening")),
    ("Should the newsletter be monthly?", ("Yes", "No", "Every two weeks")),
)


def _poll(draft: Draft) -> None:
    if not _known_poll(draft):
        _new_poll(draft)
    record(
        draft,
        "ballot",
        [relation(draft, "poll_option")],
        "poll_option",
        [{"poll_option": at} for at in _votes(draft)],
        icon="check",
        read="anyone",
        label="Vote",
    )


def _votes(draft: Draft) -> list[int]:
    """The options voted for, as rows: some votes in every poll.

    Every other row is the demo account's own: those go to polls that are over, or to the last,
    so that there is something left to vote for.
    """
    polls, options = draft.entities["poll"], draft.entities["poll_option"]
    spread = [at for at in range(len(options.seed)) for _ in range(1 + (at * 5 + 2) % 4)]
    day = polls.first(FieldType.DATE)
    days = [row.get(day.name) if day else None for row in polls.seed]
    past = [at for at, each in enumerate(days) if isinstance(each, int) and each < 0]
    over = past or [len(polls.seed) - 1]
    own = [at for at, row in enumerate(options.seed) if row["poll"] in over]
    return [row for at, each in enumerate(spread) for row in (own[at % len(own)], each)]


def _known_poll(draft: Draft) -> bool:
    """Polls of the lexicon with the choices written for them, where a domain has them."""
    origin, name = draft.words.known("poll") or ("", "")
    entries = next((domain.entities for domain in draft.domains if domain.name == origin), {})
    if name != "poll" or "poll_option" not in entries:
        return False
    lexicon_entity(draft, origin, "poll")
    lexicon_entity(draft, origin, "poll_option")
    return True


def _new_poll(draft: Draft) -> None:
    record(
        draft,
        "poll",
        [
            field("title", "text", "Question"),
            field("description", "long_text", required=False),
            field("topic", "enum", options=("Community", "Services", "Events")),
            field("closes_on", "date", "Closes"),
        ],
        "title",
        [
            {
                "title": title,
                "description": "One vote a person; the result is shown at once.",
                "topic": ("Community", "Services", "Events")[at % 3],
                "closes_on": 5 + at * 3,
            }
            for at, (title, _) in enumerate(_POLLS)
        ],
        icon="vote",
        owned=False,
        read="anyone",
        create="nobody",
        change="nobody",
    )
    options = [(poll, label) for poll, (_, labels) in enumerate(_POLLS) for label in labels]
    record(
        draft,
        "poll_option",
        [relation(draft, "poll"), field("label", "text", "Option")],
        "label",
        [{"poll": poll, "label": label} for poll, label in options],
        icon="list",
        owned=False,
        read="anyone",
        create="nobody",
        change="nobody",
        label="Option",
    )
