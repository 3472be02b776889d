"""What an app of its kind has although no clause says so."""

import re

from appmint.reader.composing.narrowing import name_filters, narrow_lists, page_lists
from appmint.reader.composing.sites import complete_site
from appmint.reader.drafting.draft import Draft
from appmint.reader.drafting.entities import main_entity
from appmint.reader.drafting.media import add_media
from appmint.reader.rooms.approvals import complete_requests
from appmint.reader.rooms.attending import complete_gatherings
from appmint.reader.rooms.content import is_one_person, own_news, team_section
from appmint.reader.rooms.conversations import reachable
from appmint.reader.rooms.learning import complete_courses
from appmint.reader.rooms.messaging import complete_notices, templates
from appmint.reader.rooms.own_records import add_mine, complete_history
from appmint.reader.rooms.posting import complete_posts
from appmint.reader.rooms.resume import fill_up
from appmint.reader.rooms.sides import complete_sides
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import plural
from appmint.spec.criteria import Claim
from appmint.spec.entities import Entity, Field, FieldType
from appmint.spec.features import Browse, Chart, Comments, Detail, Form, Measure, Outbox
from appmint.spec.source import Source

_MOST_RELATED = 2


def complete(draft: Draft) -> None:
    """Add related records, the team, forms on the home page; put the newest news first."""
    if draft.resume:
        fill_up(draft)
    for feature in draft.of_kind(Outbox):
        if feature.template is None and "template" in draft.text.lower():
            templates(draft, feature)
    complete_courses(draft)
    complete_sides(draft)
    complete_requests(draft)
    complete_gatherings(draft)
    add_media(draft)
    complete_history(draft)
    _categorised(draft)
    _owners(draft)
    _related(draft)
    own_news(draft)
    _newest_first(draft)
    narrow_lists(draft)
    page_lists(draft)
    name_filters(draft)
    _people(draft)
    _forms(draft)
    complete_site(draft)
    _over_time(draft)
    _one_support(draft)
    complete_posts(draft)
    reachable(draft)
    complete_notices(draft)
    _own_lists(draft)


def _own_lists(draft: Draft) -> None:
    """What each visitor reads of their own alone is listed among what is theirs."""
    for browse in draft.of_kind(Browse):
        made = draft.entities[browse.entity]
        if not made.owned or made.access.read != "owner" or f"manage_{made.name}" in draft.features:
            continue
        source = browse.source
        words = Intent("mine", "view", "", "", source.start or 0, source.end or 0)
        draft.replace(browse.id, Claim(feature=add_mine(draft, made.name, words), aspect="list"))


def _one_support(draft: Draft) -> None:
    """Answers and the assistant stand on one page where the text calls both the same."""
    chat, answers = (
        next((each for each in draft.pages.values() if each.path == path), None)
        for path in ("/support", "/help")
    )
    if chat is None or answers is None or not chat.title.startswith(answers.title):
        return
    chat.title, chat.features = answers.title, [*chat.features, *answers.features]
    del draft.pages[answers.name]


def _categorised(draft: Draft) -> None:
    """Categories that the text keeps as a list are those of the main records."""
    made, main = draft.entities.get("category"), draft.entities.get(draft.main)
    linked = any(
        each.target == "category" for one in draft.entities.values() for each in one.fields
    )
    if made is None or main is None or main is made or main.owned or linked:
        return
    draft.drop_fields(main.name, {"category"})
    kind = FieldType.RELATION
    link = Field(name="category", label=made.label, type=kind, target=made.name, required=False)
    draft.add_field(main.name, link, range(len(made.seed)))
    for browse in draft.of_kind(Browse):
        if browse.entity == main.name:
            rest = [each for each in browse.filters if each != "category"]
            draft.update(browse.id, filters=("category", *rest))


def _owners(draft: Draft) -> None:
    """What records belong to is listed too where the text tells it apart: "of each company".

    Who may add the records may add what they belong to.
    """
    for browse in draft.of_kind(Browse):
        for each in draft.entities[browse.entity].fields:
            made = draft.entities.get(each.target or "")
            if made is None or made.owned or f"browse_{made.name}" in draft.features:
                continue
            noun = made.label.lower()
            several = rf"\b(?:{_SEVERAL}) (?:{noun}|{plural(noun)})\b"
            if re.search(several, draft.text.lower()) is None:
                continue
            draft.list_page(made.name, browse.source)
            writers = draft.entities[browse.entity].access.create
            if f"manage_{browse.entity}" in draft.features and writers != "nobody":
                draft.manage(made.name, writers, browse.source)


_SEVERAL = "each|every|multiple|several|different|various|individual"
"""Words before a noun of which the app has more than one record."""


def _related(draft: Draft) -> None:
    """Below a record stand the records that point to it, unless a feature shows them already."""
    kept = {
        str(getattr(feature, attribute, None))
        for feature in draft.features.values()
        for attribute in _RECORDS
    }
    for detail in draft.of_kind(Detail):
        others = [
            made.name
            for made in draft.entities.values()
            if made.name not in kept
            and made.name != detail.entity
            and not made.owned
            and made.access.read == "anyone"
            and f"detail_{made.name}" in draft.features
            and any(each.target == detail.entity for each in made.fields)
        ]
        if others and not detail.related:
            draft.update(detail.id, related=tuple(others[:_MOST_RELATED]))


_RECORDS = (
    "record", "cart_item", "order", "order_line", "option", "question", "attempt", "event",
    "template",
)  # fmt: skip
"""Parameters of features that name the records they keep."""


def _newest_first(draft: Draft) -> None:
    discussed = {feature.entity for feature in draft.of_kind(Comments)}
    for browse in draft.of_kind(Browse):
        made = draft.entities[browse.entity]
        day = _published(made)
        if day and (made.name in discussed or made.first(FieldType.LONG_TEXT)):
            rest = tuple(name for name in browse.sort if name != day)
            draft.update(browse.id, sort=(day, *rest))


def _published(made: Entity) -> str:
    """The field that says when a record became public, or ""."""
    return next(
        (
            each.name
            for each in made.fields
            if each.type in {FieldType.DATE, FieldType.DATETIME}
            and {"published", "posted"} & set(each.name.split("_"))
        ),
        "",
    )


def _people(draft: Draft) -> None:
    """The people of a company on its about page, unless they have a page."""
    if "about" not in draft.pages or "content_team" in draft.features or is_one_person(draft):
        return
    if draft.voice and draft.voice.people:
        team_section(draft, "about", draft.pages["about"].source)


def _forms(draft: Draft) -> None:
    """A form that the text wants on the home page stands there too."""
    for each in draft.of_kind(Form):
        at, end = each.source.start or 0, each.source.end or 0
        around = draft.text[max(0, at - 40) : end + 60]
        if each.source.origin == "text" and _HOME.search(around):
            draft.add(each, "home")


_HOME = re.compile(r"\b(?:home ?page|landing page|front page)\b", re.I)


def _over_time(draft: Draft) -> None:
    """Where the text speaks of the past weeks, a line shows how a measured figure went."""
    said = _PAST.search(draft.text)
    made = draft.entities[main_entity(draft)]
    days = [each for each in made.fields if each.type is FieldType.DATE and each.name in _MEASURED]
    figure = made.first(FieldType.NUMBER)
    charted = any(each.measure.entity == made.name for each in draft.of_kind(Chart))
    if said is None or not days or figure is None or charted or made.access.read != "anyone":
        return
    source = Source(origin="text", start=said.start(), end=said.end())
    page = draft.page("history", f"{figure.label} history", weight=47, source=source)
    for number in [each for each in made.fields if each.type is FieldType.NUMBER][:3]:
        draft.add(
            Chart(
                id=f"chart_{made.name}_{number.name}"[:48],
                heading=f"{number.label} by day",
                measure=Measure(
                    label=number.label, entity=made.name, of="average", field=number.name
                ),
                group_by=days[0].name,
                style="line",
                source=source,
            ),
            page.name,
        )


_PAST = re.compile(
    r"\b(?:past|last|previous) (?:[\w-]+ )?(?:days?|weeks?|months?)\b|\bhistorical "
    r"(?:\w+ ){0,2}(?:data|trends?|readings|records)\b|\bover time\b",
    re.I,
)
_MEASURED = frozenset({"measured_on", "recorded_on", "read_on", "logged_on", "date"})
