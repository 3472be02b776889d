"""Neutral page copy, made of the app's own nouns and of what can be done in it."""

from collections.abc import Iterable

from appmint.reader.drafting.draft import Draft
from appmint.reader.drafting.entities import main_entity
from appmint.reader.words.nouns import is_plural, label_of, plural
from appmint.spec.entities import Entity, FieldType
from appmint.spec.features import (
    Account,
    Booking,
    Browse,
    Calendar,
    Chart,
    Chatbot,
    Comments,
    Compare,
    Content,
    Form,
    Item,
    Live,
    Lookup,
    Manage,
    Map,
    Outbox,
    Points,
    Quiz,
    Report,
    Request,
    Save,
    Shop,
    Transfer,
    Vote,
    Workflow,
)
from appmint.spec.labels import in_text


def one(label: str) -> str:
    """A noun with its article: "an event"; what is plural or not counted has none."""
    noun = in_text(label)
    last = noun.split()[-1]
    if is_plural(last) or plural(last) == last:
        return noun
    vowel = noun[:1] in "aeiou" and not noun.startswith(("uni", "use", "eu", "one"))
    return f"{'an' if vowel or noun.startswith(('hour', 'honour')) else 'a'} {noun}"


def listed(parts: list[str]) -> str:
    """Parts as a list in a sentence: "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def doings(draft: Draft) -> list[str]:
    """What people do in the app, each a few words after "you can", the telling first."""
    main = draft.entities[main_entity(draft)]
    ranked: dict[type, tuple[int, str]] = {}
    for each in draft.features.values():
        said = _deed(draft, each)
        kind = type(each)
        if said and (kind not in ranked or said[0] < ranked[kind][0]):
            ranked[kind] = said
    search = any(each.search for each in draft.of_kind(Browse) if each.entity == main.name)
    first = f"{'search' if search else 'look through'} the {in_text(main.label_plural)}"
    return [first, *(words for _, words in sorted(ranked.values()))]


_SAID: dict[type, tuple[int, str]] = {
    Quiz: (1, "test what you know"),
    Live: (3, "watch the figures change"),
    Chart: (4, "see the figures at a glance"),
    Report: (4, "put the figures on paper"),
    Calendar: (4, "see in the calendar what comes next"),
    Map: (4, "find them on the map"),
    Compare: (5, "compare them side by side"),
    Outbox: (5, "write to everybody concerned"),
    Comments: (5, "say what you think"),
    Points: (5, "earn points as you go"),
    Save: (6, "keep the ones you like"),
}


def _deed(draft: Draft, feature: object) -> tuple[int, str] | None:
    match feature:
        case Booking():
            thing = _thing(draft, feature.entity)
            return 1, f"{in_text(feature.verb)} {thing} for the time that suits you"
        case Shop():
            sold = draft.entities[feature.product]
            main = sold.name == main_entity(draft)
            return 1, f"order {_them(sold) if main else in_text(sold.label_plural)} in a minute"
        case Vote() if feature.option:
            return 1, "cast your vote"
        case Lookup():
            return 2, f"look up where your {in_text(draft.entities[feature.entity].label)} stands"
        case Request() if feature.verb in _DIRECT:
            return 2, f"{in_text(feature.verb)} {one(draft.entities[feature.entity].label)}"
        case Request():
            said = _ASKING.get(feature.verb, "send a request for")
            return 2, f"{said} {_thing(draft, feature.entity)}"
        case Manage() if draft.entities[feature.entity].access.create in _PEOPLE:
            made = draft.entities[feature.entity]
            rank = 3 if made.name == main_entity(draft) else 6
            if made.owned:
                return rank, "add your own" if rank == 3 else f"add {one(made.label)} of your own"
            things = _them(made) if rank == 3 else f"the {in_text(made.label_plural)}"
            return rank, f"keep {things} up to date"
        case Workflow():
            made = draft.entities[feature.entity]
            own = made.name == main_entity(draft)
            thing = "each one" if own else f"every {in_text(made.label)}"
            return 4, f"take {thing} from start to finish"
        case Transfer() if feature.download:
            return 3, "download what you need"
        case _:
            return _SAID.get(type(feature))


def _them(made: Entity) -> str:
    """The records in one word: what has no plural, like luggage, is "it"."""
    return "it" if made.label == made.label_plural else "them"


_PEOPLE = frozenset({"anyone", "member"})
_ASKING = {
    "Apply": "apply for",
    "Join": "join",
    "Enroll": "enroll in",
    "Enrol": "enrol in",
    "Register": "register for",
    "Take part": "take part in",
    "Attend": "sign up for",
    "Volunteer": "volunteer for",
}
"""What one does by the button of a request."""


def _thing(draft: Draft, entity: str) -> str:
    """One record in a list of deeds that begins with the main ones."""
    made = draft.entities[entity]
    counted = one(made.label) != in_text(made.label)
    return "one" if entity == main_entity(draft) and counted else one(made.label)


def opener(draft: Draft, title: str) -> tuple[str, str]:
    """The headline of the home page and the sentence below it."""
    main = draft.entities[main_entity(draft)]
    headline, said = _headline(draft, main), doings(draft)
    if len(said) == 1:
        return headline, f"{title} brings them together: search, read and find what fits."
    text = listed(said[:3])
    return headline, f"{text[:1].upper()}{text[1:]}."


def _headline(draft: Draft, main: Entity) -> str:
    thing, things = in_text(main.label), in_text(main.label_plural)
    kinds = {type(each) for each in draft.features.values()}
    booked = [draft.entities[each.entity] for each in draft.of_kind(Booking)]
    sold = [draft.entities[each.product] for each in draft.of_kind(Shop)]
    if booked:
        verb = draft.of_kind(Booking)[0].verb
        return f"{verb} the right {in_text(booked[0].label)} in a minute"
    if sold and not draft.internal and sold[0].name == main.name:
        return f"{label_of(things)}, a few clicks away"
    if Quiz in kinds:
        return "How much do you know?"
    if draft.internal or Workflow in kinds or Report in kinds:
        return f"All {things} in one place" if thing != things else f"All about {things}"
    asked = [draft.entities[each.entity] for each in draft.of_kind(Request)]
    if asked:
        return f"Find the {in_text(asked[0].label)} that suits you"
    if thing == things:
        return f"{label_of(things)}, clear and up to date"
    open_to_all = any(
        each.entity == main.name and main.access.create in _PEOPLE for each in draft.of_kind(Manage)
    )
    return f"Your {things} in good order" if open_to_all else f"Find the right {thing} at once"


def tagline(draft: Draft) -> str:
    """One line that says what the app is for: "Find, compare and order lamps."."""
    if draft.own_only:
        span = draft.facts.wishes[0].span
        words = " ".join(draft.text[span.start : span.end].split()).rstrip(".")
        return f"{words[:1].upper()}{words[1:]}."
    main = main_entity(draft)
    done = ["find"]
    for each in draft.features.values():
        word = _verb(draft, each, main)
        if word and word not in done:
            done.append(word)
    others = [
        draft.entities[each.entity].label_plural
        for each in draft.of_kind(Browse)
        if each.entity != main and each.source.origin == "text"
    ]
    things = [draft.entities[main].label_plural]
    if set(done) <= {"find", "manage", "compare", "download"}:
        things += list(dict.fromkeys(others))[:2]
    text = f"{listed(done[:3])} {listed([in_text(each) for each in things])}"
    return f"{text[:1].upper()}{text[1:]}."


def _verb(draft: Draft, feature: object, main: str) -> str:
    """What a feature lets people do with the main records, in one word; "" for others."""
    match feature:
        case Shop():
            return "order" if feature.product == main else ""
        case Booking() | Compare() | Comments() | Transfer() | Manage() if feature.entity != main:
            return ""
        case Booking():
            return in_text(feature.verb)
        case Compare():
            return "compare"
        case Comments():
            return "discuss"
        case Transfer():
            return "download" if feature.download else ""
        case Manage():
            made = draft.entities[main]
            return "add" if made.owned else "manage"
        case _:
            return ""


def story(draft: Draft, title: str) -> str:
    """How it began and what it is today, for the about page."""
    main = draft.entities[main_entity(draft)]
    things = in_text(main.label_plural)
    return (
        f"{title} began with a simple wish: {things} that are easy to find, and pages that say "
        "what one needs to know. What started as a list on a kitchen table is in use every day: "
        f"people {listed(_third(doings(draft)[:3]))}.\n\n"
        "We are a small team. We answer questions ourselves, we publish what we change, and we "
        "would rather do a few things well than many things halfway."
    )


def _third(said: list[str]) -> list[str]:
    """What "you" do as what "they" do."""
    swaps = ((" your ", " their "), ("suits you", "suits them"), (" you ", " they "))
    made = []
    for each in said:
        words = f"{each} "
        for old, new in swaps:
            words = words.replace(old, new)
        made.append(words.strip())
    return made


def mission(draft: Draft) -> str:
    """What the people behind it want."""
    main = draft.entities[main_entity(draft)]
    return (
        f"To make {in_text(main.label_plural)} easy to find, easy to understand and easy to use, "
        "for people who have better things to do than to search for them."
    )


def faq(draft: Draft) -> tuple[Item, ...]:
    """Questions and answers about what the app really offers."""
    items = [item for each in draft.features.values() for item in _asked(draft, each)]
    titles: dict[str, Item] = {}
    for item in items:
        titles.setdefault(item.title, item)
    main = draft.entities[main_entity(draft)]
    thing = in_text(main.label)
    page = next((p.title for p in draft.pages.values() if f"browse_{main.name}" in p.features), "")
    if page and len(titles) < 6:
        question = f"How do I find the {thing} I am looking for?"
        answer = f"Open “{page}” and search or filter the list; each entry has a page of its own."
        titles = {question: Item(title=question, text=answer), **titles}
    for item in _ALWAYS:
        if len(titles) < 4:
            titles.setdefault(item.title, item)
    return tuple(titles.values())[:6]


def _asked(draft: Draft, feature: object) -> Iterable[Item]:
    match feature:
        case Booking():
            thing = draft.entities[feature.entity].label
            yield Item(
                title=f"How do I {in_text(feature.verb)} {one(thing)}?",
                text="Open its page, choose when, and confirm. What is taken already is refused "
                "at once, so nobody comes in vain.",
            )
        case Shop():
            yield Item(
                title="How do I place an order?",
                text="Put what you like into the cart, give an address at the checkout and "
                "confirm. The order number is shown at once.",
            )
        case Request() if feature.verb in _DIRECT:
            thing = draft.entities[feature.entity].label
            yield Item(
                title=f"How do I {in_text(feature.verb)} {one(thing)}?",
                text="Open its page and send the form below. You find it again in your own list.",
            )
        case Request():
            thing = draft.entities[feature.entity].label
            yield Item(
                title="What happens after I have sent the form?",
                text=f"Your request for {one(thing)} is kept with its state, and we answer it "
                "in the order of arrival.",
            )
        case Manage() if draft.entities[feature.entity].access.create in _PEOPLE:
            made = draft.entities[feature.entity]
            yield Item(
                title=f"How do I add {one(made.label)}?",
                text=f"Press “{feature.create_label}” above the list and fill in the form. "
                "You can change it later.",
            )
        case Lookup():
            thing = in_text(draft.entities[feature.entity].label)
            yield Item(
                title=f"Where is my {thing}?",
                text="Enter its reference as it is written on your paper, and you see its state.",
            )
        case Quiz():
            yield Item(
                title="May I try again?",
                text="As often as you like. Each score is kept, so that you can beat it.",
            )
        case Vote() if feature.option:
            yield Item(
                title="How many votes do I have?",
                text="One for each question. The result is counted at once.",
            )
        case Account():
            yield Item(
                title="Do I need an account?",
                text="To look around, no. An account keeps what you do here under your name.",
            )
        case Form():
            yield Item(
                title="How can I reach you?",
                text="Use the form; a person reads it and answers within one working day.",
            )
        case _:
            return


_ALWAYS = (
    Item(
        title="Does it cost anything?",
        text="Looking around is free. Where something has a price, it is shown before you confirm.",
    ),
    Item(
        title="What happens with my data?",
        text="It is used for this service only and removed when you ask for it.",
    ),
)


def reword(draft: Draft, title: str) -> None:
    """Put the app's own words where content was added before all that it offers was known."""
    for feature in draft.of_kind(Content):
        if feature.id == "content_about":
            draft.update(feature.id, text=story(draft, title))
        elif feature.id == "content_mission":
            draft.update(feature.id, text=mission(draft))
        elif feature.id == "content_faq":
            draft.update(feature.id, items=faq(draft))
    for chat in draft.of_kind(Chatbot):
        draft.update(chat.id, answers=faq(draft))


def know_the_list(draft: Draft) -> None:
    """Chatbots can say what is in the list of the main records."""
    main = draft.entities[main_entity(draft)]
    names = [str(row[main.display]) for row in main.seed if row.get(main.display)][:3]
    if main.access.read != "anyone" or len(names) < 2 or is_figure(names):
        return
    things = in_text(main.label_plural)
    item = Item(
        title=f"Which {things} do you have?",
        text=f"Among others: {listed(names)}. The whole list is on the page with the {things}.",
    )
    for chat in draft.of_kind(Chatbot):
        known = {each.title for each in chat.answers}
        more = [each for each in (item, *_getting(draft, main)) if each.title not in known]
        draft.update(chat.id, answers=(*more, *chat.answers))


_DIRECT = frozenset({"Attend", "Fill in", "Join", "Pay", "Redeem"})
"""Verbs of requests that take what is asked for as it is: one joins a club, and fills in a form."""


def _getting(draft: Draft, main: Entity) -> Iterable[Item]:
    """How one gets what the app is about, and when it is."""
    noun, things = in_text(main.label), in_text(main.label_plural)
    ways: list[Request | Booking] = [*draft.of_kind(Request), *draft.of_kind(Booking)]
    for each in ways:
        if each.entity == main.name:
            yield Item(
                title=f"How do I {each.verb.lower()}?",
                text=f"Open the page of the {noun} that you want, fill in the form below and "
                f"choose {each.verb}. You find it again under My account.",
            )
            break
    day = next((f for f in main.fields if f.type is FieldType.DATE and f.name in _COMING), None)
    if day:
        yield Item(
            title=f"When are the {things}, and where is the timetable?",
            text=f"Each {noun} says so on its page, under {in_text(day.label)}. The list can be "
            "sorted by it.",
        )


_COMING = frozenset({"starts_on", "held_on", "date", "day", "begins_on"})


def is_figure(names: list[str]) -> bool:
    """Whether the names are numbers or codes rather than words."""
    return any(any(letter.isdigit() for letter in name) for name in names)
