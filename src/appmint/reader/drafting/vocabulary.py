"""The words of a text: which things of the lexicon they name, and which name things at all."""

import re
from collections.abc import Iterable

from appmint.reader.drafting.special_senses import UNNAMED, meant_here
from appmint.reader.drafting.tasks import one_persons_tasks
from appmint.reader.drafting.unnamed import keeps_links
from appmint.reader.knowledge.domains import common
from appmint.reader.knowledge.kinds import kind_name, kind_of
from appmint.reader.knowledge.lexicon_format import Domain, DomainEntity
from appmint.reader.sentences.chunks import is_verb
from appmint.reader.sentences.phrases import head_noun
from appmint.reader.sentences.segment import quoted_names
from appmint.reader.words.actions import ACTION_NOUNS
from appmint.reader.words.grammar import STRUCTURE
from appmint.reader.words.nouns import is_plural, noun_class, plural, singular
from appmint.reader.words.plausibility import (
    ABSTRACT,
    CONCRETE,
    FILLERS,
    NO_NOUNS,
    NO_THING,
    PLAIN,
    PROPERTIES,
    SPECIFIC,
    TECHNOLOGY,
    describes,
    is_adjective,
    joins,
)


class Vocabulary:
    """What the noun phrases of one text mean, by the lexicon and by the text itself."""

    def __init__(self, text: str, domains: list[Domain]) -> None:
        self.text = text
        self.domains = domains
        self.quoted = frozenset(each.text.lower() for each in quoted_names(text))
        """Names in quotation marks, in lower case."""
        self._lower = text.lower()
        self._managed = frozenset(
            singular(word)
            for pair in re.findall(
                r"([a-z-]+) (?:management|administration)\b|"
                r"([a-z-]+)(?<!ing) (?:information|records|data|services)\b",
                self._lower,
            )
            for word in pair
            if word and not describes(word)
        ) | {
            singular(word)
            for word in _HANDLED.findall(self._lower)
            if ACTION_NOUNS.get(word) not in _OF_ACCOUNTS
        }
        """Nouns before "management" or "records": the text itself says that they are kept."""
        self._parts = frozenset(
            singular(word) for pair in _PARTS.findall(self._lower) for word in pair if word
        )
        """Words for parts of an app that the text says are kept: its plug-ins, its modules."""
        self._words: dict[str, tuple[str, str]] = {}
        """Word -> the domain ("" for what many share) and the entity that it means there."""
        for origin, entities in self.sources():
            for name, entry in entities.items():
                for word in (*entry.words, name.replace("_", " ")):
                    self._words.setdefault(word.lower(), (origin, name))
        named = self._words.get("order", ("", "order"))[1]
        if BUYING.search(text) and "order" not in named.split("_"):
            # Where things are bought, an order is what comes out of the cart.
            self._words["order"] = ("", "order")
        if keeps_links(text):
            self._words |= dict.fromkeys(("url", "hyperlink", "web address"), ("", "web_link"))
        for word, other in meant_here(text).items():
            if self._words.get(word, ("", ""))[0] == "":
                self._words[word] = ("", other)
        if one_persons_tasks(text):
            self._words |= dict.fromkeys(("task", "to-do", "todo", "to-do item"), ("", "todo"))

    def sources(self) -> Iterable[tuple[str, dict[str, DomainEntity]]]:
        """The lexicon's entities by domain, the nearest first; "" for those that many share."""
        for known in self.domains:
            yield known.name, known.entities
        yield "", common().entities

    def known(self, phrase: str) -> tuple[str, str] | None:
        """The lexicon entry (domain, entity) that a noun phrase means, or None."""
        words = head_noun(phrase).split()
        for size in (3, 2, 1):
            if (
                size == 1
                and len(words) > 1
                and words[-1] in SPECIFIC
                and (words[-2] not in PLAIN and len(words[-2]) > 2)
            ):
                return None
            if len(words) >= size:
                key = " ".join(words[-size:])
                if key in self._words:
                    return self._words[key]
        if len(words) > 1 and (words[-1] in FILLERS or _is_bond(words)):
            return self.known(" ".join(words[:-1]))
        return None

    def names_thing(self, word: str) -> bool:
        """Whether a word is one of the lexicon's words for a thing."""
        return word in self._words

    def noun_of(self, phrase: str) -> str:
        """The customer's own word for a thing of the lexicon."""
        words = head_noun(phrase).split()
        for size in (3, 2, 1):
            noun = " ".join(words[-size:])
            if len(words) >= size and noun in self._words:
                return "" if noun in UNNAMED else noun
        return ""

    def abstract(self, phrase: str) -> bool:
        """Whether a phrase names nothing that is kept."""
        words = bare(phrase)
        if phrase in {"data", "information", "content", "contents"}:
            return True
        if phrase in {"webpage", "web page"} and _WEBPAGE.match(self._lower):
            return True
        if words and words[-1] in {"tools", "apps", "websites", "items"}:
            return False
        if words[1:] and words[-1] in {"rule", "rules"} and noun_class(words[-2]) != "person":
            return False
        if not words:
            return True
        unkept = words[-1] in ABSTRACT or singular(words[-1]) in PROPERTIES
        unkept = unkept or describes(words[-1]) or is_adjective(words[-1])
        return unkept and self.known(phrase) is None

    def plausible(self, phrase: str) -> bool:
        """Whether a phrase names something that an app can keep records of."""
        if phrase and singular(phrase.split()[-1]) in self._parts:
            return True
        if phrase in STRUCTURE and self.known(phrase) is None:
            return False
        if self.known(phrase) is not None:
            return True
        words = bare(head_noun(phrase))
        if not words or self.abstract(phrase):
            return False
        last = words[-1]
        if last in NO_NOUNS or last in TECHNOLOGY or joins(last) or words[0].isdigit():
            return False
        if not last.replace("-", "").isalpha():
            return False
        # Sightings are things, sighting is something one does.
        counted = phrase.endswith("ings")
        kept = counted or last in CONCRETE or last in self._managed
        if noun_class(last) != "thing" or kept or self.told(phrase):
            return True
        if len(last) < 3:
            return False
        return len(last) < 6 or not last.endswith(NO_THING)

    def said_kept(self, phrase: str) -> bool:
        """Whether the text speaks of managing this, or of its records: "procurement records"."""
        words = bare(head_noun(phrase))
        return bool(words) and words[-1] in self._managed and self.plausible(phrase)

    def sectional(self, phrase: str) -> bool:
        """Whether a bare noun is enough to say what a section of a site holds."""
        words = bare(head_noun(phrase))
        if not words or self.abstract(phrase) or words[-1] in NO_NOUNS | TECHNOLOGY:
            return False
        return words[-1] not in _OF_SCREENS and kind_name(kind_of(words[-1], self.text)) in _HELD

    def told(self, phrase: str) -> bool:
        """Whether a noun means what one reads about it: "health education"."""
        words = bare(head_noun(phrase))
        return bool(words) and kind_name(kind_of(words[-1])) == "written"

    def sells(self, noun: str) -> bool:
        """Whether a noun names the products of the shop: the wine of a site with wine products."""
        known = kind_name(kind_of(noun, self.text)) in _GOODS and noun not in {"pet", "animal"}
        if not known or not self.count("product"):
            return False
        forms = rf"(?:{noun}|{plural(noun)})"
        sold = (
            rf"\b{forms} (?:products?|goods|shop|store|mall)\b|\b{_SELLING} (?:[\w-]+ )?{forms}\b"
        )
        return bool(re.search(sold, self._lower))

    def count(self, noun: str) -> int:
        """How often the text says a noun, in singular or plural."""
        return len(re.findall(rf"\b(?:{noun}|{plural(noun)})\b", self._lower))

    def beside(self, one: str, other: str) -> bool:
        """Whether two nouns stand side by side in a list of the text."""
        forms = [f"(?:{each}|{plural(each)})" for each in (one, other)]
        between = r"(?:, (?:and |or )?| and | or )(?:(?P<word>[a-z-]+) )?"
        places = (
            re.search(rf"\b{first}{between}{second}\b", self._lower)
            for first, second in (forms, forms[::-1])
        )
        return any(at is not None and not is_verb(at["word"] or "") for at in places)

    def listed_without(self, noun: str, other: str) -> bool:
        """Whether a list of nothing but things ("talks, walks and podcasts") names only the one."""
        for found in _LIST.findall(self._lower):
            items = [each.split()[-1] for each in _COMMA.split(found)]
            things = len(set(items)) == len(items) > 2 and all(
                is_plural(each) and not is_verb(each) for each in items
            )
            if things and plural(noun) in items and plural(other) not in items:
                return True
        return False


def _is_bond(words: list[str]) -> bool:
    """Whether a phrase means people one has to do with: "customer relationships"."""
    return words[-1] == "relationship" and noun_class(words[-2]) == "person"


def bare(phrase: str) -> list[str]:
    """The words of a noun phrase without those that only describe: "nearby mosque" -> mosque."""
    words = phrase.split()
    while words and describes(words[0]):
        words.pop(0)
    return words


_WEBPAGE = re.compile(r"\W*(?:please )?(?:[\w'-]+ ){1,8}?web ?page\b")
"""What opens a text that asks for a page of the web: "browse the webpage" is about all of it."""
_OF_ACCOUNTS = frozenset({"login", "logout", "password", "profile"})
_HANDLED = re.compile(
    r"\bmanag(?:e|es|ing) (?:the |their |all |different |various )*"
    r"(?:(?!and\b|or\b)[a-z-]+ ){0,2}?([a-z-]+)"
    r"(?= data\b| information\b| records\b| process(?:es)?\b| and\b|[,.;])"
)
"""What the text says is managed."""
_PARTS = re.compile(
    r"\b(?:manag|add|creat|upload|publish|brows|search|edit|delet)(?:e|es|ing|ed)? "
    r"(?:new |their |own |the |different |various |all |existing |website |[a-z]+ )?"
    r"(components|modules|plug-?ins|widgets)\b|"
    r"\b(component|module|plug-?in|widget|benefit|maintenance|cost)s? management\b"
)
_OF_SCREENS = frozenset(
    "form field page model icon file section resume office center centre building".split()
)
"""Words that mean a part of a screen or of a program, or a department, as often as a thing."""
_HELD = frozenset(
    """request case food learning vacancy outing event_ticket holding rule inspection appointment
    delivery document contract event health property advertisement written goods living group money
    place service facility kept_item storage_place""".split()
)
"""Kinds of things that a section of a site is called after in the singular."""
BUYING = re.compile(
    r"\b(?:shopping carts?|to (?:the |their |a )?cart|check ?out|plac(?:e|ing) (?:an )?orders?|"
    r"buy(?:ing)?|purchas(?:e|es|ing))\b",
    re.I,
)
_ONE = r"[a-z-]+(?: (?!and\b|or\b)[a-z-]+)?"
_LIST = re.compile(
    r"\b(?:such as|like|including|includes?|sections for|offers?) "
    rf"((?:{_ONE}, )+(?:and |or )?{_ONE}(?: (?:and|or) {_ONE})?)"
)
"""Short names in a row."""
_COMMA = re.compile(r", (?:and |or )?| and | or ")
_GOODS = frozenset({"food", "goods", "living", "device", "hand_tool"})
_SELLING = r"(?:sell|sells|selling|buy|buying|purchase|purchasing)"
