"""The home page: its opening, the main records, what to do here, and a last call to action."""

from collections.abc import Iterable

from appmint.reader.composing.naming import hero_copy
from appmint.reader.composing.topics import headline_of
from appmint.reader.drafting.draft import Draft, PageDraft
from appmint.reader.drafting.entities import main_entity
from appmint.reader.drafting.wording import opener as composed
from appmint.reader.drafting.wording import tagline
from appmint.reader.rooms.charts import charts_for, is_level
from appmint.reader.rooms.content import is_one_person, questions
from appmint.reader.words.nouns import plural
from appmint.spec.entities import Entity
from appmint.spec.features import (
    Action,
    Booking,
    Browse,
    Calculator,
    Chart,
    Chatbot,
    Comments,
    Content,
    Form,
    Hero,
    Item,
    Live,
    Lookup,
    Manage,
    Outbox,
    Quiz,
    Report,
    Request,
    Shop,
    Spotlight,
    Transfer,
    Vote,
)
from appmint.spec.labels import in_text
from appmint.spec.source import DEFAULT

_MOST_SECTIONS = 5
"""Sections of a home page below its opening."""


def furnish(draft: Draft, title: str) -> None:
    """Fill the home page; features that other intents placed there stay in front."""
    if draft.own_only:
        draft.add(Hero(id="hero", heading=title, text=tagline(draft)), "home", first=True)
        return
    opener = hero_copy(draft, title)
    heading, text = opener.heading, opener.text
    if headline_of(draft):
        heading, text = headline_of(draft), composed(draft, title)[1]
    hero = Hero(id="hero", heading=heading, text=text, actions=_actions(draft))
    draft.add(hero, "home", first=True)
    main = draft.entities[main_entity(draft)]
    for each in draft.of_kind(Live):
        if each.entity == main.name or not _business(draft):
            # What changes by the minute is what people come to see.
            draft.add(each, "home")
    curves = [each for each in draft.of_kind(Chart) if each.latest]
    for curve in [each for each in curves if each.measure.entity == main.name][:1]:
        draft.add(curve, "home")
    if _business(draft):
        _figures(draft, main)
        _spotlight(draft, main, f"Recent {plural(main.label.lower())}")
        _second(draft, main)
        return
    posted = any(each.name.startswith("posted") for each in main.fields)
    charts = [each for each in draft.of_kind(Chart) if each.measure.entity == main.name]
    if any(each.entity == main.name for each in draft.of_kind(Live)) and charts:
        # The records themselves are there already, as live readings.
        draft.add(charts[0], "home")
    else:
        _spotlight(
            draft, main, f"{'Latest' if posted else 'Featured'} {plural(main.label.lower())}"
        )
    _steps(draft, main)
    _second(draft, main)
    _advertised(draft, main)
    _points(draft)
    _questions(draft)
    _closing(draft, title)


def _business(draft: Draft) -> bool:
    """Whether people work in the app, rather than visit it."""
    kinds = [type(each) for each in draft.features.values()]
    if draft.internal or {Shop, Booking, Vote, Quiz} & set(kinds):
        return draft.internal
    open_lists = [
        each
        for each in draft.of_kind(Manage)
        if draft.entities[each.entity].access.create in {"anyone", "member"}
    ]
    figures = {Report, Chart} & set(kinds)
    return len(open_lists) > 2 or (len(open_lists) > 1 and bool(figures))


# --- actions -----------------------------------------------------------------------------------

_TASKS = (Lookup, Quiz, Chatbot, Calculator, Outbox, Form, Report, Shop)
"""What a page is for, the likeliest second call to action first."""


def _actions(draft: Draft) -> tuple[Action, ...]:
    """Links to the page of the main records and to that of the likeliest further task."""
    open_pages = [
        page
        for page in draft.pages.values()
        if page.navigation and page.path != "/" and page.role == "anyone" and page.features
        if not _at_home(draft, page)
    ]
    if not open_pages:
        return ()
    open_pages.sort(key=lambda page: page.weight)
    first = next(
        (page for page in open_pages if f"browse_{draft.main}" in page.features), open_pages[0]
    )
    said = _invitation(draft, first)
    rest = [
        page
        for page in open_pages
        if page.name not in _PRIVATE and _invitation(draft, page) != said
    ]
    rest.sort(key=lambda page: _rank(draft, page))
    return tuple(
        Action(label=_invitation(draft, page), page=page.name) for page in [first, *rest[:1]]
    )


def _at_home(draft: Draft, page: PageDraft) -> bool:
    """Whether the page's form stands on the home page too: no link has to lead there."""
    forms = {each for each in page.features if isinstance(draft.features[each], Form)}
    return bool(forms & set(draft.pages["home"].features))


_PRIVATE = frozenset({"my_account", "sign_in", "cart", "more", "notifications"})


def _rank(draft: Draft, page: PageDraft) -> tuple[int, int]:
    kinds = [type(draft.features[each]) for each in page.features]
    for rank, kind in enumerate(_TASKS):
        if kind in kinds:
            return rank, page.weight
    return len(_TASKS), page.weight


def _invitation(draft: Draft, page: PageDraft) -> str:
    """The label of a link to a page: "Browse courses" for a list, else the page's title."""
    for feature in (draft.features[each] for each in page.features):
        if isinstance(feature, Browse):
            return f"Browse {in_text(draft.entities[feature.entity].label_plural)}"
    return page.title


# --- sections ----------------------------------------------------------------------------------


def _room_left(draft: Draft) -> bool:
    return len(draft.pages["home"].features) <= _MOST_SECTIONS


def _figures(draft: Draft, main: Entity) -> None:
    """Key figures and one chart of the main records; bars of one length say nothing."""
    page = draft.pages["home"]
    made = [draft.features[each] for each in charts_for(draft, main.name, "home", main.source)]
    charts = [each for each in made if isinstance(each, Chart)]
    telling = [each for each in charts if not is_level(draft.entities[main.name], each)]
    telling.sort(key=lambda each: each.latest is None)
    for each in charts:
        if each not in telling[:1] and each.id in page.features:
            page.features.remove(each.id)


def _spotlight(draft: Draft, made: Entity, heading: str) -> None:
    """A few records on the home page, where everybody may see them."""
    listed = any(f"browse_{made.name}" in page.features for page in draft.pages.values())
    if made.access.read != "anyone" or not made.seed or not listed:
        return
    feature = Spotlight(
        id=f"spotlight_{made.name}", entity=made.name, heading=heading, source=made.source
    )
    draft.add(feature, "home")


def _second(draft: Draft, main: Entity) -> None:
    """The latest news, or else a few records of the next list."""
    others = [
        draft.entities[feature.entity]
        for page in sorted(draft.pages.values(), key=lambda page: page.weight)
        for feature in (draft.features[each] for each in page.features)
        if isinstance(feature, Browse) and feature.entity != main.name and page.role == "anyone"
    ]
    news = [each for each in others if each.name in {"article", "post"}]
    for made in [*news, *others][:1]:
        latest = made in news
        noun = in_text(made.label_plural)
        _spotlight(draft, made, f"Latest {noun}" if latest else made.label_plural)


def _advertised(draft: Draft, main: Entity) -> None:
    """What is advertised stands where visitors come by, not only in the list of those who book."""
    for name in _ADVERTISED:
        made = draft.entities.get(name)
        if made is None or made is main or f"spotlight_{name}" in draft.features:
            continue
        _spotlight(draft, made, "Advertisements" if name == "ad_space" else made.label_plural)
        return


_ADVERTISED = ("ad_space", "advertisement", "ad", "banner")


def _points(draft: Draft) -> None:
    known = draft.voice
    if known is None or not _room_left(draft):
        return
    if not known.about.points:
        return
    draft.add(
        Content(
            id="home_points",
            heading="What matters to me" if is_one_person(draft) else "What you can count on",
            layout="cards",
            items=known.about.points,
        ),
        "home",
    )


def _questions(draft: Draft) -> None:
    answered = any(
        isinstance(each, Content) and each.layout == "faq" for each in draft.features.values()
    )
    if answered or not _room_left(draft):
        return
    items = questions(draft)[:4]
    if len(draft.pages["home"].features) < 5:
        draft.add(
            Content(id="home_faq", heading="Questions people ask", layout="faq", items=items),
            "home",
        )


def _closing(draft: Draft, title: str) -> None:
    """A last call to action, where there is a form to write to us or a page to sign in."""
    hero = draft.features["hero"]
    if not isinstance(hero, Hero) or not hero.actions or not _room_left(draft):
        return
    pages = [
        page
        for page in draft.pages.values()
        if page.navigation and page.role == "anyone" and page.path != "/"
        if not _at_home(draft, page)
    ]
    forms = [p for p in pages if any(isinstance(draft.features[f], Form) for f in p.features)]
    accounts = [p for p in pages if "account" in p.features]
    us = "me" if is_one_person(draft) else "us"
    for page, heading, text in (
        *((p, *_closing_words(p, us)) for p in forms),
        *((p, f"Make {title} yours", "An account keeps what you do here.") for p in accounts),
    ):
        action = Action(label=page.title, page=page.name)
        draft.add(
            Hero(id="closing", heading=heading, text=text, actions=(action,), source=DEFAULT),
            "home",
        )
        return


def _closing_words(page: PageDraft, us: str) -> tuple[str, str]:
    """Heading and text of the invitation to a page with a form."""
    if page.name == "subscription":
        return "Stay in touch", "The news by e-mail, and one click to leave again."
    return "Still have a question?", f"Write to {us}, and you get an answer."


# --- how it works ------------------------------------------------------------------------------


def _steps(draft: Draft, main: Entity) -> None:
    """How the main task goes, in three steps."""
    one, many = main.label.lower(), main.label_plural.lower()
    for feature in draft.features.values():
        items = tuple(_course(draft, feature, one, many))
        if items:
            draft.add(
                Content(id="home_steps", heading="How it works", layout="steps", items=items),
                "home",
            )
            return


def _course(draft: Draft, feature: object, one: str, many: str) -> Iterable[Item]:
    if isinstance(feature, Booking):
        records = draft.entities[feature.record].label_plural.lower()
        one = draft.entities[feature.entity].label.lower()
        yield Item(title="Look around", text="Search and filter the list until it fits.")
        yield Item(
            title=f"{feature.verb} your {one}",
            text="Choose when. What is taken is refused at once, so nobody comes in vain.",
        )
        yield Item(title="Keep track", text=f"Your {records} stand in your own list.")
    elif isinstance(feature, Shop):
        yield Item(title="Choose", text=f"Look through the {many} and compare what you like.")
        yield Item(title="Fill the cart", text="Change the number whenever you want.")
        yield Item(title="Check out", text="Give an address, confirm, and find the order again.")
    elif isinstance(feature, Quiz):
        yield Item(title="Choose a round", text="Each says what it is about.")
        yield Item(title="Answer", text="One question at a time, with the reason afterwards.")
        yield Item(title="See your score", text="It is kept, so that you can beat it.")
    elif isinstance(feature, Request):
        one = draft.entities[feature.entity].label.lower()
        yield Item(title="Look around", text="Search and filter the list until it fits.")
        yield Item(title="Read the details", text=f"Every {one} has a page of its own.")
        yield Item(title=feature.verb, text="Send the form; you find it again in your own list.")
    elif isinstance(feature, Lookup):
        yield Item(title="Enter the reference", text="As it stands on your papers or in the list.")
        yield Item(title="See the state", text="What is known about it, at a glance.")
        yield Item(title="Follow its way", text="With place and time where they are recorded.")
    elif isinstance(feature, Vote) and feature.option:
        yield Item(title="Choose a question", text="Each shows what there is to choose from.")
        yield Item(title="Vote", text="One vote a person.")
        yield Item(title="See the result", text="Counted at once, for everybody.")
    elif isinstance(feature, Transfer) and feature.download:
        yield Item(title="Find it", text="Search by name or narrow the list down.")
        yield Item(title="Have a look", text=f"Every {one} has a page with its details.")
        yield Item(title="Download", text="One click, and the file is yours.")
    elif isinstance(feature, Comments) and any(
        isinstance(each, Manage) for each in draft.features.values()
    ):
        yield Item(title="Read", text=f"See which {many} others have shared.")
        yield Item(title="Share your own", text="A title and a few words are enough.")
        yield Item(title="Talk about it", text="Every page has room for answers.")
