"""Intents that mean another action because of the app they stand in or the words around them."""

import re
from dataclasses import replace

from appmint.reader.drafting.draft import Draft
from appmint.reader.rooms.activities import as_work
from appmint.reader.rooms.assigning import as_assigned
from appmint.reader.rooms.backups import as_backup
from appmint.reader.rooms.binding import as_bound
from appmint.reader.rooms.choosing import as_choice
from appmint.reader.rooms.claiming import as_claimed
from appmint.reader.rooms.confirming import as_confirmed
from appmint.reader.rooms.conversations import as_message
from appmint.reader.rooms.curves import as_curve
from appmint.reader.rooms.everyday import (
    as_animation,
    as_content,
    as_grades,
    as_learning,
    as_map_moves,
    as_media_files,
    as_menus,
    as_offers,
    as_sales,
    as_store,
    as_strengths,
    as_switching,
    as_wished_quality,
)
from appmint.reader.rooms.moving import as_moved
from appmint.reader.rooms.operations import as_balance, as_made_to_order, as_operation, as_users
from appmint.reader.rooms.outcomes import as_making, as_outcome
from appmint.reader.rooms.own_records import as_downloads, as_history
from appmint.reader.rooms.playing import as_played
from appmint.reader.rooms.points import as_points
from appmint.reader.rooms.presenting import as_behind, as_presented
from appmint.reader.rooms.reworking import as_rework
from appmint.reader.rooms.sections import as_introduced, as_meeting, as_set, as_several
from appmint.reader.rooms.sharing import as_shared
from appmint.reader.rooms.sides import CONNECTS
from appmint.reader.rooms.sights import as_located
from appmint.reader.rooms.steps import as_step
from appmint.reader.rooms.surveys import as_survey
from appmint.reader.rooms.validating import as_validation
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import noun_class, singular


def turned(draft: Draft, intent: Intent) -> Intent:
    """The intent with the action that its app and the words near it make of it."""
    for turn in _TURNS:
        intent = turn(draft, intent)
    return intent


def _of_quiz(draft: Draft, intent: Intent) -> Intent:
    """Where a quiz is taken, showing questions and handing in answers are parts of taking it."""
    if not QUIZ.search(draft.text) or intent.action not in _TAKEN:
        return intent
    words = [singular(word) for word in intent.phrase.split()]
    noun = words[-1] if words else ""
    said = {singular(word) for word in re.findall(r"[a-z]+", intent.text.lower())}
    asked = noun == "answer" or (noun == "question" and intent.action in _SHOWN)
    asked = asked or (not words and bool(said & _PARTS))
    return replace(intent, action="quiz") if asked else intent


QUIZ = re.compile(r"\b(?:quiz|quizzes|exams?|trivia|contests?|test questions?)\b", re.I)
"""Words of an app in which questions are answered for points."""
_TAKEN = frozenset(
    "browse things open search form comment create upload manage quiz rank report workflow".split()
)
_SHOWN = frozenset("browse things open form comment quiz".split())
_PARTS = frozenset({"answer", "scoring", "score"})


def _of_ranking(draft: Draft, intent: Intent) -> Intent:
    """Comparing oneself with others on a leaderboard is looking at the leaderboard."""
    if intent.action != "compare":
        return intent
    around = draft.text[intent.start : intent.end + _NEAR].split(".")[0]
    if not _RANKING.search(around):
        return intent
    return replace(intent, action="rank", verb="leaderboard", phrase="")


_NEAR = 60
"""Characters after a clause in which the place of it is named."""
_RANKING = re.compile(r"\b(?:leader ?boards?|rankings?)\b", re.I)


def _of_collecting(draft: Draft, intent: Intent) -> Intent:
    """Who collects data enters records; who collects stamps or songs keeps them for later."""
    if intent.action != "save" or intent.verb not in {"collect", "collection", "collecting"}:
        return intent
    if intent.nominal and intent.phrase.rpartition(" ")[2] in _COLLECTED:
        return replace(intent, action="create")
    clause = draft.text[intent.start : intent.end + _NEAR]
    return replace(intent, action="create") if _DATA.match(clause.lower()) else intent


_COLLECTED = frozenset({"data", "information", "records", "figures"})
_DATA = re.compile(r"[a-z]+(?:,? (?:and |or )?[\w-]+){0,6}? (?:data|information|records|figures)\b")
"""A verb with its object when that is data of some kind."""


def _of_homework(draft: Draft, intent: Intent) -> Intent:
    """Submitting an assignment hands in work for it and makes no new assignment."""
    del draft
    noun = intent.noun
    given = intent.action in {"form", "create", "upload"} and intent.verb in _GIVING
    return replace(intent, action="hand_in") if given and noun in _HOMEWORK else intent


_GIVING = frozenset("submit complete upload finish".split())
_HOMEWORK = frozenset("assignment homework coursework exercise".split())


def _of_sides(draft: Draft, intent: Intent) -> Intent:
    """An app that connects growers with cooks says what it is for; nobody writes a message."""
    if intent.action not in {"message", "hard"} or intent.verb != "connect":
        return intent
    return replace(intent, action="quality") if CONNECTS.match(draft.text, intent.start) else intent


def _of_pdfs(draft: Draft, intent: Intent) -> Intent:
    """The PDFs of articles are their files: it is the articles that are kept."""
    del draft
    words = intent.phrase.split()
    if len(words) < 2 or singular(words[-1]) != "pdf" or intent.action not in _TRANSFERS:
        return intent
    return replace(intent, phrase=" ".join(words[:-1]))


_TRANSFERS = frozenset({"upload", "download", "share", "open"})


def _of_companies(draft: Draft, intent: Intent) -> Intent:
    """Where companies have profiles, what is shown of a company is one of many."""
    if intent.action not in {"about", "profile"} or not _PROFILES.search(draft.text):
        return intent
    if not _COMPANY.search(f"{intent.verb} {intent.phrase}"):
        return intent
    return replace(intent, action="browse", verb="browse", phrase="companies")


_PROFILES = re.compile(r"\b(?:company|companies'?|business|enterprise) profiles\b", re.I)
_COMPANY = re.compile(r"\b(?:company|companies|enterprise|business)\b", re.I)


def _of_trades(draft: Draft, intent: Intent) -> Intent:
    """A trade that the app is for is its subject: "news for the shipping industry"."""
    del draft
    trade = intent.phrase == "industry" and intent.action not in _SHOWN | {"filter", "search"}
    return replace(intent, action="topic") if trade else intent


def _of_people_performing(draft: Draft, intent: Intent) -> Intent:
    """The performance of players or employees is theirs to look up; that of a site is a quality."""
    words = intent.text.lower().split()
    if len(words) < 2 or words[-1] != "performance" or intent.action != "quality":
        return intent
    noun = singular(words[-2])
    if noun_class(noun) != "person" or noun == "user" or draft.words.known(noun) is None:
        return intent
    return replace(intent, action="browse", verb="view", phrase=noun)


def _of_news(draft: Draft, intent: Intent) -> Intent:
    """Trends in one breath with news are read about and not drawn."""
    before = draft.text[max(0, intent.start - _NEAR) : intent.start]
    if intent.action != "chart" or intent.verb not in {"trend", "trends"}:
        return intent
    return replace(intent, action="news") if _NEWS_AND.search(before) else intent


_NEWS_AND = re.compile(r"\bnews(?:, | and |/| & )(?:the )?(?:latest |industry |market )?$", re.I)


def _of_discussion(draft: Draft, intent: Intent) -> Intent:
    """People who communicate and discuss on a forum write there, not in private."""
    between = intent.action == "comment" and intent.verb in {"communication", "interaction"}
    if between and _CHAT.search(draft.text) and not _FORUM.search(draft.text):
        return replace(intent, action="message")
    alone = intent.action == "message" and intent.verb == "communicate" and not intent.phrase
    if not alone or not _FORUM.search(draft.text):
        return intent
    return replace(intent, action="comment")


_CHAT = re.compile(r"\b(?:instant messag\w+|messengers?|chats?|chatting)\b", re.I)
_FORUM = re.compile(r"\b(?:forum|discussion (?:platform|board|forum)|message board)\b", re.I)


def _of_calls(draft: Draft, intent: Intent) -> Intent:
    """Calls in sound and picture are no records; a call centre keeps some."""
    del draft
    if intent.action not in {"things", "browse", "open"} or not _CALLS.search(intent.phrase):
        return intent
    return replace(intent, action="hard", reason="calls with sound and picture")


_CALLS = re.compile(r"\b(?:voice|video|audio) (?:calls?|calling|chats?|conferenc\w+)$")


def _of_own_words(draft: Draft, intent: Intent) -> Intent:
    """Reply records are the visitor's own replies."""
    del draft
    kept = intent.action == "comment" and intent.phrase in {"record", "records", "history"}
    return replace(intent, action="mine", phrase=f"{intent.verb} records") if kept else intent


def _of_trade(draft: Draft, intent: Intent) -> Intent:
    """Managing the insurance business is managing what it keeps, not a list of businesses."""
    words = intent.phrase.split()
    trade = len(words) > 1 and words[-1] == "business" and intent.action in {"manage", "browse"}
    known = trade and intent.verb in _RUNNING and draft.words.known(words[-2]) is not None
    return replace(intent, phrase="") if known else intent


def _of_where(draft: Draft, intent: Intent) -> Intent:
    """Of "huts in different valleys and regions" the second word too says where, not what."""
    before = draft.text[max(0, intent.start - 60) : intent.start]
    alone = intent.action in _SHOWN and intent.text.strip().lower() == intent.phrase
    return replace(intent, action="quality") if alone and _WHERE.search(before) else intent


def _of_delivering(draft: Draft, intent: Intent) -> Intent:
    """Courses and news are delivered by being shown, files transferred by being uploaded."""
    del draft
    noun = intent.noun
    if intent.action == "workflow" and intent.verb == "deliver" and noun in _READ:
        return replace(intent, action="browse", verb="view", nominal=True)
    sent = intent.action == "workflow" and intent.verb == "transfer" and noun == "file"
    if sent or intent.phrase in {"file transfer", "file transfers"}:
        return replace(intent, action="upload", verb="upload", phrase="files", nominal=True)
    return intent


_READ = frozenset("course lesson lecture content news article information tutorial video".split())
"""What reaches people by being read or watched."""


def _of_form_fields(draft: Draft, intent: Intent) -> Intent:
    """What a contact form collects are its fields, and no letters that people exchange."""
    before = re.split(r"[.!?\n]", draft.text[: intent.start + 1])[-1]
    asked = intent.action in {"save", "outbox", "message", "things"} and _ASKS.search(before)
    return replace(intent, action="quality") if asked else intent


_ASKS = re.compile(
    r"\bcontact form (?:should |must |will |can )?"
    r"(?:collects?|asks?|includes?|contains?|requests?)\b",
    re.I,
)
_WHERE = re.compile(
    r"\b(?:in|from|across) (?:different|various|multiple|several|many|all) [a-z]+ (?:and|or) $",
    re.I,
)
_RUNNING = frozenset("manage managing handle run conduct process".split())


def _of_portraits(draft: Draft, intent: Intent) -> Intent:
    """Who makes a profile "including uploading photos" uploads them in that form."""
    noun = intent.noun
    before = draft.text[max(0, intent.start - _NEAR) : intent.start]
    if intent.action != "upload" or noun not in _PORTRAITS or not _PROFILE_WITH.search(before):
        return intent
    return replace(intent, action="create", verb="create", phrase="profile")


def _of_request_forms(draft: Draft, intent: Intent) -> Intent:
    """Who starts a request "through the form on the home page" fills in that form."""
    noun = intent.noun
    clause = draft.text[intent.start : intent.end + _NEAR].split(".")[0]
    if noun not in {"request", "inquiry", "enquiry"} or intent.action not in _ENTERED:
        return intent
    return replace(intent, action="form", phrase="") if _BY_FORM.search(clause) else intent


_ENTERED = frozenset("things browse create request form".split())
_BY_FORM = re.compile(r"\b(?:through|via|by|using|with|on|in) [^.,;]{0,40}\bforms?\b", re.I)


def _of_home(draft: Draft, intent: Intent) -> Intent:
    """A home page that is asked for is the one that every app opens with."""
    del draft
    asked = intent.action == "things" and intent.phrase in {"home", "homepage", "home page"}
    plain = asked and re.search(r"\bhome ?pages?$|^home$", intent.text.strip(), re.I)
    return replace(intent, action="home") if plain else intent


def _of_selling(draft: Draft, intent: Intent) -> Intent:
    """Who sells what is theirs offers it there; a shop that sells has a cart."""
    del draft
    offers = intent.own or intent.subject in _SELLERS
    sells = intent.action == "cart" and intent.verb == "sell" and not intent.nominal
    if not (sells and offers and intent.phrase):
        return intent
    return replace(intent, action="create")


_SELLERS = frozenset("seller vendor merchant owner farmer artist maker creator supplier".split())
_PORTRAITS = frozenset("photo picture image avatar portrait".split())
_PROFILE_WITH = re.compile(r"\bprofiles?,? (?:including|with|by|and) $", re.I)
_TURNS = (
    as_rework,
    as_points,
    as_validation,
    as_backup,
    as_confirmed,
    as_assigned,
    as_step,
    as_bound,
    as_downloads,
    as_message,
    as_history,
    as_claimed,
    as_moved,
    as_operation,
    as_balance,
    as_made_to_order,
    as_users,
    as_shared,
    as_survey,
    _of_quiz,
    _of_ranking,
    _of_collecting,
    _of_homework,
    _of_sides,
    _of_pdfs,
    _of_companies,
    _of_trades,
    _of_people_performing,
    _of_news,
    _of_discussion,
    _of_calls,
    _of_own_words,
    _of_trade,
    _of_where,
    as_meeting,
    as_behind,
    as_presented,
    as_introduced,
    as_several,
    as_choice,
    as_set,
    as_outcome,
    as_making,
    as_media_files,
    as_played,
    _of_delivering,
    _of_form_fields,
    _of_portraits,
    _of_request_forms,
    _of_home,
    as_switching,
    as_content,
    as_menus,
    as_animation,
    as_offers,
    as_sales,
    as_store,
    as_map_moves,
    as_located,
    as_curve,
    as_strengths,
    as_wished_quality,
    as_grades,
    as_learning,
    _of_selling,
    as_work,
)
