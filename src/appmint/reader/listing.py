"""Intents about records: list, search, filter, open, add, edit, delete, save, comment, vote."""

import re

from appmint.reader.access import editor
from appmint.reader.actions import PHRASES, VERBS, base_form
from appmint.reader.draft import Draft, source_of
from appmint.reader.fields import has_property, main_property, property_named
from appmint.reader.figures import telling
from appmint.reader.intents import Intent
from appmint.reader.nouns import label_of, plural, singular
from appmint.reader.phrases import head_noun
from appmint.reader.posting import topic_of
from appmint.reader.records import record, relation, rows_of, who
from appmint.reader.seeds import field
from appmint.reader.segment import quoted_names
from appmint.reader.views import state_view
from appmint.spec.criteria import Claim
from appmint.spec.entities import FieldType
from appmint.spec.features import (
    Booking,
    Comments,
    Leaderboard,
    Mine,
    Request,
    Save,
    Shop,
    Spotlight,
    Transfer,
    Vote,
)
from appmint.spec.labels import in_text

Claims = list[Claim]


def claim(feature: str, aspect: str) -> Claims:
    """One claim as a list."""
    return [Claim(feature=feature, aspect=aspect)]


def browse(draft: Draft, intent: Intent) -> Claims:
    """A list of records; what is a field of the main thing stands on its page."""
    entered = intent.verb in {"provide", "give", "offer"}
    owner = property_named(draft, intent) if entered else has_property(draft, intent.phrase)
    if owner:
        draft.list_page(owner, source_of(intent))
        return claim(f"detail_{owner}", "open")
    entity = draft.entity_for(intent.phrase, source_of(intent))
    draft.list_page(entity, source_of(intent))
    in_state = state_view(draft, intent, entity) if intent.verb in _READING else ""
    return claim(in_state or f"browse_{entity}", "list")


def search(draft: Draft, intent: Intent) -> Claims:
    """Search in a list."""
    entity = draft.entity_for(intent.phrase, source_of(intent))
    draft.list_page(entity, source_of(intent))
    return claim(f"browse_{entity}", "search")


def narrow(draft: Draft, intent: Intent) -> Claims:
    """Filter a list by its choices."""
    entity = draft.entity_for(intent.phrase, source_of(intent))
    draft.list_page(entity, source_of(intent))
    if not draft.looks[entity].filters:
        return claim(f"browse_{entity}", "search")
    return claim(f"browse_{entity}", "filter")


def order(draft: Draft, intent: Intent) -> Claims:
    """Sort a list."""
    entity = draft.entity_for(intent.phrase, source_of(intent))
    draft.list_page(entity, source_of(intent))
    return claim(f"browse_{entity}", "sort")


def open_record(draft: Draft, intent: Intent) -> Claims:
    """Open one record."""
    entity = draft.entity_for(intent.phrase, source_of(intent))
    draft.list_page(entity, source_of(intent))
    return claim(f"detail_{entity}", "open")


def create(draft: Draft, intent: Intent) -> Claims:
    """Add records; a property entered belongs to the main thing."""
    owner = property_named(draft, intent) or main_property(draft, intent.phrase)
    if owner:
        own_posts(draft, intent, owner)
        return claim(draft.manage(owner, editor(draft, intent), source_of(intent)), "edit")
    entity = draft.entity_for(intent.phrase, source_of(intent))
    own_posts(draft, intent, entity)
    return claim(draft.manage(entity, editor(draft, intent), source_of(intent)), "create")


def own_posts(draft: Draft, intent: Intent, entity: str) -> None:
    """What visitors post stays theirs to change; where people work, all records are shared.

    Who signs in to enter what is theirs finds it again among their own.
    """
    untouched = draft.entities[entity].access.create == "nobody"
    signed_in = intent.own and draft.accounts
    personal = intent.verb in _POSTING or singular(intent.phrase.split(" ")[-1]) == "profile"
    posted = (personal or signed_in) and editor(draft, intent) == "anyone"
    if posted and untouched and not draft.internal:
        draft.change(entity, owned=True)
        if signed_in:
            add_mine(draft, entity, intent)


_POSTING = frozenset({"sell", "post", "posting", "publish", "publishing", "share", "publication"})


def edit(draft: Draft, intent: Intent) -> Claims:
    """Edit records."""
    entity = draft.entity_for(intent.phrase, source_of(intent))
    return claim(draft.manage(entity, editor(draft, intent), source_of(intent)), "edit")


def delete(draft: Draft, intent: Intent) -> Claims:
    """Delete records."""
    entity = draft.entity_for(intent.phrase, source_of(intent))
    return claim(draft.manage(entity, editor(draft, intent), source_of(intent)), "delete")


def manage(draft: Draft, intent: Intent) -> Claims:
    """Add, edit and delete records."""
    entity = draft.entity_for(intent.phrase, source_of(intent))
    feature = draft.manage(entity, editor(draft, intent), source_of(intent))
    return [
        Claim(feature=feature, aspect="create"),
        Claim(feature=feature, aspect="edit"),
        Claim(feature=feature, aspect="delete"),
    ]


def mine(draft: Draft, intent: Intent) -> Claims:
    """The visitor's own records; what a feature keeps for them where the words say so."""
    kept = _kept(draft, intent)
    if kept:
        return claim(add_mine(draft, kept, intent), "list")
    words = [
        word
        for word in intent.phrase.split()
        if word not in {"history", "record", "records", "personal", "own", "consumption", "past"}
    ]
    entity = draft.entity_for(" ".join(words), source_of(intent))
    owned = [name for name, made in draft.entities.items() if made.owned]
    if not draft.entities[entity].owned:
        linked = [
            name
            for name in owned
            if any(each.target == entity for each in draft.entities[name].fields)
        ]
        if linked:
            entity = linked[0]
        elif intent.own and (draft.accounts or draft.entities[entity].access.create == "anyone"):
            # A guest has only what he makes here: a list of it that nothing fills stays empty.
            draft.change(entity, owned=True)
        else:
            return browse(draft, intent)
    return claim(add_mine(draft, entity, intent), "list")


_KEPT: tuple[tuple[type, str, str], ...] = (
    (Booking, "record", "reservation booking appointment rental record history visit"),
    (Save, "record", "favorite favourite bookmark collection saved wishlist follow"),
    (Request, "record", "application enrollment enrolment registration participation bid record"),
    (Shop, "order", "order purchase consumption transaction payment record history"),
    (Transfer, "record", "download"),
    (Comments, "record", "reply comment"),
)


def _kept(draft: Draft, intent: Intent) -> str:
    """The record of a feature that the words of "my bookings" or "download history" mean."""
    words = {singular(word) for word in intent.phrase.split()}
    paid = next((each for each in draft.of_kind(Request) if each.verb == "Pay"), None)
    if paid and words & {"payment", "transaction", "billing"}:
        return paid.record
    first = intent.phrase.split()[0] if intent.phrase else ""
    for kind, attribute, nouns in _KEPT:
        if singular(first) not in nouns.split() and not (words <= set(nouns.split()) and words):
            continue
        for feature in draft.features.values():
            if not isinstance(feature, kind):
                continue
            if isinstance(feature, Transfer) and not feature.record:
                return download_history(draft, feature)
            return str(getattr(feature, attribute))
    return ""


def download_history(draft: Draft, feature: Transfer) -> str:
    """Keep each download, so that the visitor finds it again; returns the record's name."""
    name = record(
        draft,
        f"{feature.entity}_download",
        [relation(draft, feature.entity), field("downloaded_at", "datetime", "Downloaded")],
        feature.entity,
        (),
        icon="download",
        label="Download",
    )
    noun = draft.entities[feature.entity].label.lower()
    draft.change(name, label_plural=label_of(f"{noun} downloads"))
    draft.update(feature.id, record=name)
    return name


def complete_history(draft: Draft) -> None:
    """A history of downloads holds those of all things that can be downloaded."""
    first = next((each for each in draft.of_kind(Transfer) if each.record), None)
    mine = draft.features.get(f"mine_{first.record}") if first else None
    if mine is None:
        return
    for feature in draft.of_kind(Transfer):
        if feature.download and not feature.record:
            made = draft.entities[download_history(draft, feature)]
            heading = f"My {in_text(made.label_plural)}"
            listed = Mine(
                id=f"mine_{made.name}", entity=made.name, heading=heading, source=mine.source
            )
            draft.add(listed, "my_account")


def add_mine(draft: Draft, entity: str, intent: Intent) -> str:
    """A list of the visitor's own records on the page "My account"."""
    made = draft.entities[entity]
    heading = f"My {in_text(made.label_plural)}"
    page = draft.page(
        "my_account", "My account", "/my-account", weight=80, source=source_of(intent)
    )
    feature = Mine(id=f"mine_{entity}", entity=entity, heading=heading, source=source_of(intent))
    return draft.add(feature, page.name)


def comment(draft: Draft, intent: Intent) -> Claims:
    """Comments, replies or discussion under records."""
    return _comments(draft, intent, rated=False)


def review(draft: Draft, intent: Intent) -> Claims:
    """Reviews with a rating under records."""
    return _comments(draft, intent, rated=True)


_COMMENT_WORDS = frozenset(
    """comment comments reply replies review reviews rating ratings discussion discussions
    evaluation
    evaluations feedback forum forums post posts message messages opinion opinions question
    questions
    thoughts topic topics""".split()
)


def _comments(draft: Draft, intent: Intent, *, rated: bool) -> Claims:
    words = [word for word in intent.phrase.split() if word not in _COMMENT_WORDS]
    known = draft.known(intent.phrase)
    target = _TARGET.match(draft.text, intent.end) or _TARGET.search(intent.text)
    about = head_noun(target["noun"].lower()) if target else ""
    if about in {"them", "it", "these", "those"}:
        about = spoken_of(draft, intent)
    if not words and about and (draft.known(about) or draft.free_name(about) in draft.entities):
        words = about.split()
    if not words and known and not _is_opinion(known[1]):
        # A thread or a topic is what people reply to.
        entity = draft.entity_for(intent.phrase, source_of(intent))
    elif words or not known:
        entity = draft.entity_for(" ".join(words), source_of(intent))
    else:
        # What is said of things is no thing itself: reviews are of what the app is about.
        entity = _discussed(draft, rated)
    if entity in draft.entities and _is_opinion(entity):
        entity = draft.main_entity()
    if not rated and not about and _DISCUSSIONS.search(intent.text):
        entity = _discussions(draft, intent)
    draft.list_page(entity, source_of(intent))
    said = draft.text.lower()
    replies = "repl" in intent.text.lower() or ("repl" in said and "comment" not in said)
    noun = "Review" if rated else ("Reply" if replies else "Comment")
    name = free_record(draft, "review" if rated else "comment", entity)
    fields = [relation(draft, entity), field("writer", "text", "Name", required=False)]
    if rated:
        fields.append(field("rating", "rating"))
    fields += [
        field("body", "long_text", "Text"),
        field("posted_on", "date", "Date", required=False),
    ]
    bodies = (
        "Exactly what I was looking for, and clearly explained.",
        "Very helpful. I have come back to it twice already.",
        "Good overall; a little more detail would make it perfect.",
        "Thank you for this, my whole family enjoyed it.",
    )
    rows = []
    for at, body in enumerate(bodies):
        row: dict[str, object] = {"writer": who(at)["name"], "body": body, "posted_on": -at - 1}
        if rated:
            row["rating"] = 5 - at % 3
        rows.append(row)
    record(
        draft,
        name,
        fields,
        "writer",
        rows_of(draft, entity, *rows),  # type: ignore[arg-type]
        icon="message-square",
        read="anyone",
        label=noun,
    )
    feature = Comments(
        id=f"comments_{entity}" if not rated else f"reviews_{entity}",
        entity=entity,
        record=name,
        noun=noun,
        anonymous="anonym" in draft.text.lower(),
        source=source_of(intent),
    )
    aspect = "list" if intent.verb in _READING else "post"
    return claim(draft.add(feature, draft.detail_page(entity)), aspect)


_DISCUSSIONS = re.compile(
    r"\bdiscussions\b|\bforums?\b|"
    r"\bdiscussion (?:boards?|areas?|sections?|groups?|topics?|threads?)\b|"
    r"\b(?:community|user|topic|group|online|forum) discussion\b",
    re.I,
)
"""Words for a place where people open topics and answer each other."""


def _discussions(draft: Draft, intent: Intent) -> str:
    """The topics that people open; who takes part may open one."""
    entity = draft.entity_for("discussion", source_of(intent))
    if draft.entities[entity].access.create == "nobody":
        who = editor(draft, intent)
        if who == "anyone" and not draft.internal:
            draft.change(entity, owned=True)
        draft.manage(entity, who, source_of(intent))
    return entity


_TARGET = re.compile(
    r"\s*\b(?:of|on|for|about|under|below)\s+(?:the|an?|each|every|any|their|our)?\s*"
    r"(?P<noun>[a-z-]+)",
    re.I,
)


def spoken_of(draft: Draft, intent: Intent) -> str:
    """The thing that "it" or "them" means: the last one named before in the sentence."""
    before = re.split(r"[.!?\n]", draft.text[: intent.start].lower())[-1]
    for word in reversed(re.findall(r"[a-z-]+", before)):
        noun = head_noun(word)
        made = draft.entities.get(draft.free_name(noun))
        if made is not None and not _is_opinion(made.name):
            return noun
    return ""


def _is_opinion(entity: str) -> bool:
    """Whether records of this name are themselves what people say about others."""
    return entity.split("_")[-1] in {"comment", "review", "reply", "rating", "feedback"}


def _discussed(draft: Draft, rated: bool) -> str:
    """What is reviewed or commented already, else the thing the app is about."""
    for feature in draft.of_kind(Comments):
        kept = draft.entities[feature.record]
        if (kept.first(FieldType.RATING) is not None) == rated:
            return feature.entity
    return draft.main_entity()


_READING = frozenset("view browse see read display show check have include".split())


def free_record(draft: Draft, name: str, entity: str) -> str:
    """The name of the record a feature keeps for `entity`: shared names go to the first."""
    existing = draft.entities.get(name)
    if existing is None or any(each.target == entity for each in existing.fields):
        return name
    return f"{entity}_{name}"


def save(draft: Draft, intent: Intent) -> Claims:
    """Keep records for later."""
    verbs = {
        "follow": ("Follow", "Following"),
        "collect": ("Add to collection", "In your collection"),
        "bookmark": ("Bookmark", "Bookmarked"),
        "favorite": ("Add to favorites", "Favorite"),
    }
    verb, done = verbs.get(intent.verb, ("Save", "Saved"))
    words = [
        w
        for w in intent.phrase.split()
        if w not in {"favorites", "favourites", "collection", "wishlist", "bookmarks"}
    ]
    entity = draft.entity_for(" ".join(words), source_of(intent))
    if intent.verb == "follow":
        entity = topic_of(draft, entity, words)
    draft.list_page(entity, source_of(intent))
    name = f"saved_{entity}"
    record(
        draft,
        name,
        [relation(draft, entity), field("saved_on", "date", required=False)],
        entity,
        (),
        icon="bookmark",
        label=f"{_KEEPING.get(verb, 'Saved')} {draft.entities[entity].label.lower()}",
    )
    feature = Save(
        id=f"save_{entity}",
        entity=entity,
        record=name,
        verb=verb,
        done=done,
        source=source_of(intent),
    )
    draft.add(feature, draft.detail_page(entity))
    add_mine(draft, name, intent)
    return claim(feature.id, "save")


_KEEPING = {"Follow": "Followed", "Add to collection": "Collected", "Bookmark": "Bookmarked"}


def like(draft: Draft, intent: Intent) -> Claims:
    """An up-vote on a record."""
    entity = draft.entity_for(intent.phrase, source_of(intent))
    draft.list_page(entity, source_of(intent))
    name = f"{entity}_like"
    record(draft, name, [relation(draft, entity)], entity, (), icon="heart", label="Like")
    feature = Vote(id=f"like_{entity}", entity=entity, record=name, source=source_of(intent))
    return claim(draft.add(feature, draft.detail_page(entity)), "vote")


def vote(draft: Draft, intent: Intent) -> Claims:
    """A poll with options and results."""
    if "poll" not in draft.entities or not draft.of_kind(Vote):
        _poll(draft)
    draft.list_page("poll", source_of(intent))
    feature = Vote(
        id="vote_poll",
        entity="poll",
        option="poll_option",
        record="ballot",
        source=source_of(intent),
    )
    draft.add(feature, draft.detail_page("poll"))
    if "result" not in intent.text.lower():
        return claim(feature.id, "vote")
    if not intent.nominal:
        title = label_of(intent.phrase) if len(intent.phrase.split()) == 2 else "Results"
        page = draft.page("results", title, weight=56, source=source_of(intent))
        draft.add(feature, page.name)
    return claim(feature.id, "results")


_POLLS = (
    ("Which evening suits the summer party?", ("Friday", "Saturday", "Sunday")),
    ("What should the new reading room offer?", ("Longer hours", "More desks", "A quiet corner")),
    ("How do you usually get here?", ("By bike", "By bus", "On foot", "By car")),
    ("Which project should be funded first?", ("Playground", "Street trees", "Bike racks")),
    ("Best time for the weekly meeting?", ("Morning", "Noon", "Evening")),
    ("Should the newsletter be monthly?", ("Yes", "No", "Every two weeks")),
)


def _poll(draft: Draft) -> None:
    if not _known_poll(draft):
        _new_poll(draft)
    record(
        draft,
        "ballot",
        [relation(draft, "poll_option")],
        "poll_option",
        [{"poll_option": at} for at in _votes(draft)],
        icon="check",
        read="anyone",
        label="Vote",
    )


def _votes(draft: Draft) -> list[int]:
    """The options voted for, as rows: some votes in every poll.

    Every other row is the demo account's own: those go to polls that are over, or to the last,
    so that there is something left to vote for.
    """
    polls, options = draft.entities["poll"], draft.entities["poll_option"]
    spread = [at for at in range(len(options.seed)) for _ in range(1 + (at * 5 + 2) % 4)]
    day = polls.first(FieldType.DATE)
    days = [row.get(day.name) if day else None for row in polls.seed]
    past = [at for at, each in enumerate(days) if isinstance(each, int) and each < 0]
    over = past or [len(polls.seed) - 1]
    own = [at for at, row in enumerate(options.seed) if row["poll"] in over]
    return [row for at, each in enumerate(spread) for row in (own[at % len(own)], each)]


def _known_poll(draft: Draft) -> bool:
    """Polls of the lexicon with the choices written for them, where a domain has them."""
    origin, name = draft.known("poll") or ("", "")
    entries = next((domain.entities for domain in draft.domains if domain.name == origin), {})
    if name != "poll" or "poll_option" not in entries:
        return False
    draft.lexicon_entity(origin, "poll")
    draft.lexicon_entity(origin, "poll_option")
    return True


def _new_poll(draft: Draft) -> None:
    record(
        draft,
        "poll",
        [
            field("title", "text", "Question"),
            field("description", "long_text", required=False),
            field("topic", "enum", options=("Community", "Services", "Events")),
            field("closes_on", "date", "Closes"),
        ],
        "title",
        [
            {
                "title": title,
                "description": "One vote a person; the result is shown at once.",
                "topic": ("Community", "Services", "Events")[at % 3],
                "closes_on": 5 + at * 3,
            }
            for at, (title, _) in enumerate(_POLLS)
        ],
        icon="vote",
        owned=False,
        read="anyone",
        create="nobody",
        change="nobody",
    )
    options = [(poll, label) for poll, (_, labels) in enumerate(_POLLS) for label in labels]
    record(
        draft,
        "poll_option",
        [relation(draft, "poll"), field("label", "text", "Option")],
        "label",
        [{"poll": poll, "label": label} for poll, label in options],
        icon="list",
        owned=False,
        read="anyone",
        create="nobody",
        change="nobody",
        label="Option",
    )


def rank(draft: Draft, intent: Intent) -> Claims:
    """Records ranked by a number."""
    words = [w for w in intent.phrase.split() if w not in {"ranking", "rankings", "leaderboard"}]
    phrase = " ".join(words)
    entity = draft.entity_for(phrase, source_of(intent)) if phrase else _ranked(draft)
    made = draft.entities[entity]
    number = telling(made)
    score = (
        number.name
        if number
        else draft.add_field(
            entity, field("points", "number", minimum=0), [320, 280, 265, 240, 190, 150, 120, 90]
        )
    )
    page = draft.page(
        "leaderboard", title_from(intent, "Leaderboard"), weight=55, source=source_of(intent)
    )
    feature = Leaderboard(
        id=f"leaderboard_{entity}",
        entity=entity,
        score=score,
        heading=page.title,
        source=source_of(intent),
    )
    return claim(draft.add(feature, page.name), "ranked")


def _ranked(draft: Draft) -> str:
    for name, made in draft.entities.items():
        if not made.owned and any(each.name in {"points", "score"} for each in made.fields):
            return name
    attempt = draft.entities.get("attempt")
    return "attempt" if attempt else draft.lexicon_entity("", "person")


def title_from(intent: Intent, usual: str) -> str:
    """A page title in the customer's words where the intent names a thing, else the usual one."""
    quoted = quoted_names(intent.text)
    if quoted:
        return quoted[0].text
    if not intent.nominal:
        return usual
    if intent.phrase in _CALLED:
        return _CALLED[intent.phrase]
    if intent.phrase and any(intent.phrase == phrase for phrase, _ in PHRASES):
        return label_of(intent.phrase)
    words = [
        word
        for word in intent.text.lower().split()
        if word not in _TITLE_NOISE and word.replace("-", "").isalpha()
    ]
    if len(words) > 1 and words[-1] in {"integration", "submission"}:
        words.pop()
    if " ".join(words) in _CALLED:
        return _CALLED[" ".join(words)]
    if not 1 <= len(words) <= 3 or (base_form(words[0]) in VERBS and len(words) > 1):
        return usual
    return label_of(" ".join(words))


_CALLED = {
    **dict.fromkeys(("chatbot", "chat bot", "chatbots", "virtual assistant"), "Assistant"),
    **dict.fromkeys(("contact form", "contact information", "contact page"), "Contact"),
    **dict.fromkeys(("real-time update", "real-time updates", "real-time data"), "Live data"),
}
"""What visitors call a page that the text names by its technique."""
_TITLE_NOISE = frozenset(
    """the a an also and have receive perform make provide their support conduct view on get basic
    function functions functionality feature features include includes module page pages its use
    simple such some other related""".split()
)


def spotlight(draft: Draft, entity: str) -> None:
    """A few records of an entity on the home page."""
    made = draft.entities[entity]
    feature = Spotlight(
        id=f"spotlight_{entity}",
        entity=entity,
        heading=f"Featured {plural(made.label.lower())}",
        source=made.source,
    )
    draft.add(feature, "home")
