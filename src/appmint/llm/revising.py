"""A change request in the customer's words, brought into the requirement text."""

import re
from collections.abc import Sequence

from pydantic_ai.models import Model

from appmint.llm.asking import ask
from appmint.llm.drafts import Draft
from appmint.llm.prompts import load
from appmint.llm.quoting import place_of, plain, supported

_SENTENCE = 400
_OWN_WORDS = 0.7
"""The share of a sentence's words that must come from the request or the description."""


class DraftEdit(Draft):
    """Words of the description, and what stands in their place."""

    quote: str
    replacement: str


class DraftRevision(Draft):
    """What a request changes."""

    edits: list[DraftEdit]
    additions: list[str]


def revise(text: str, request: str, model: Model) -> str:
    """The requirement text as it reads with the request met.

    It is the old text with runs of words replaced and sentences added, all in words of the text or
    of the request. Raises AnswerUnusable, ModelError.
    """

    def wrong_with(draft: DraftRevision) -> Sequence[str]:
        return [*_edits_wrong(draft, text, request), *_additions_wrong(draft, text, request)]

    material = {"description": text, "request": request}
    return _applied(ask(model, load("revise"), material, DraftRevision, wrong_with), text)


def _edits_wrong(draft: DraftRevision, text: str, request: str) -> Sequence[str]:
    sentences = []
    end = 0
    for edit in sorted(draft.edits, key=lambda each: _at(each.quote, text)):
        span = place_of(edit.quote, text)
        said = plain(edit.quote, 80)
        if span is None:
            sentences.append(f"The description does not say “{said}”: copy its very words.")
        elif place_of(edit.quote, text[span.end :]) is not None:
            sentences.append(f"“{said}” occurs more than once: quote more of the words around it.")
        elif span.start < end:
            sentences.append(f"“{said}” lies in another edit: make one edit of both.")
        elif not _in_own_words(edit.replacement, text, request):
            sentences.append(f"“{plain(edit.replacement, 80)}” is not in words of the request.")
        end = max(end, span.end if span else 0)
    return sentences


def _additions_wrong(draft: DraftRevision, text: str, request: str) -> Sequence[str]:
    return [
        f"“{plain(each, 80)}” is not in words of the request."
        for each in draft.additions
        if not _in_own_words(each, text, request)
    ]


def _in_own_words(sentence: str, text: str, request: str) -> bool:
    words = re.findall(r"\w+", sentence)
    known = [word for word in words if supported(word, f"{request} {text}")]
    return len(known) >= _OWN_WORDS * len(words)


def _at(quote: str, text: str) -> int:
    span = place_of(quote, text)
    return span.start if span else 0


def _applied(draft: DraftRevision, text: str) -> str:
    revised = text
    for edit in sorted(draft.edits, key=lambda each: -_at(each.quote, text)):
        span = place_of(edit.quote, text)
        if span is not None:
            before, after = revised[: span.start], revised[span.end :]
            revised = before + plain(edit.replacement, _SENTENCE) + after
    added = [plain(each, _SENTENCE) for each in draft.additions]
    return "\n".join(filter(None, [revised.rstrip(), *added])) + ("\n" if added else "")
