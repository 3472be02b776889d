"""Which feature answers which action."""

from collections.abc import Callable

from appmint.reader import content, listing, work
from appmint.reader.draft import Draft
from appmint.reader.intents import Intent
from appmint.spec.criteria import Claim

Room = Callable[[Draft, Intent], list[Claim]]

ROOMS: dict[str, Room] = {
    "browse": listing.browse,
    "things": listing.browse,
    "search": listing.search,
    "filter": listing.narrow,
    "sort": listing.order,
    "open": listing.open_record,
    "create": listing.create,
    "edit": listing.edit,
    "delete": listing.delete,
    "manage": listing.manage,
    "mine": listing.mine,
    "comment": listing.comment,
    "review": listing.review,
    "save": listing.save,
    "like": listing.like,
    "vote": listing.vote,
    "rank": listing.rank,
    "register": work.account,
    "login": work.account,
    "logout": work.account,
    "password": work.account,
    "profile": work.profile,
    "admin": work.admin,
    "permissions": work.admin,
    "book": work.book,
    "cart": work.shop,
    "pay": work.shop,
    "form": work.form,
    "subscribe": work.form,
    "request": work.request,
    "message": work.message,
    "outbox": work.outbox,
    "notify": work.notify,
    "report": work.report,
    "document": work.document,
    "compare": work.compare,
    "workflow": work.workflow,
    "quiz": work.quiz,
    "upload": work.transfer,
    "download": work.transfer,
    "share": work.transfer,
    "lookup": work.lookup,
    "board": work.board,
    "calendar": work.calendar,
    "map": work.place,
    "about": content.about,
    "team": content.team,
    "faq": content.faq,
    "cases": content.cases,
    "contact": content.contact,
    "news": content.news,
    "chart": content.chart,
    "live": content.live,
    "chatbot": content.chatbot,
    "calculate": content.calculate,
}
"""Action -> what it adds to the draft; each returns what a criterion may claim."""
