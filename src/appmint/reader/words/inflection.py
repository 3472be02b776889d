"""Forms of verbs: the base form of any of them."""

from functools import lru_cache

from appmint.reader.words.actions import HARD_VERBS, QUALITY_VERBS, VERBS
from appmint.reader.words.grammar import LIGHT


@lru_cache(maxsize=8192)
def base_form(word: str) -> str:
    """The base form of a verb in lower case: "browsing", "browses", "browsed" -> "browse"."""
    if _is_known(word):
        return word
    if word in _PARTICIPLES:
        return _PARTICIPLES[word]
    for ending, additions in (
        ("ing", ("", "e")),
        ("ies", ("y",)),
        ("es", ("", "e")),
        ("s", ("",)),
        ("ied", ("y",)),
        ("ed", ("", "e")),
    ):
        if not word.endswith(ending) or len(word) < len(ending) + 2:
            continue
        stem = word[: -len(ending)]
        options = [stem + addition for addition in additions]
        if len(stem) > 2 and stem[-1] == stem[-2]:
            options.append(stem[:-1])
        for option in options:
            if _is_known(option):
                return option
    return word


def _is_known(word: str) -> bool:
    return word in VERBS or word in HARD_VERBS or word in QUALITY_VERBS or word in LIGHT


_PARTICIPLES = {
    "browsing": "browse",
    "logging": "log",
    "planning": "plan",
    "shipping": "ship",
    "shopping": "shop",
    "setting": "set",
    "getting": "get",
    "chatting": "chat",
    "tagging": "tag",
    "scanning": "scan",
    "submitting": "submit",
    "betting": "bet",
    "running": "run",
    "putting": "put",
    "cutting": "cut",
    "cancelling": "cancel",
    "canceling": "cancel",
    "labelling": "label",
    "transferring": "transfer",
    "referring": "refer",
    "enrolling": "enrol",
    "blogging": "blog",
    "debugging": "debug",
    "mapping": "map",
    "posting": "post",
    "adding": "add",
    "selling": "sell",
    "filling": "fill",
    "calling": "call",
    "polling": "poll",
    "assessing": "assess",
    "accessing": "access",
    "processing": "process",
    "discussing": "discuss",
    "paying": "pay",
    "playing": "play",
    "viewing": "view",
    "buying": "buy",
    "trying": "try",
    "lying": "lie",
    "testing": "test",
    "listing": "list",
    "being": "be",
    "seeing": "see",
    "agreeing": "agree",
    "writing": "write",
    "rating": "rate",
    "voting": "vote",
}
"""Forms whose base is not the word without its ending, or not in the tables so."""
