"""Lists are called what the text calls them, with the word before the noun: "Proxy servers"."""

import re
from collections import Counter

from appmint.reader.draft import Draft
from appmint.reader.intents import Intent
from appmint.reader.nouns import label_of, singular
from appmint.reader.plausibility import ABSTRACT, NO_NOUNS, PLAIN, PURE_VERBS, describes
from appmint.spec.criteria import Claim
from appmint.spec.features import Browse


def entitle(draft: Draft, intents: list[Intent], met: dict[int, list[Claim]]) -> None:
    """Give lists the customer's two words where the text mostly says both."""
    said: dict[str, Counter[str]] = {}
    for intent in intents:
        if not intent.phrase:
            continue
        for claim in met.get(id(intent), ())[:1]:
            entity = getattr(draft.features.get(claim.feature), "entity", "")
            said.setdefault(str(entity), Counter())[_before(draft, str(entity), intent)] += 1
    for browse in draft.of_kind(Browse):
        words = said.get(browse.entity, Counter())
        found = next(iter(words.most_common(1)), ("", 0))
        if browse.where or not found[0] or found[1] * 2 < words.total():
            continue
        plain = draft.entities[browse.entity].label_plural
        title = label_of(f"{found[0]} {plain.lower()}")
        for page in draft.pages.values():
            listed = browse.id in page.features and page.title == plain and page.path != "/"
            if listed and len(title) <= _LONGEST:
                page.title = draft.free_title(title)


def _before(draft: Draft, entity: str, intent: Intent) -> str:
    """The word before the noun of an entity where an intent names it, if it tells which ones."""
    made = draft.entities.get(entity)
    noun = intent.phrase.split()[-1]
    if made is None or singular(noun) != singular(made.label.lower()):
        return ""
    around = draft.text[max(0, intent.start - _BACK) : intent.end]
    found = re.search(rf"([A-Za-z]+) {re.escape(noun)}\b", around, re.I)
    said = found[1] if found else " ".join(intent.phrase.split()[-2:-1])
    word = said.lower()
    if word not in intent.phrase.split() and word not in _TELLING:
        return ""
    little = describes(word) or word in PLAIN | ABSTRACT | NO_NOUNS | PURE_VERBS | {"and", "or"}
    little = little or word.endswith(("ed", "ly", "ing")) or len(word) <= _SHORT
    if word == noun or (little and word not in _TELLING) or not word.isalpha():
        return ""
    return said if said.isupper() else word


_TELLING = frozenset({"online", "software", "live"})
"""Words that elsewhere say how an app is, and before a noun which ones are meant."""
_BACK = 10
"""Characters before an intent in which such a word may stand."""
_SHORT = 2
_LONGEST = 26
"""Letters of an entry of the navigation."""
