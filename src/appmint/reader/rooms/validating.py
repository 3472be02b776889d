"""Forms that say what is wrong with what was typed, before anything is sent."""

import re
from dataclasses import replace

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft
from appmint.reader.rooms.forms import form
from appmint.reader.sentences.intents import Intent
from appmint.spec.features import Form


def as_validation(draft: Draft, intent: Intent) -> Intent:
    """Validating input is what the forms of an app do with what is typed into them."""
    if intent.action not in _READ_AS:
        return intent
    said = _VALIDATION.search(intent.text) is not None
    if not said and _SPOKEN_OF.search(draft.text):
        said = intent.verb in _VERBS or _RULE.search(intent.text) is not None
    if not said:
        return intent
    return replace(intent, action="validate", phrase="", nominal=True, reason="")


def validate(draft: Draft, intent: Intent) -> Claims:
    """A form of the app, or one made for this, refuses what is missing or has a wrong shape."""
    made = next((each.id for each in draft.features.values() if isinstance(each, Form)), "")
    if not made:
        made = form(draft, replace(intent, action="form", text="", phrase=""))[0].feature
    return claim(made, "validate")


_READ_AS = frozenset(
    "things browse unknown hard lookup search outbox message manage edit create form".split()
)
_VERBS = frozenset({"validate", "validating", "validation"})
_INPUT = r"(?:forms?|inputs?|fields?|data|user inputs?|text boxes)"
_VALIDATION = re.compile(
    rf"\b{_INPUT} (?:data )?validation\b|"
    rf"\bvalidat(?:e|es|ing) (?:the |all |their |user |users' |user's |entered |form |input )*"
    rf"{_INPUT}\b|"
    r"\b(?:verify(?:ing)?|check(?:ing)?|validat(?:e|ing)) (?:if |whether )?(?:the )?"
    r"user(?:'s|s')? input\b",
    re.I,
)
_SPOKEN_OF = re.compile(rf"\b{_INPUT} (?:data )?validation|validat\w+ (?:user )?{_INPUT}\b", re.I)
_RULE = re.compile(
    r"^(?:(?:have|has|with|display|show|view|provide|receive) )?(?:basic |the )*validation"
    r"(?: (?:rules?|results?|errors?|messages?|feedback|functionality))?$|"
    r"\b(?:required (?:text )?fields?|e-?mail (?:address )?formats?|phone (?:number )?formats?|"
    r"(?:presence|length|format|number|e-?mail|phone number) validation|"
    r"(?:minimum|maximum) lengths?|numerical ranges?|input formats?|(?:error|success) messages?)\b",
    re.I,
)
"""What a form looks at, where the text speaks of validation."""
