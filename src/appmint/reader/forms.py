"""Public forms: contact, subscription, survey, feedback, complaint."""

from appmint.reader.access import editor
from appmint.reader.draft import Draft, source_of
from appmint.reader.intents import Intent
from appmint.reader.listing import Claims, claim, title_from
from appmint.reader.records import contact_fields, record, who
from appmint.reader.seeds import field
from appmint.spec.features import Form

_FORM_WORDS = frozenset(
    """form forms feedback inquiry inquiries enquiry survey surveys questionnaire complaint
    complaints
    suggestions opinion opinions contact message messages request requests""".split()
)


def form(draft: Draft, intent: Intent) -> Claims:
    """A public form that is kept and confirmed."""
    text = intent.text.lower()
    named = not _FORM_WORDS & set(intent.phrase.split()) and draft.plausible(intent.phrase)
    if intent.verb == "submit" and intent.phrase and named:
        entity = draft.entity_for(intent.phrase, source_of(intent))
        return claim(draft.manage(entity, editor(draft, intent), source_of(intent)), "create")
    kind, heading, extra = "message", "Contact us", []
    if intent.action == "subscribe":
        kind, heading = "subscription", "Subscribe"
    elif "survey" in text or "questionnaire" in text:
        kind, heading = "survey_response", "Survey"
        extra = [field("satisfaction", "rating", "How satisfied are you?")]
    elif "feedback" in text or "suggest" in text or "opinion" in text:
        kind, heading = "feedback_entry", "Feedback"
    elif "complain" in text:
        kind, heading = "complaint", "Complaint"
    elif "inquir" in text or "enquir" in text or "consult" in text:
        kind, heading = "inquiry", "Inquiry"
    name = kind if kind != "message" else "contact_message"
    fields = [*contact_fields(), *extra]
    if kind != "subscription":
        fields.append(field("message", "long_text"))
    rows = []
    for at in range(3):
        row = dict(who(at))
        if kind != "subscription":
            row["message"] = "Thank you for the quick answer last week. I have one more question."
        if extra:
            row["satisfaction"] = 5 - at
        rows.append(row)
    record(draft, name, fields, "name", rows, icon="mail")
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
