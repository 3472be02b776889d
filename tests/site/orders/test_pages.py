"""The list, an order's page, and what its customer can do there."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from appmint.site.accounts.models import User
from appmint.site.orders import actions
from appmint.site.orders.models import Comment, Order, Rating
from appmint.site.orders.states import State
from tests.site.orders.making import TEXT, Make

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]


@pytest.fixture
def browser(funded: User, signed_in: SignIn) -> Client:
    return signed_in(funded)


def test_somebody_without_orders_is_shown_how_to_begin(browser: Client) -> None:
    page = browser.get(reverse("orders:list")).content.decode()
    assert "No orders yet" in page
    assert reverse("orders:new") in page


def test_the_list_counts_filters_and_searches_ones_own_orders(
    browser: Client, draft: Order, other: User
) -> None:
    Order.objects.create(customer=draft.customer, state=State.DELIVERED, repository_name="bakery")
    Order.objects.create(customer=other, state=State.DELIVERED, repository_name="not-mine")
    answer = browser.get(reverse("orders:list"))
    counts = {name: count for name, _, count in answer.context["groups"]}
    assert (counts["drafts"], counts["delivered"], answer.context["total"]) == (1, 1, 2)
    assert "not-mine" not in answer.content.decode()

    def found(**query: str) -> list[str]:
        page = browser.get(reverse("orders:list"), query).context["page"]
        return [order.repository_name for order in page]

    assert found(state="delivered") == ["bakery"]
    assert found(q="LIBRARY") == ["village-library"]
    assert found(q="reserve it") == ["village-library"]
    assert found(q=str(draft.number)) == ["village-library"]
    assert found(q="nothing like it") == []
    assert found(state="nonsense", page="999") == ["bakery", "village-library"]


def test_the_list_has_pages(browser: Client, funded: User) -> None:
    Order.objects.bulk_create(
        Order(customer=funded, number=f"AM-9{number:05d}") for number in range(30)
    )
    page = browser.get(reverse("orders:list"), {"page": "2"}).context["page"]
    assert (page.number, page.paginator.num_pages, len(page)) == (2, 3, 12)


@pytest.mark.parametrize("state", list(State))
def test_an_order_has_a_page_in_every_state(state: State, order_in: Make, browser: Client) -> None:
    order = order_in(state)
    answer = browser.get(order.get_absolute_url())
    page = answer.content.decode()
    assert state.label in page
    assert "What happened" in page
    for action in ("cancel", "revise"):
        address = reverse(f"orders:{action}", args=[order.number])
        assert (f'href="{address}"' in page) is (action in answer.context["can"])


def test_the_history_says_who_did_what_and_why(
    order_in: Make, browser: Client, operator: User, signed_in: SignIn
) -> None:
    order = order_in(State.REJECTED)
    Comment.objects.create(order=order, by=operator, text="Ask for more next time.", internal=True)
    Comment.objects.create(order=order, by=operator, text="Please write more.", internal=False)
    page = browser.get(order.get_absolute_url()).content.decode()
    for part in (
        "Submitted, tokens set aside",
        "Rejected",
        "Olga, operator",
        "Not a fit.",
        "Please write",
    ):
        assert part in page
    assert "Please write more." in page
    assert "Ask for more" not in page
    assert "Ask for more" in signed_in(operator).get(order.get_absolute_url()).content.decode()


def test_an_order_is_cancelled_after_asking_once_more(submitted: Order, browser: Client) -> None:
    address = reverse("orders:cancel", args=[submitted.number])
    assert "cannot be undone" in browser.get(address).content.decode()
    submitted.refresh_from_db()
    assert submitted.state == State.AWAITING_APPROVAL
    answer = browser.post(address, {"reason": "Too early."}, follow=True)
    assert "The order is cancelled" in answer.content.decode()
    answer = browser.post(address, follow=True)
    submitted.refresh_from_db()
    assert (submitted.state, submitted.events.count()) == (State.CANCELLED, 2)


def test_what_cannot_be_cancelled_any_more_says_so(order_in: Make, browser: Client) -> None:
    order = order_in(State.GENERATING)
    address = reverse("orders:cancel", args=[order.number])
    assert "cannot be cancelled now: it is being made" in browser.get(address).content.decode()
    assert "cannot be cancelled now" in browser.post(address, follow=True).content.decode()


def test_a_revision_shows_its_differences_before_it_is_sent(
    order_in: Make, browser: Client
) -> None:
    order = order_in(State.DELIVERED)
    address = reverse("orders:revise", args=[order.number])
    assert TEXT in browser.get(address).content.decode()
    changed = f"{TEXT} Readers write reviews of the books."
    checked = browser.post(address, {"text": changed, "go": "check"})
    page = checked.content.decode()
    assert "Write reviews of the books" in [*checked.context["changes"].added]
    assert "New kind of record: Reviews" in page
    order.refresh_from_db()
    assert order.state == State.DELIVERED
    answer = browser.post(address, {"text": changed, "go": "send"}, follow=True)
    assert "Your revision is requested" in answer.content.decode()
    order.refresh_from_db()
    assert (order.state, order.revisions_used) == (State.REVISION_REQUESTED, 1)
    assert "Revision 1" in browser.get(order.get_absolute_url()).content.decode()


def test_what_is_asked_for_no_more_is_shown_too(order_in: Make, browser: Client) -> None:
    order = order_in(State.DELIVERED)
    fewer = TEXT.replace("search them by title, ", "").replace("navy", "teal")
    answer = browser.post(
        reverse("orders:revise", args=[order.number]), {"text": fewer, "go": "check"}
    )
    changes = answer.context["changes"]
    assert any("earch them by title" in text for text in changes.removed)
    assert any("colour" in text for text in changes.others)


def test_a_revision_that_is_no_brief_gets_the_readers_sentence(
    order_in: Make, browser: Client
) -> None:
    order = order_in(State.DELIVERED)
    answer = browser.post(
        reverse("orders:revise", args=[order.number]), {"text": "Thanks!", "go": "send"}
    )
    page = answer.content.decode()
    assert "does not describe an app" in page
    assert "Thanks!" in page


def test_used_up_revisions_are_said_on_the_page(order_in: Make, browser: Client) -> None:
    order = order_in(State.DELIVERED)
    Order.objects.update(revisions_used=1)
    page = browser.get(reverse("orders:revise", args=[order.number])).content.decode()
    assert "No free revision is left" in page
    assert "place a new order" in browser.get(order.get_absolute_url()).content.decode()


def test_a_revision_is_ended_and_the_app_stays(order_in: Make, browser: Client) -> None:
    order = order_in(State.REVISION_REQUESTED)
    address = reverse("orders:keep", args=[order.number])
    assert "Your delivered app stays" in browser.get(address).content.decode()
    browser.post(address)
    order.refresh_from_db()
    assert (order.state, order.text, order.revisions_used) == (State.DELIVERED, TEXT, 0)


def test_a_delivered_order_is_rated_once_and_can_be_rated_anew(
    order_in: Make, browser: Client
) -> None:
    order = order_in(State.DELIVERED)
    address = reverse("orders:rate", args=[order.number])
    answer = browser.post(address, {"stars": "6", "comment": "So good"})
    assert answer.status_code == 422
    assert "So good" in answer.content.decode()
    browser.post(address, {"stars": "4", "comment": "Good"})
    browser.post(address, {"stars": "5", "comment": "Better"})
    rating = Rating.objects.get(order=order)
    assert (rating.stars, rating.comment) == (5, "Better")
    assert "You gave 5 of 5" in browser.get(order.get_absolute_url()).content.decode()


def test_an_order_without_an_app_is_not_rated(submitted: Order, browser: Client) -> None:
    browser.post(reverse("orders:rate", args=[submitted.number]), {"stars": "5"})
    assert not Rating.objects.exists()


PAGES: tuple[tuple[str, tuple[object, ...]], ...] = (
    ("detail", ()),
    ("resume", ()),
    ("step", ("requirements",)),
    ("cancel", ()),
    ("keep", ()),
    ("revise", ()),
)
POSTS: tuple[tuple[str, tuple[object, ...]], ...] = (
    ("step", ("requirements",)),
    ("save", ("customer",)),
    ("understood", ()),
    ("correct", ()),
    ("upload", ()),
    ("remove_file", (1,)),
    ("cancel", ()),
    ("keep", ()),
    ("revise", ()),
    ("rate", ()),
)


def test_an_order_is_not_there_for_other_customers_and_visitors_sign_in_first(
    submitted: Order, other: User, signed_in: SignIn
) -> None:
    stranger, visitor = signed_in(other), Client()
    for name, rest in PAGES:
        address = reverse(f"orders:{name}", args=[submitted.number, *rest])
        assert stranger.get(address).status_code == 404, name
        assert "/login/" in visitor.get(address)["Location"], name
    for name, rest in POSTS:
        address = reverse(f"orders:{name}", args=[submitted.number, *rest])
        assert stranger.post(address).status_code == 404, name
        assert "/login/" in visitor.post(address)["Location"], name
    for name in ("list", "new"):
        assert "/login/" in visitor.get(reverse(f"orders:{name}"))["Location"]
    submitted.refresh_from_db()
    assert submitted.state == State.AWAITING_APPROVAL


def test_an_operator_sees_every_order_and_writes_into_nobodys_draft(
    draft: Order, operator: User, signed_in: SignIn
) -> None:
    staff = signed_in(operator)
    assert staff.get(draft.get_absolute_url()).status_code == 200
    address = reverse("orders:understood", args=[draft.number])
    assert staff.post(address, {"text": "Mine now"}).status_code == 404


def test_forms_without_their_token_are_refused(submitted: Order, funded: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(funded)
    assert browser.post(reverse("orders:cancel", args=[submitted.number])).status_code == 403
    assert actions.cancel(submitted, funded).state == State.CANCELLED


def test_a_request_in_ones_own_words_is_brought_into_the_text_before_anything_is_sent(
    order_in: Make, browser: Client
) -> None:
    order = order_in(State.DELIVERED)
    address = reverse("orders:revise", args=[order.number])
    wish = "Readers should be able to write reviews of the books."
    answer = browser.post(address, {"text": order.text, "request": wish, "go": "words"})
    page = answer.content.decode()
    assert wish in answer.context["form"]["text"].value()
    assert "What changes" in page
    order.refresh_from_db()
    assert order.state == State.DELIVERED
    assert wish not in order.text
