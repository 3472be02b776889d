"""Public forms: contact, subscription, survey, feedback, complaint."""

import re

from pydantic import JsonValue

from appmint.reader.drafting.access import editor
from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import main_entity
from appmint.reader.drafting.meaning import entity_for
from appmint.reader.drafting.records import contact_fields, record, relation, who
from appmint.reader.drafting.titles import title_from
from appmint.reader.knowledge.seeds import field, value_for
from appmint.reader.sentences.field_words import asked
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.actions import VERBS
from appmint.reader.words.inflection import base_form
from appmint.reader.words.nouns import singular
from appmint.spec.entities import Field, FieldType
from appmint.spec.features import Form

_FORM_WORDS = frozenset(
    """form forms feedback inquiry inquiries enquiry survey surveys questionnaire complaint
    complaints
    suggestions opinion opinions contact message messages request requests""".split()
)


def form(draft: Draft, intent: Intent) -> Claims:
    """A public form that is kept and confirmed."""
    words = intent.phrase.split()
    # "repair requests" are kept and handled, "requests" reach whoever is behind the site.
    of_a_kind = draft.accounts and words[1:] and singular(words[-1]) == "request"
    named = of_a_kind or not _FORM_WORDS & set(words)
    named = named and draft.words.plausible(intent.phrase)
    if intent.verb == "submit" and intent.phrase and named:
        entity = entity_for(draft, intent.phrase, source_of(intent))
        return claim(draft.manage(entity, editor(draft, intent), source_of(intent)), "create")
    labelled = _LABEL.search(draft.text[: intent.start])
    if labelled and len(intent.fields) > 1:
        return _own_form(draft, intent, labelled["label"])
    kind, heading = _kind(intent)
    extra: list[Field] = []
    if kind == "survey_response":
        extra = [field("satisfaction", "rating", "How satisfied are you?")]
    elif kind == "request_message":
        extra = _wishes(draft)
    name = kind if kind != "message" else "contact_message"
    fields = [*contact_fields(), *extra]
    if kind != "subscription":
        fields.append(field("message", "long_text"))
    followed = kind in _ANSWERED and _FOLLOWED.search(draft.text) is not None
    if followed:
        fields.append(field("status", "enum", options=_STATES))
    rows = []
    for at in range(3):
        row = dict(who(at))
        if kind != "subscription":
            row["message"] = _MESSAGES.get(kind, _MESSAGES["message"])[at]
        for each in extra:
            row[each.name] = 5 - at if each.type is FieldType.RATING else _wished(each, at)
        if followed:
            row["status"] = _STATES[at]
        rows.append(row)
    label = "Request" if kind == "request_message" else ""
    record(draft, name, fields, "name", rows, icon="mail", label=label)
    page = draft.page(
        "contact" if name == "contact_message" else name,
        title_from(intent, heading),
        weight=65,
        source=source_of(intent),
    )
    feature = Form(
        id=f"form_{name}",
        entity=name,
        heading=heading,
        source=source_of(intent),
        submit_label="Subscribe" if kind == "subscription" else "Send",
        confirmation="Thank you, you are subscribed."
        if kind == "subscription"
        else "Thank you. We have received your message.",
    )
    draft.add(feature, page.name)
    return claim(feature.id, "submit")


def _kind(intent: Intent) -> tuple[str, str]:
    """What kind of form an intent asks for, and its heading."""
    text = intent.text.lower()
    if intent.action == "subscribe":
        return "subscription", "Subscribe"
    for words, kind, heading in _KINDS:
        if any(word in text for word in words):
            return kind, heading
    if "request" in text and intent.verb not in _SUBMITTING:
        return "request_message", "Send us a request"
    return "message", "Contact us"


_KINDS = (
    (("survey", "questionnaire"), "survey_response", "Survey"),
    (("feedback", "suggest", "opinion"), "feedback", "Feedback"),
    (("complain",), "complaint", "Complaint"),
    (("inquir", "enquir", "consult"), "inquiry", "Inquiry"),
)
"""(words of a clause, the kind of form they mean, its heading)."""
_MESSAGES = {
    "message": (
        "Thank you for the quick answer last week. I have one more question.",
        "Could somebody call me back in the morning? I am at work from ten.",
        "I should like to come by on Friday. Is that possible without an appointment?",
    ),
    "feedback": (
        "Everything went well, and people were friendly. Opening an hour earlier would help.",
        "I found what I needed at once. The letters could be a little larger on the phone.",
        "Good in spring, slower now: I waited three days for an answer.",
    ),
    "complaint": (
        "I wrote twice and nobody has answered. The matter is from the second of the month.",
        "It broke on the third day, and the replacement came without a bill.",
        "The noise begins before six in the morning, on Sundays too.",
    ),
    "inquiry": (
        "What would it cost for a group of twelve, and how far ahead must we book?",
        "Is this still available, and can it be collected in the evening?",
        "Which papers do I need to bring to the first visit?",
    ),
    "survey_response": (
        "Clear and quick. I would recommend it.",
        "Good, but finding the right page took me a while.",
        "Fine for now. More choice would be welcome.",
    ),
    "request_message": (
        "Two adults and a child. A quiet place would be best.",
        "Any day of that week is fine for us.",
        "Please tell me first what it costs.",
    ),
}
"""What people write in each kind of form."""
_ANSWERED = frozenset({"feedback", "complaint", "inquiry"})
_FOLLOWED = re.compile(r"\b(?:status|progress|track\w*|process\w*|handl\w+)\b", re.I)
"""Texts in which somebody answers what was sent, and the sender looks how far that is."""
_STATES = ("Received", "In progress", "Answered")
_SUBMITTING = frozenset({"submit", "fill", "complete"})


def _wishes(draft: Draft) -> list[Field]:
    """What somebody wants, when, and for how many."""
    made = draft.entities[main_entity(draft)]
    return [
        relation(draft, made.name, required=False),
        field("wished_on", "date", "Preferred date", required=False),
        field("people", "number", "How many people", required=False, minimum=1),
    ]


def _wished(made: Field, at: int) -> JsonValue:
    return at if made.type is FieldType.RELATION else 14 * at + 2


_LABEL = re.compile(
    r"(?:^|\n)\s*(?:[-*\u2022]\s*)?(?P<label>[A-Z][\w' ]{3,40}):\s*(?:an?\s+|the\s+)?"
    r"(?:[\w-]+\s+){0,2}$"
)
"""What a line calls the form that it describes: "Report a problem: public form with ..."."""


def _own_form(draft: Draft, intent: Intent, label: str) -> Claims:
    """A form with the fields that its line names, under the label of the line."""
    source = source_of(intent)
    words = [word for word in label.lower().split() if word not in {"a", "an", "the", "your"}]
    if len(words) > 1 and base_form(words[0]) in VERBS:
        words = [*words[1:], words[0]]
    name = draft.free_name(" ".join(words[-3:]))
    parts = [each for each in map(asked, intent.fields) if each is not None]
    line = draft.text[intent.start :].split("\n")[0]
    fields = [
        field(
            each.name,
            each.kind,
            each.label,
            required=each.required and each.kind not in {"image", "file"},
            private=each.kind in {"email", "phone"},
            source=source,
        )
        for each in parts
    ]
    display = next((each for each in fields if each.type is FieldType.TEXT), None)
    if display is None:
        display = field("title", "text")
        fields.insert(0, display)
    if "reference" in line.lower() and all(each.name != "reference" for each in fields):
        fields.append(field("reference", "text", required=False))
    noun = " ".join(words)
    rows = [
        {each.name: value_for(each, "case", noun, at, first=each is display) for each in fields}
        for at in range(4)
    ]
    record(draft, name, fields, display.name, rows, icon="clipboard-list")
    page = draft.page(name, label, weight=60, source=source)
    feature = Form(id=f"form_{name}", entity=name, heading=label, source=source)
    return claim(draft.add(feature, page.name), "submit")
