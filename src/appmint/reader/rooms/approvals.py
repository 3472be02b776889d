"""Requests that people submit and somebody decides: leave, purchases, repairs, expenses."""

import re

from appmint.reader.drafting.access import editor
from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import new_entity
from appmint.reader.drafting.meaning import entity_for
from appmint.reader.knowledge.seeds import field
from appmint.reader.rooms.own_records import add_mine
from appmint.reader.sentences.intents import Intent
from appmint.reader.sentences.phrases import head_noun
from appmint.reader.words.nouns import singular
from appmint.reader.words.plausibility import PLAIN, TECHNOLOGY, describes
from appmint.spec.entities import Access, Entity, FieldType
from appmint.spec.features import Manage, Transition, Workflow
from appmint.spec.labels import in_text
from appmint.spec.source import Source

HEADS = frozenset({"application", "request", "claim", "requisition"})
"""What people submit and somebody decides."""
_ACTIONS = frozenset("request form create manage workflow upload open browse things".split())
MATTERS = frozenset(
    """travel leave overtime procurement purchase purchasing reimbursement expense budget vehicle
    seal holiday vacation absence personnel recruitment training equipment repair maintenance
    service support installation""".split()
)
"""What people ask for that no record offers."""
OTHER = frozenset(
    """friend api http join connection pull booking reservation network data search follow contact
    information password web mobile software computer desktop practical ai internet quote feature
    information cloud business enterprise order user customer client job user-submitted ajax
    authentication concurrent sequential interface server""".split()
)
"""Words before "request" or "application" that make something else of it."""
_DECIDED = ("Pending", "Approved", "Rejected")


def asked_for(draft: Draft, intent: Intent) -> str:
    """The noun of what people ask for in an intent ("leave request"), or ""."""
    words = intent.phrase.split()
    if not words or intent.action not in _ACTIONS:
        return ""
    last = singular(words[-1])
    found = draft.words.known(intent.phrase)
    if found and intent.action == "manage" and _decided_on(draft, found[1]):
        return found[1].replace("_", " ")
    if intent.action == "workflow" and intent.nominal and last in MATTERS and len(words) == 1:
        return f"{last} request"
    before = singular(words[-2]) if len(words) > 1 else ""
    looked_at = intent.action in {"open", "browse", "things"} and intent.verb in {"show", "list"}
    if last not in HEADS or looked_at or not before:
        return ""
    if before in OTHER | PLAIN | TECHNOLOGY or describes(before):
        return ""
    human = intent.verb in _HUMAN or _DECIDING.search(draft.text)
    if not human:
        return ""
    if found and found[1].split("_")[-1] in HEADS and "_" in found[1]:
        return head_noun(intent.phrase)
    thing = draft.words.known(before)
    if thing is not None and before not in MATTERS:
        return ""
    return head_noun(" ".join(words[-2:]))


_HUMAN = frozenset("submit apply approve reject make raise file send fill audit".split())
_DECIDING = re.compile(r"\b(?:approv\w+|reject\w*)\b", re.I)
"""Words of a text in which somebody decides on what others ask for."""


def _decided_on(draft: Draft, entity: str) -> bool:
    """Whether records of this name are requests that people submit here already."""
    return any(
        each.entity == entity and each.transitions[0].name == "approve"
        for each in draft.of_kind(Workflow)
    )


def decided(draft: Draft, intent: Intent) -> Claims:
    """What an intent about requests brings in; nothing when it is about something else."""
    if asked_for(draft, intent):
        return petition(draft, intent)
    if _any_of_them(intent) and (draft.internal or _DECIDING.search(draft.text)):
        for entity in _undecided(draft):
            _complete(draft, entity, source_of(intent))
            add_mine(draft, entity, intent)
        asked = _submitted(draft)
        if asked:
            return claim(f"manage_{asked[0]}", "create")
    if intent.action in _FOLLOWS and waiting(draft, intent):
        return follow_up(draft, intent)
    return []


_FOLLOWS = frozenset("lookup browse mine open workflow things".split())
"""Actions about requests that somebody has submitted."""


def petition(draft: Draft, intent: Intent) -> Claims:
    """Submit a request and find it again; approve or reject it."""
    noun = asked_for(draft, intent)
    entity = _kept_as(draft, noun, source_of(intent))
    made = draft.entities[entity]
    if made.owned and made.access.read == "owner" and not _decided_on(draft, entity):
        # A feature keeps these for its visitors.
        return []
    by = editor(draft, intent) if intent.action == "workflow" else "anyone"
    flow = _take_in(draft, entity, _decider(draft) if by == "anyone" else by, source_of(intent))
    add_mine(draft, entity, intent)
    if intent.action == "workflow":
        return claim(flow, "act")
    if intent.action in {"browse", "things", "open"}:
        return claim(f"browse_{entity}", "list")
    return claim(f"manage_{entity}", "create")


def _take_in(draft: Draft, entity: str, by: str, source: Source) -> str:
    """Let people submit the requests of an entity and `by` decide them; the deciding feature."""
    made = draft.entities[entity]
    _open(draft, made)
    flow = decide(draft, entity, by, source)
    submit = Manage(
        id=f"manage_{entity}",
        entity=entity,
        create_label=f"Submit {in_text(made.label)}",
        source=source,
    )
    draft.add(submit, draft.list_page(entity, source))
    draft.add(submit, draft.detail_page(entity))
    return flow


def complete_requests(draft: Draft) -> None:
    """Where people work or somebody decides, listed requests can be submitted and decided."""
    if not draft.internal and _DECIDING.search(draft.text) is None:
        return
    for entity in _undecided(draft):
        _complete(draft, entity, draft.entities[entity].source)


def _complete(draft: Draft, entity: str, source: Source) -> None:
    """Add what is missing to requests: a way to submit them, somebody who decides."""
    if f"manage_{entity}" in draft.features:
        draft.change(entity, owned=True)
        decide(draft, entity, _decider(draft), source)
    else:
        _take_in(draft, entity, _decider(draft), source)


def _undecided(draft: Draft) -> list[str]:
    """Entities that hold requests by their states, and that nobody can submit or decide yet."""
    return [
        name
        for name, made in draft.entities.items()
        if f"browse_{name}" in draft.features
        and not {f"manage_{name}", f"workflow_{name}"} <= set(draft.features)
        and not made.owned
        and _state_of(made)
    ]


def sign_requests(draft: Draft) -> None:
    """Where it takes an account to submit a request, the account's name says who submits it."""
    for flow in draft.of_kind(Workflow):
        made = draft.entities[flow.entity]
        by_account = made.owned and made.access.create not in {"anyone", "owner", "nobody"}
        if not by_account or made.display == "applicant" or not _state_of(made):
            continue
        fields = tuple(
            each.model_copy(update={"required": False}) if each.name == "applicant" else each
            for each in made.fields
        )
        draft.change(made.name, fields=fields)


def _any_of_them(intent: Intent) -> bool:
    """Whether an intent is to submit requests of whatever kind: "submit applications"."""
    words = intent.phrase.split()
    plain = len(words) == 1 and singular(words[0]) in HEADS
    return plain and intent.action in {"request", "form", "create"} and intent.verb in _HUMAN


def _kept_as(draft: Draft, noun: str, source: Source) -> str:
    """The entity for what people ask for; "application" is a record here and not the app."""
    name = draft.free_name(noun)
    if name in draft.entities:
        return name
    found = draft.words.known(noun)
    if found and (found[0] or "_" in found[1]):
        return entity_for(draft, noun, source)
    return new_entity(draft, name, noun, source)


def decide(draft: Draft, entity: str, by: str, source: Source) -> str:
    """Approving and rejecting the records of an entity; returns the feature's id."""
    made = draft.entities[entity]
    draft.list_page(entity, source)
    feature_id = f"workflow_{entity}"
    if feature_id in draft.features:
        old = draft.features[feature_id]
        if isinstance(old, Workflow) and by not in {"anyone", old.transitions[0].by}:
            steps = tuple(each.model_copy(update={"by": by}) for each in old.transitions)
            draft.update(feature_id, transitions=steps)
        return feature_id
    state = _state_of(made) or _add_state(draft, made)
    states = draft.entities[entity].field(state).options
    # What is delivered or paid out was approved before.
    end = min(states.index(each) for each in _DECIDED[1:])
    before = states[:end] or states[:1]
    steps = tuple(
        Transition(name=label.lower(), label=label, from_=before, to=to, by=by)
        for label, to in (("Approve", "Approved"), ("Reject", "Rejected"))
    )
    feature = Workflow(id=feature_id, entity=entity, state=state, transitions=steps, source=source)
    return draft.add(feature, draft.detail_page(entity))


def _state_of(made: Entity) -> str:
    """The field that says how a request was decided, or ""."""
    return next(
        (
            each.name
            for each in made.fields
            if each.type is FieldType.ENUM and set(_DECIDED) <= set(each.options)
        ),
        "",
    )


def _add_state(draft: Draft, made: Entity) -> str:
    """A field with the decision; an older status with other states gives way to it."""
    old = next((each for each in made.fields if each.name == "status"), None)
    values = [_DECIDED[max(0, at % 4 - 1)] for at in range(8)]
    if old is None:
        return draft.add_field(made.name, field("status", "enum", options=_DECIDED), values)
    new = old.model_copy(update={"options": _DECIDED, "type": FieldType.ENUM, "default": None})
    fields = tuple(new if each is old else each for each in made.fields)
    rows = tuple({**row, "status": values[at % 8]} for at, row in enumerate(made.seed))
    draft.change(made.name, fields=fields, seed=rows)
    return "status"


def _decider(draft: Draft) -> str:
    """The staff of the text, else anyone: then everybody may try both sides."""
    return draft.staff or "anyone"


def _open(draft: Draft, made: Entity) -> None:
    """Who asks keeps the request; where strangers ask, others do not read it.

    A list of them that the text asked for stays one.
    """
    if made.owned:
        return
    staff = any(role.staff for role in draft.roles.values())
    listed = draft.internal or f"browse_{made.name}" in draft.features
    read = "owner" if staff and not listed else "anyone"
    own = {"create": "anyone", "update": "owner", "delete": "owner"}
    draft.change(made.name, owned=True, access=Access(read=read, **own))


def waiting(draft: Draft, intent: Intent) -> str:
    """The requests that an intent about "requests" or "the status" means, or ""."""
    asked = _submitted(draft)
    words = [singular(word) for word in intent.phrase.split()]
    plain = bool(words) and words[-1] in HEADS | _PROGRESS
    little = HEADS | PLAIN | _PROGRESS
    plain = plain and all(word in little for word in words)
    return asked[0] if asked and plain else ""


_PROGRESS = frozenset({"status", "progress", "result", "process"})
"""Words for how far a request has come."""


def _submitted(draft: Draft) -> list[str]:
    """Entities whose records people submit and somebody approves."""
    return [
        feature.entity
        for feature in draft.of_kind(Workflow)
        if draft.entities[feature.entity].owned
        and feature.transitions[0].name == "approve"
        and f"manage_{feature.entity}" in draft.features
    ]


def follow_up(draft: Draft, intent: Intent) -> Claims:
    """Deciding on requests in general, or looking after one's own."""
    entity = waiting(draft, intent)
    if intent.action == "workflow":
        by = editor(draft, intent)
        return claim(decide(draft, entity, by, source_of(intent)), "act")
    return claim(add_mine(draft, entity, intent), "list")
