"""Clauses that ask for the app in several languages, before other clauses are read."""

import re

from appmint.reader.sentences.intents import Intent, without
from appmint.reader.sentences.segment import Sentence

_NAMES = (
    r"(?:english|chinese|arabic|spanish|french|german|italian|japanese|korean|portuguese|russian|"
    r"dutch|polish|turkish|hindi|greek|hebrew|swedish|danish|vietnamese|thai|mandarin|cantonese)"
)
_SEVERAL = r"(?:multiple|several|different|various|many|two|three|both|other|all)"
_TURN = (
    r"(?:support|display|switch|switching|selection|options?|choice|settings?|versions?|functions?|"
    r"functionality|features?|capabilit(?:y|ies)|menu|button)"
)
_WHICH = (
    r"(?:the|a|an|their|its|preferred|desired|corresponding|interface|display|page|website|site)"
)
_ASKED = re.compile(
    r"(?:\b(?:support(?:s|ing)?|switch(?:es|ing)?(?: (?:between|to))?|chang(?:e|es|ing)|"
    r"choos(?:e|es|ing)|select(?:s|ing)?|provid(?:e|es|ing)|offer(?:s|ing)?|set(?:ting)?) "
    rf"(?:{_WHICH} )*(?:{_SEVERAL} )?(?:{_NAMES}(?:,? (?:and|or) |, ))*(?:{_NAMES} )?languages?\b"
    rf"(?! (?:course|model|learn|teach|partner|school|class|lesson|pack))(?: {_TURN}\b)*|"
    rf"\b(?:multi(?:ple)?[- ]?languages?|multilingual|bilingual)(?: {_TURN}\b)+|"
    r"\blanguage (?:switch(?:ing|er)?|select(?:ion|or)|support)\b|"
    rf"\b(?:supports?|supporting|switch(?:ing)? between) (?:both )?{_NAMES}(?:, {_NAMES})*,? and "
    rf"{_NAMES}(?: languages?)?(?: {_TURN}\b)*)"
    rf"(?:(?:,? (?:including|such as|like)|,) (?:simplified )?{_NAMES}(?:,? (?:and )?"
    rf"(?:traditional )?{_NAMES})*)?",
    re.I,
)
_OTHER = re.compile(r"\b(?:programming|coding|translat\w+|natural language|learn\w*)\b", re.I)
"""Languages that are what the app is about, and not the languages it speaks."""


def translated(sentence: Sentence, index: int) -> tuple[list[Intent], Sentence]:
    """What the sentence says of the app's languages, and the sentence without it."""
    if _OTHER.search(sentence.text):
        return [], sentence
    found = [
        Intent(
            action="hard",
            verb="translate",
            phrase="languages",
            text=match.group(),
            start=sentence.start + match.start(),
            end=sentence.start + match.end(),
            sentence=index,
            nominal=True,
            reason="translations of its texts",
        )
        for match in _ASKED.finditer(sentence.text)
    ]
    return found, without(sentence, found)
