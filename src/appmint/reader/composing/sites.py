"""Sites that visitors read: who is behind them, and how they are written to."""

import re

from appmint.reader.drafting.draft import Draft
from appmint.reader.drafting.entities import main_entity
from appmint.reader.rooms.content import about
from appmint.reader.rooms.forms import form
from appmint.reader.sentences.intents import Intent
from appmint.spec.features import Browse, Comments, Content, Detail, Form


def complete_site(draft: Draft) -> None:
    """A site of a business, or one that is only read, has a page on which one writes to it.

    A site that is only read tells who is behind it, too.
    """
    read = _SITE.match(draft.text) if _only_read(draft) else None
    said = read or _BUSINESS.search(draft.text)
    if said is None or draft.internal:
        return
    at = said.span("site") if read else said.span()
    if not draft.of_kind(Form) and "contact" not in draft.pages:
        form(draft, Intent("contact", "contact", "", "contact us", *at))
    if read and "about" not in draft.pages:
        about(draft, Intent("about", "about", "", "about us", *at))


def is_told(draft: Draft) -> bool:
    """Whether a text that says little asks for a site to be read, and for no records."""
    return _SITE.match(draft.text) is not None and main_entity(draft) in _TOLD


_TOLD = frozenset({"article", "content_item", "service"})


def _only_read(draft: Draft) -> bool:
    """Whether visitors of an app do nothing but read and write to those behind it."""
    kinds = {type(each) for each in draft.features.values()}
    return not draft.roles and not draft.own_only and kinds <= _READ


_READ = {Browse, Detail, Content, Form, Comments}
_SITE = re.compile(
    r"\W*(?:please )?(?:[\w'-]+,? ){1,10}?(?P<site>web ?sites?|web ?pages?|sites?|home ?pages?|"
    r"pages?|portals?|blogs?|magazines?)\b(?! (?:builder|building|development|management|"
    r"monitoring|plug-?in|tool|function|detection|generat\w+|test\w*))",
    re.I,
)
"""What a text opens with that asks for a site: its kind word."""
_BUSINESS = re.compile(
    r"\b(?:business|company|corporate|consulting|consultancy|agency|studio|law firm|firm|institute|"
    r"brand|enterprise) (?:official |promotion |promotional |display |showcase |introduction )?"
    r"(?:web ?site|home ?page|site)\b(?! builder| development| management)",
    re.I,
)
