"""Intents about content, figures and small tools: about, news, team, FAQ, charts, live, chatbot."""

from appmint.reader.draft import Draft, source_of
from appmint.reader.forms import form
from appmint.reader.intents import Intent
from appmint.reader.lexicon_format import DomainCalculator
from appmint.reader.listing import Claims, claim, title_from
from appmint.reader.seeds import field
from appmint.spec.entities import Entity, FieldType
from appmint.spec.features import (
    Calculator,
    Chart,
    Chatbot,
    Content,
    Figures,
    Item,
    Live,
    Measure,
    Result,
    Term,
)
from appmint.spec.source import Source


def about(draft: Draft, intent: Intent) -> Claims:
    """The story of the business."""
    page = draft.page(
        "about", title_from(intent, "About us"), "/about", weight=40, source=source_of(intent)
    )
    if draft.domains:
        known = draft.domains[0]
        text, points = known.about.text, known.about.points
    else:
        text, points = _ABOUT, ()
    draft.add(
        Content(id="content_about", heading="Our story", text=text, source=source_of(intent)),
        page.name,
    )
    if points:
        draft.add(
            Content(
                id="content_points",
                heading="What matters to us",
                layout="cards",
                items=points,
                source=source_of(intent),
            ),
            page.name,
        )
    return claim("content_about", "show")


_ABOUT = (
    "We began with a simple wish: to make this easier for everyone who needs it. What started as a "
    "list on a kitchen table has become a service that people use every day.\n\n"
    "We are a small team. We answer questions ourselves, we publish what we change, and we would "
    "rather do a few things well than many things halfway."
)
_TEAM = (
    Item(title="Clara Dubois", detail="Direction", text="Keeps promises and the calendar."),
    Item(title="Samuel Okafor", detail="Product", text="Listens first, then draws."),
    Item(title="Leila Farouk", detail="Support", text="Answers within the hour."),
    Item(title="Tomasz Nowak", detail="Operations", text="Makes sure that it runs."),
)
_FAQ = (
    Item(
        title="How do I get started?",
        text="Open the first page and choose what you need; every page says what to do next.",
    ),
    Item(
        title="Does it cost anything?",
        text="Looking around is free. Where something has a price, "
        "the price is shown before you confirm.",
    ),
    Item(
        title="How can I reach you?",
        text="Write to hello@example.com or use the form on the "
        "contact page. We answer within one working day.",
    ),
    Item(title="Can I change my details later?", text="Yes, at any time."),
    Item(
        title="What happens with my data?",
        text="It is used for this service only and removed when you ask for it.",
    ),
)
_CONTACT = (
    Item(title="Email", text="hello@example.com", icon="mail"),
    Item(title="Phone", text="+1 555 0134", icon="phone"),
    Item(title="Address", text="12 Mill Lane, Portland", icon="map-pin"),
)


def team(draft: Draft, intent: Intent) -> Claims:
    """The people behind it."""
    page = draft.page(
        "team", title_from(intent, "Our team"), "/team", weight=42, source=source_of(intent)
    )
    people = draft.domains[0].people if draft.domains else ()
    draft.add(
        Content(
            id="content_team",
            heading="The people behind it",
            layout="people",
            items=people or _TEAM,
            source=source_of(intent),
        ),
        page.name,
    )
    return claim("content_team", "show")


def faq(draft: Draft, intent: Intent) -> Claims:
    """Questions and answers."""
    page = draft.page(
        "faq", title_from(intent, "Help"), "/help", weight=66, source=source_of(intent)
    )
    draft.add(
        Content(
            id="content_faq",
            heading="Questions and answers",
            layout="faq",
            items=questions(draft),
            source=source_of(intent),
        ),
        page.name,
    )
    return claim("content_faq", "show")


def questions(draft: Draft) -> tuple[Item, ...]:
    """The questions and answers of the domain, or common ones."""
    return (draft.domains[0].faq if draft.domains else ()) or _FAQ


def cases(draft: Draft, intent: Intent) -> Claims:
    """Customer cases."""
    page = draft.page(
        "cases",
        title_from(intent, "Customer stories"),
        "/cases",
        weight=44,
        source=source_of(intent),
    )
    known = draft.domains[0].cases if draft.domains else ()
    items = known or (
        Item(
            title="Half the time",
            detail="A workshop of nine",
            text="What took two days now takes one, and nobody stays late on Thursdays.",
        ),
        Item(
            title="One list for everyone",
            detail="A school with three houses",
            text="Three lists became one. Questions that took a week are answered at once.",
        ),
        Item(
            title="No more lost orders",
            detail="A family bakery",
            text="Since spring not a single order has been lost, and the phone rings less.",
        ),
    )
    draft.add(
        Content(
            id="content_cases",
            heading="Stories from our customers",
            layout="cards",
            items=items,
            source=source_of(intent),
        ),
        page.name,
    )
    return claim("content_cases", "show")


def contact(draft: Draft, intent: Intent) -> Claims:
    """How to reach the business, with a form."""
    claims = form(draft, intent)
    known = draft.domains[0].contact if draft.domains else None
    page = next(p.name for p in draft.pages.values() if claims[0].feature in p.features)
    draft.add(
        Content(
            id="content_contact",
            heading="How to reach us",
            layout="contact",
            text=known.text if known else "We answer within one working day.",
            items=known.items if known else _CONTACT,
            source=source_of(intent),
        ),
        page,
    )
    return claims


def news(draft: Draft, intent: Intent) -> Claims:
    """Articles, each with a page of its own."""
    entity = draft.lexicon_entity("", "article", source_of(intent))
    items = draft.domains[0].news if draft.domains else ()
    made = draft.entities[entity]
    if items and made.source == source_of(intent):
        draft.change(entity, **_as_news(made, items))
    name = draft.list_page(entity, source_of(intent))
    title = draft.pages[name]
    if title.title == made.label_plural:
        del draft.pages[name]
        draft.pages[name] = title
        title.title = ""
        title.title = draft.free_title(title_from(intent, "News"))
    return claim(f"browse_{entity}", "list")


def _as_news(made: Entity, items: tuple[Item, ...]) -> dict[str, object]:
    options = tuple(dict.fromkeys(item.detail for item in items if item.detail)) or ("News",)
    fields = tuple(
        each.model_copy(update={"options": options}) if each.name == "category" else each
        for each in made.fields
    )
    rows = []
    for at, item in enumerate(items):
        first = item.text.split(". ")[0].rstrip(".") + "."
        rows.append(
            {
                "title": item.title,
                "category": item.detail or options[0],
                "author": ("Clara Dubois", "Samuel Okafor")[at % 2],
                "published_on": -3 - 8 * at,
                "summary": first,
                "body": item.text,
            }
        )
    return {"fields": fields, "seed": tuple(rows)}


def chart(draft: Draft, intent: Intent) -> Claims:
    """Charts and key figures over the records."""
    words = [
        w
        for w in intent.phrase.split()
        if w not in {"data", "statistics", "analysis", "chart", "charts", "trend", "trends"}
    ]
    phrase = " ".join(words)
    entity = (
        draft.entity_for(phrase, source_of(intent))
        if phrase and draft.known(phrase)
        else (draft.main_entity())
    )
    if draft.entities[entity].owned:
        entity = draft.main_entity()
    page = draft.page(
        "statistics",
        title_from(intent, "Statistics"),
        "/statistics",
        weight=48,
        source=source_of(intent),
    )
    ids = charts_for(draft, entity, page.name, source_of(intent))
    return claim(ids[0], "show")


def charts_for(draft: Draft, entity: str, page: str, source: Source) -> list[str]:
    """Figures and up to two charts of an entity on a page; their ids, a chart first."""
    made = draft.entities[entity]
    draft.list_page(entity, source)
    figures = Figures(
        id=f"figures_{entity}", heading="Key figures", measures=measures(made), source=source
    )
    draft.add(figures, page)
    groups = [
        each
        for each in made.fields
        if each.type in {FieldType.ENUM, FieldType.RELATION} and not each.private
    ][:2]
    dates = [each for each in made.fields if each.type is FieldType.DATE][:1]
    ids: list[str] = []
    number = made.first(FieldType.MONEY, FieldType.NUMBER)
    for at, each in enumerate([*groups, *dates][:3]):
        measure = Measure(label=f"Number of {made.label_plural.lower()}", entity=entity)
        if number and at == 1:
            measure = Measure(
                label=f"Total {number.label.lower()}", entity=entity, of="sum", field=number.name
            )
        style = "line" if each.type is FieldType.DATE else ("bar", "pie", "bar")[at]
        ids.append(
            draft.add(
                Chart(
                    id=f"chart_{entity}_{each.name}"[:48],
                    heading=f"{made.label_plural} by {each.label.lower()}",
                    measure=measure,
                    group_by=each.name,
                    style=style,  # type: ignore[arg-type]
                    source=source,
                ),
                page,
            )
        )
    return [*ids, figures.id]


def measures(made: Entity) -> tuple[Measure, ...]:
    """Two to four key figures of an entity."""
    found = [Measure(label=made.label_plural, entity=made.name)]
    for each in made.fields:
        if each.private:
            continue
        if each.type in {FieldType.MONEY, FieldType.NUMBER}:
            found.append(
                Measure(
                    label=f"Total {each.label.lower()}", entity=made.name, of="sum", field=each.name
                )
            )
        elif each.type is FieldType.RATING:
            found.append(
                Measure(
                    label=f"Average {each.label.lower()}",
                    entity=made.name,
                    of="average",
                    field=each.name,
                )
            )
        elif each.type is FieldType.ENUM and each.options:
            option = each.options[0]
            found.append(
                Measure(
                    label=f"{each.label}: {option}", entity=made.name, where={each.name: option}
                )
            )
    return tuple(found[:4])


def live(draft: Draft, intent: Intent) -> Claims:
    """Readings that change on a timer."""
    phrase = intent.phrase
    entity = (
        draft.entity_for(phrase, source_of(intent))
        if phrase and draft.known(phrase)
        else (draft.main_entity())
    )
    if draft.entities[entity].owned:
        entity = draft.main_entity()
    made = draft.entities[entity]
    numbers = [
        each.name
        for each in made.fields
        if each.type in {FieldType.NUMBER, FieldType.MONEY} and not each.private
    ][:3]
    if not numbers:
        numbers = [
            draft.add_field(
                entity, field("reading", "number", required=False), [42, 37, 51, 48, 44, 39]
            )
        ]
    draft.list_page(entity, source_of(intent))
    page = draft.page(
        "live", title_from(intent, "Live data"), "/live", weight=49, source=source_of(intent)
    )
    feature = Live(
        id=f"live_{entity}", entity=entity, fields=tuple(numbers), source=source_of(intent)
    )
    return claim(draft.add(feature, page.name), "update")


def chatbot(draft: Draft, intent: Intent) -> Claims:
    """Answers from a list."""
    page = draft.page(
        "support",
        title_from(intent, "Customer support"),
        "/support",
        weight=64,
        source=source_of(intent),
    )
    extra = draft.domains[0].chat if draft.domains else ()
    feature = Chatbot(id="chatbot", answers=(*questions(draft), *extra), source=source_of(intent))
    return claim(draft.add(feature, page.name), "ask")


def calculate(draft: Draft, intent: Intent) -> Claims:
    """A calculator: the domain's own, or a price by quantity."""
    page = draft.page(
        "calculator",
        title_from(intent, "Calculator"),
        "/calculator",
        weight=57,
        source=source_of(intent),
    )
    known: tuple[DomainCalculator, ...] = draft.domains[0].calculators if draft.domains else ()
    if known:
        feature = Calculator(
            id="calculator",
            heading=known[0].heading,
            terms=known[0].terms,
            results=known[0].results,
            source=source_of(intent),
        )
    else:
        feature = Calculator(
            id="calculator",
            heading="Estimate the cost",
            terms=(
                Term(name="quantity", label="Quantity", default=2, minimum=0),
                Term(name="price", label="Price each", unit="USD", default=25, minimum=0),
                Term(name="tax", label="Tax", unit="%", default=8, minimum=0, maximum=100),
            ),
            results=(
                Result(name="net", label="Before tax", expression="quantity * price", unit="USD"),
                Result(
                    name="total",
                    label="Total",
                    expression="quantity * price * (1 + tax / 100)",
                    unit="USD",
                ),
            ),
            source=source_of(intent),
        )
    return claim(draft.add(feature, page.name), "compute")
