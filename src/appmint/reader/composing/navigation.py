"""Keeps the navigation short: small pages move together until the main entries fit.

Lists keep their pages, however many: what does not fit into the header is in its menu "More".
"""

from appmint.reader.drafting.draft import Draft, PageDraft
from appmint.reader.sentences.chunks import is_verb
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import label_of
from appmint.spec.criteria import Claim
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
    ("feedback", "contact"),
    ("inquiry", "contact"),
    ("survey_response", "contact"),
    ("map", "statistics"),
    ("calendar", "statistics"),
    ("messages", "my_account"),
    ("track", "my_account"),
)
"""(page, the page it may move into), tried in order."""


def arrange(draft: Draft) -> None:
    """Merge small pages until the navigation is short enough.

    Two pages of one name are one: the reports kept stand with the reports made.
    """
    for page in list(draft.pages.values()):
        _one_of_a_name(draft, page)
    for small, large in _MERGES:
        if _entries(draft) <= MOST_ENTRIES:
            return
        if small in draft.pages and large in draft.pages:
            _move(draft, draft.pages[small], draft.pages[large])


def _one_of_a_name(draft: Draft, page: PageDraft) -> None:
    """Move a page onto the one that took its name first."""
    name = page.title.removesuffix(" page")
    for other in draft.pages.values():
        same = other.title == name != page.title and other.navigation and page.navigation
        if same and other.role == page.role and ":" not in other.path + page.path:
            keep, gone = (page, other) if page.path in _FIXED else (other, page)
            _move(draft, gone, keep)
            keep.title = name
            return


_FIXED = frozenset({"/messages", "/map", "/notifications", "/reports"})
"""Addresses that other features lead to."""


def _entries(draft: Draft) -> int:
    return sum(1 for page in draft.pages.values() if page.navigation and page.features)


def _move(draft: Draft, small: PageDraft, large: PageDraft) -> None:
    large.features.extend(each for each in small.features if each not in large.features)
    del draft.pages[small.name]


def retitle(draft: Draft, intent: Intent, claims: list[Claim]) -> None:
    """Call a list what the customer calls it: "Product showcase", "Course catalog"."""
    feature = draft.features.get(claims[0].feature)
    words = [word for word in intent.text.lower().split() if word not in _LITTLE]
    if words and is_verb(words[0]):
        words.pop(0)
    named = len(words) in {2, 3} and words[-1] in _COLLECTIONS and all(map(str.isalpha, words))
    if not intent.nominal or not named or not isinstance(feature, Browse):
        return
    made = draft.entities[feature.entity]
    for page in draft.pages.values():
        if feature.id in page.features and page.title == made.label_plural and page.path != "/":
            page.title = draft.free_title(label_of(" ".join(words)))


_COLLECTIONS = frozenset("showcase showcases catalog catalogue gallery directory library".split())
_LITTLE = frozenset("a an the our their your of and for".split())
