"""What an app's parts do, in words that a customer uses."""

from collections.abc import Sequence

from appmint.spec import AppSpec, FieldType
from appmint.spec import features as f
from appmint.spec.entities import Entity, Field

_FIELD_KINDS = {
    FieldType.TEXT: "a line of text",
    FieldType.LONG_TEXT: "text of any length",
    FieldType.NUMBER: "a number",
    FieldType.MONEY: "an amount of money",
    FieldType.DATE: "a date",
    FieldType.TIME: "a time of day",
    FieldType.DATETIME: "a date and time",
    FieldType.BOOLEAN: "yes or no",
    FieldType.ENUM: "one of a few choices",
    FieldType.EMAIL: "an e-mail address",
    FieldType.URL: "a link",
    FieldType.PHONE: "a phone number",
    FieldType.IMAGE: "a picture",
    FieldType.FILE: "a file",
    FieldType.COLOUR: "a colour",
    FieldType.RATING: "1 to 5 stars",
    FieldType.LOCATION: "a place",
}


def field_kind(spec: AppSpec, field: Field) -> str:
    """What a field holds: "one of Red, Green", "the course it belongs to"."""
    if field.type is FieldType.RELATION and field.target is not None:
        return f"which {_lower(spec.entity(field.target).label)}"
    if field.type is FieldType.ENUM:
        return f"one of: {', '.join(field.options)}"
    kind = _FIELD_KINDS[field.type]
    return f"{kind} ({field.unit})" if field.unit else kind


def sentence(spec: AppSpec, feature: f.Feature) -> str:
    """What a feature lets people do or see, as one sentence without a full stop."""
    for told in (_of_content, _of_records, _of_people, _of_figures, _of_work):
        said = told(spec, feature)
        if said:
            return said
    return feature.kind.replace("_", " ").capitalize()


def _of_content(spec: AppSpec, it: f.Feature) -> str:
    match it:
        case f.Hero():
            return f"Opening words: “{it.heading}”"
        case f.Content():
            return f"A section to read: “{it.heading}”"
        case f.Spotlight():
            return f"A few {_many(spec, it.entity)} to begin with"
        case f.Chatbot():
            return "Ask a question and get an answer from a list"
        case f.Calculator():
            return f"Calculate: “{it.heading}”"
    return ""


def _of_records(spec: AppSpec, it: f.Feature) -> str:
    match it:
        case f.Browse():
            can = ["search"] if it.search else []
            if it.filters:
                entity = spec.entity(it.entity)
                can.append(f"filter by {_labels(entity, it.filters)}")
            if it.sort:
                can.append("sort")
            said = f"See the list of {_many(spec, it.entity)}"
            return f"{said}: {', '.join(can)}" if can else said
        case f.Detail():
            related = [_many(spec, each) for each in it.related]
            said = f"Open {_one(spec, it.entity)} to see all about it"
            return f"{said}, with its {' and '.join(related)}" if related else said
        case f.Manage():
            verbs = [
                verb
                for verb, wanted in (
                    ("add", it.create),
                    ("edit", it.edit),
                    ("delete", it.delete),
                )
                if wanted
            ]
            return f"{_capital(_listed(verbs))} {_many(spec, it.entity)}"
        case f.Form():
            return f"Fill in a form: “{it.heading}”"
        case f.Lookup():
            return (
                f"Find {_one(spec, it.entity)} by its {_labels(spec.entity(it.entity), [it.key])}"
            )
        case f.Transfer():
            verbs = [
                verb
                for verb, wanted in (
                    ("upload", it.upload),
                    ("download", it.download),
                    ("share", it.share),
                )
                if wanted
            ]
            return f"{_capital(_listed(verbs))} files of {_many(spec, it.entity)}"
        case f.Map():
            return f"See {_many(spec, it.entity)} on a map"
        case f.Calendar():
            return f"See {_many(spec, it.entity)} in a calendar"
        case f.Board():
            return f"Move {_many(spec, it.entity)} across a board"
        case f.Live():
            return f"See {_many(spec, it.entity)} change as time goes on (simulated)"
    return ""


def _of_people(spec: AppSpec, it: f.Feature) -> str:
    match it:
        case f.Account():
            return "Register, sign in and out, change the password"
        case f.Profile():
            return "See and change one's own details"
        case f.Mine():
            return f"See one's own {_many(spec, it.entity)}"
        case f.Save():
            return f"{it.verb}: keep {_one(spec, it.entity)} for later"
        case f.Comments():
            return f"Read and write {_lower(it.noun)}s on {_many(spec, it.entity)}"
        case f.Vote():
            return f"Vote on {_many(spec, it.entity)} and see the result"
        case f.Leaderboard():
            return f"See {_many(spec, it.entity)} ranked"
        case f.Points():
            given = f" and give them for {_many(spec, it.reward)}" if it.reward else ""
            return f"Earn {_lower(it.noun)}{given}"
        case f.Messages():
            return f"Write messages to {_many(spec, it.person)}"
        case f.Outbox():
            return f"Send {it.channel} to {_many(spec, it.recipient)} (simulated)"
        case f.Notifications():
            return "Be told what is new"
        case f.Admin():
            kinds = [_many(spec, each) for each in it.entities]
            return f"Manage everything in one place: {', '.join(kinds)}"
    return ""


def _of_figures(spec: AppSpec, it: f.Feature) -> str:
    match it:
        case f.Figures():
            return f"Key figures: {', '.join(each.label for each in it.measures)}"
        case f.Chart():
            return f"A chart: “{it.heading}”"
        case f.Compare():
            return f"Compare {_many(spec, it.entity)} side by side"
        case f.Report():
            return f"A report to print and download: “{it.heading}”"
        case f.Document():
            return f"Print or download {_article(_lower(it.title))} {_lower(it.title)}"
    return ""


def _of_work(spec: AppSpec, it: f.Feature) -> str:
    match it:
        case f.Workflow():
            steps = ", ".join(dict.fromkeys(_lower(each.label) for each in it.transitions))
            return f"Take {_many(spec, it.entity)} through their states: {steps}"
        case f.Assign():
            named = next(each for each in spec.entity(it.entity).fields if each.name == it.relation)
            return f"Assign {_lower(named.label)} to {_many(spec, it.entity)}"
        case f.Request():
            return f"{it.verb} for {_one(spec, it.entity)}"
        case f.Booking():
            return f"{it.verb} {_one(spec, it.entity)}; nothing is booked twice"
        case f.Shop():
            return f"Put {_many(spec, it.product)} into a cart and check out (practice payment)"
        case f.Quiz():
            return f"Take {_one(spec, it.entity)} and see the score"
    return ""


def who(spec: AppSpec, role: str) -> str:
    """Who a page is for; empty when for everyone."""
    if role == "anyone":
        return ""
    if role == "member":
        return "for people who signed in"
    return next((f"for {each.label}s" for each in spec.roles if each.name == role), role)


def _many(spec: AppSpec, name: str) -> str:
    return _lower(spec.entity(name).label_plural)


def _one(spec: AppSpec, name: str) -> str:
    label = _lower(spec.entity(name).label)
    return f"{_article(label)} {label}"


def _article(noun: str) -> str:
    return "an" if noun[:1].lower() in "aeiou" else "a"


def _labels(entity: Entity, names: Sequence[str]) -> str:
    return _listed([_lower(entity.field(name).label) for name in names])


def _listed(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _lower(label: str) -> str:
    """As inside a sentence; what is written in capitals stays so."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
