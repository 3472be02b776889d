"""Work on what exists already: a text that asks to mend or renew a site gets a new one."""

import re
from dataclasses import replace

from appmint.reader.drafting.draft import Draft
from appmint.reader.sentences.intents import Intent

REWORKED = "This is work on what exists already, and what is made here is a new app."
"""Why it is not met."""


def as_rework(draft: Draft, intent: Intent) -> Intent:
    """Mending a site that is there, its layout or its links, is no function of a new one."""
    if _REWORK.match(draft.text) is None or intent.action == "quality":
        return intent
    if intent.action == "topic":
        looks = intent.sentence == 0 and set(intent.phrase.split()) & _PARTS
        return replace(intent, action="quality") if looks else intent
    begin = max(draft.text.rfind(mark, 0, intent.start) for mark in (". ", "! ", "\n")) + 1
    ordered = intent.sentence == 0 or _ORDER.match(draft.text, begin) is not None
    faulty = intent.noun in _FAULTS and intent.action in {"things", "browse"}
    worked = intent.verb in _WORKING or (intent.sentence == 0 and intent.nominal)
    worked = worked and intent.noun in _PARTS | {""}
    meant = faulty or (ordered and (worked or _DURING.match(draft.text, begin) is not None))
    return replace(intent, action="rework") if meant else intent


_VERBS = (
    r"(?:fix|repair|modify|updat|redesign|re-design|optimi[sz]|upgrad|improv|enhanc|revamp|refin|"
    r"refresh|correct|adjust|chang|convert|moderni[sz]|relaunch|transform|restor|rebuild|rework)"
    r"(?:e|es|ing)?"
)
_REWORK = re.compile(
    rf"\W*(?:please )?(?:help (?:me )?)?(?:(?:[a-z]+ and )?{_VERBS}|make (?:[a-z]+ ){{0,2}}"
    r"(?:fixes|changes|updates|improvements|adjustments|modifications))\b",
    re.I,
)
"""What a text opens with that asks for work on what is there."""
_ORDER = re.compile(
    rf"\s*(?:(?:also|additionally|furthermore|besides|at the same time),? |during the )?"
    rf"(?:it is necessary to |ensure |conduct |perform )?"
    rf"(?:{_VERBS}\b|check|test|remove|add |ensure|conduct|perform|[\w-]+ process\b|"
    rf"the (?:repair(?: work)?|optimi[sz]ation|updates?|upgrade|redesign|fix) )",
    re.I,
)
"""How a sentence begins that goes on telling what has to be done."""
_DURING = re.compile(r"\s*during the \w+", re.I)
_FAULTS = frozenset("issue error bug problem conflict crash malfunction".split())
_WORKING = frozenset(
    """fix repair resolve modify update adjust optimize optimise improve enhance customize customise
    change correct check redesign upgrade add make remove replace compress reduce install test
    solve redirect refresh edit maintain address""".split()
)
_PARTS = frozenset(
    """theme layout adjustment feature functionality function content error issue bug problem link
    image picture page slider banner logo font colour color style section plugin plug-in code
    database seo header footer button design element text speed performance structure visibility
    title site website look branding custom warning syntax template effect size version""".split()
)
"""What sites are made of."""
