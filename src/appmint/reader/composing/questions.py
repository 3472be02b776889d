"""Questions to the customer, each with what is assumed until it is answered."""

from appmint.reader.composing.sites import is_told
from appmint.reader.drafting.draft import Draft
from appmint.reader.drafting.entities import main_entity
from appmint.reader.sentences.intents import Intent
from appmint.spec.app import Question
from appmint.spec.criteria import Claim
from appmint.spec.facts import Wish
from appmint.spec.source import Source


def questions_of(
    draft: Draft, intents: list[Intent], met: dict[int, list[Claim]]
) -> list[Question]:
    """What to ask where the text says little; what is assumed for main records is added."""
    found = []
    clear = [each for each in intents if id(each) in met]
    if len(clear) + len(own_wishes(draft)) < 2 and not draft.own_only:
        main = draft.entities[main_entity(draft)]
        many, read = main.label_plural.lower(), is_told(draft)
        deeds = f"read and search {many}" if read else f"browse, search, add and edit {many}"
        found.append(
            Question(
                text="What should people be able to do in the app?", assumption=f"They {deeds}."
            )
        )
        if not read:
            draft.manage(main.name, "anyone", main.source)
    if not draft.domains and len(clear) < 4 and not draft.own_only:
        found.append(
            Question(
                text="What is kept about each record?",
                assumption="The usual details: a name, a description, a category and a date.",
            )
        )
    return found


def own_wishes(draft: Draft) -> list[Wish]:
    """What is wished for and no room makes."""
    return [each for each in draft.facts.wishes if each.action == "bespoke"]


def doubts_of(draft: Draft) -> list[Question]:
    """The questions of another reader."""
    return [
        Question(
            text=each.question,
            assumption=each.assumption,
            source=Source(origin="text", start=each.span.start, end=each.span.end),
        )
        for each in draft.facts.doubts
    ]
