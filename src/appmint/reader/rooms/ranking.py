"""Records ranked by a number."""

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import lexicon_entity
from appmint.reader.drafting.meaning import entity_for
from appmint.reader.drafting.titles import title_from
from appmint.reader.knowledge.seeds import field
from appmint.reader.rooms.figures import telling
from appmint.reader.sentences.intents import Intent
from appmint.spec.features import Leaderboard


def rank(draft: Draft, intent: Intent) -> Claims:
    """Records ranked by a number."""
    words = [w for w in intent.phrase.split() if w not in {"ranking", "rankings", "leaderboard"}]
    phrase = " ".join(words)
    entity = entity_for(draft, phrase, source_of(intent)) if phrase else _ranked(draft)
    made = draft.entities[entity]
    number = telling(made)
    score = (
        number.name
        if number
        else draft.add_field(
            entity, field("points", "number", minimum=0), [320, 280, 265, 240, 190, 150, 120, 90]
        )
    )
    page = draft.page(
        "leaderboard", title_from(intent, "Leaderboard"), weight=55, source=source_of(intent)
    )
    feature = Leaderboard(
        id=f"leaderboard_{entity}",
        entity=entity,
        score=score,
        heading=page.title,
        source=source_of(intent),
    )
    return claim(draft.add(feature, page.name), "ranked")


def _ranked(draft: Draft) -> str:
    for name, made in draft.entities.items():
        if not made.owned and any(each.name in {"points", "score"} for each in made.fields):
            return name
    attempt = draft.entities.get("attempt")
    return "attempt" if attempt else lexicon_entity(draft, "", "person")
