"""What pages are called in the words of the text: "Proxy servers", "Contact"."""

import re
from collections import Counter

from appmint.reader.drafting.draft import Draft
from appmint.reader.sentences.intents import Intent
from appmint.reader.sentences.segment import quoted_names
from appmint.reader.words.actions import VERBS
from appmint.reader.words.inflection import base_form
from appmint.reader.words.nouns import label_of, singular
from appmint.reader.words.plausibility import ABSTRACT, NO_NOUNS, PLAIN, PURE_VERBS, describes
from appmint.reader.words.set_phrases import PHRASES
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


def title_from(intent: Intent, usual: str) -> str:
    """A page title in the customer's words where the intent names a thing, else the usual one."""
    quoted = quoted_names(intent.text)
    if quoted:
        return quoted[0].text
    if not intent.nominal:
        return usual
    if intent.phrase in _CALLED:
        return _CALLED[intent.phrase]
    if intent.phrase and any(intent.phrase == phrase for phrase, _ in PHRASES):
        return label_of(intent.phrase)
    words = [
        word
        for word in intent.text.lower().split()
        if word not in _TITLE_NOISE and word.replace("-", "").isalpha()
    ]
    if len(words) > 1 and words[-1] in {"integration", "submission"}:
        words.pop()
    if " ".join(words) in _CALLED:
        return _CALLED[" ".join(words)]
    if not 1 <= len(words) <= 3 or (base_form(words[0]) in VERBS and len(words) > 1):
        return usual
    return label_of(" ".join(words))


_CALLED = {
    **dict.fromkeys(("chatbot", "chat bot", "chatbots", "virtual assistant"), "Assistant"),
    **dict.fromkeys(("contact form", "contact information", "contact page"), "Contact"),
    **dict.fromkeys(("real-time update", "real-time updates", "real-time data"), "Live data"),
}
"""What visitors call a page that the text names by its technique."""
_TITLE_NOISE = frozenset(
    """the a an also and have receive perform make provide their support conduct view on get basic
    function functions functionality feature features include includes module page pages its use
    simple such some other related""".split()
)
