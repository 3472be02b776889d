"""Keeps the navigation short: small pages move together until the main entries fit."""

from appmint.reader.draft import Draft, PageDraft
from appmint.spec.features import Browse

MOST_ENTRIES = 9
"""Entries of the main navigation, with home, sign-in and admin."""

_MERGES: tuple[tuple[str, str], ...] = (
    ("live", "statistics"),
    ("compare", "statistics"),
    ("compare", "reports"),
    ("reports", "statistics"),
    ("notifications", "my_account"),
    ("outbox", "messages"),
    ("leaderboard", "statistics"),
    ("team", "about"),
    ("cases", "about"),
    ("faq", "support"),
    ("faq", "contact"),
    ("subscription", "contact"),
    ("feedback_entry", "contact"),
    ("inquiry", "contact"),
    ("survey_response", "contact"),
    ("map", "statistics"),
    ("calendar", "statistics"),
    ("messages", "my_account"),
    ("track", "my_account"),
)
"""(page, the page it may move into), tried in order."""


def arrange(draft: Draft) -> None:
    """Merge pages until the navigation is short enough; further lists go on one page."""
    for small, large in _MERGES:
        if _entries(draft) <= MOST_ENTRIES:
            return
        if small in draft.pages and large in draft.pages:
            _move(draft, draft.pages[small], draft.pages[large])
    if _entries(draft) <= MOST_ENTRIES:
        return
    lists = [
        page
        for page in draft.pages.values()
        if page.navigation
        and page.path != "/"
        and f"browse_{draft.main}" not in page.features
        and any(isinstance(draft.features[each], Browse) for each in page.features)
    ]
    if len(lists) < 3:
        return
    spare = _entries(draft) - MOST_ENTRIES + 1
    more = draft.page("more", "More", "/more", weight=78)
    for page in lists[::-1][:spare]:
        if page.name != "more":
            _move(draft, page, more)


def _entries(draft: Draft) -> int:
    return sum(1 for page in draft.pages.values() if page.navigation and page.features)


def _move(draft: Draft, small: PageDraft, large: PageDraft) -> None:
    large.features.extend(each for each in small.features if each not in large.features)
    del draft.pages[small.name]
