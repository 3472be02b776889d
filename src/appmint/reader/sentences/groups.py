"""Whose app it is, where a text begins with its people: "Members of a rowing club log outings"."""

from appmint.reader.sentences.chunks import TOKEN, is_verb
from appmint.reader.sentences.intents import Opening
from appmint.reader.sentences.segment import Sentence
from appmint.reader.words.nouns import is_plural

_ALSO_VERBS = frozenset({"sign", "log"})
"""Verbs of people that have another meaning elsewhere."""
_LONGEST = 5
"""Words between "of" and the verb."""


def group_of(sentence: Sentence) -> Opening | None:
    """What the people who a sentence begins with are of, as what the app is about; else None."""
    words = list(TOKEN.finditer(sentence.text))
    texts = [word.group().lower() for word in words]
    if len(texts) < 4 or not is_plural(texts[0]) or texts[1] != "of":
        return None
    first = 3 if texts[2] in {"a", "an", "the", "our", "my"} else 2
    reach = range(first + 1, min(first + _LONGEST, len(texts)))
    last = next((at for at in reach if is_verb(texts[at]) or texts[at] in _ALSO_VERBS), 0)
    if not last:
        return None
    start, end = words[first].start(), words[last - 1].end()
    topic = sentence.text[start:end].lower()
    return Opening(topic, "", sentence.start + start, sentence.start + end, 0)
