"""The six steps as a customer goes through them."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from appmint.site.accounts.models import User
from appmint.site.orders.models import Order
from appmint.site.orders.states import State, Step
from appmint.site.wallet.models import MICRO, Account
from tests.site.orders.making import TEXT

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]


@pytest.fixture
def browser(funded: User, signed_in: SignIn) -> Client:
    return signed_in(funded)


def at(order: Order, step: Step, name: str = "step") -> str:
    return reverse(f"orders:{name}", args=[order.number, step])


def test_an_order_is_made_step_by_step(browser: Client, funded: User) -> None:
    answer = browser.get(reverse("orders:new"))
    key = answer.context["key"]
    assert not Order.objects.exists()
    answer = browser.post(
        reverse("orders:new"),
        {
            "key": key,
            "repository_name": "Village Library",
            "visibility": "private",
            "licence": "MIT",
        },
    )
    order = Order.objects.get()
    assert order.repository_name == "village-library"
    assert answer["Location"] == at(order, Step.REQUIREMENTS)
    answer = browser.post(at(order, Step.REQUIREMENTS), {"text": TEXT, "go": "next"})
    assert answer["Location"] == at(order, Step.PACKAGE)
    answer = browser.post(at(order, Step.PACKAGE), {"package": "basic", "go": "next"})
    assert answer["Location"] == at(order, Step.CUSTOMER)
    answer = browser.post(
        at(order, Step.CUSTOMER), {"contact_name": "Ada", "letters": "on", "go": "next"}
    )
    assert answer["Location"] == at(order, Step.PAYMENT)
    answer = browser.get(at(order, Step.PAYMENT))
    assert b"1,000 ECE" in answer.content
    answer = browser.post(at(order, Step.PAYMENT), {"key": answer.context["key"], "go": "order"})
    assert answer["Location"] == at(order, Step.CONFIRMATION)
    confirmation = browser.get(answer["Location"])
    assert order.number and order.number.encode() in confirmation.content
    order.refresh_from_db()
    assert order.state == State.AWAITING_APPROVAL
    assert Account.objects.get(user=funded).held_micro == 1_000 * MICRO


def test_a_first_step_sent_twice_makes_one_draft(browser: Client) -> None:
    sent = {"key": "k", "repository_name": "shop", "visibility": "private", "licence": "MIT"}
    browser.post(reverse("orders:new"), sent)
    browser.post(reverse("orders:new"), sent)
    assert Order.objects.count() == 1


def test_a_payment_pressed_twice_is_one_order(browser: Client, draft: Order, funded: User) -> None:
    Order.objects.update(step=Step.PAYMENT)
    for _ in range(2):
        answer = browser.post(at(draft, Step.PAYMENT), {"key": "press", "go": "order"})
        assert answer["Location"] == at(draft, Step.CONFIRMATION)
    assert Account.objects.get(user=funded).held_micro == 1_000 * MICRO
    assert draft.events.count() == 1


def test_the_browsers_back_button_after_the_order_leads_to_its_confirmation(
    browser: Client, submitted: Order
) -> None:
    answer = browser.post(at(submitted, Step.PAYMENT), {"key": "an old page's", "go": "order"})
    assert answer["Location"] == at(submitted, Step.CONFIRMATION)
    answer = browser.post(at(submitted, Step.REQUIREMENTS), {"text": "else", "go": "next"})
    assert answer["Location"] == submitted.get_absolute_url()
    submitted.refresh_from_db()
    assert submitted.text == TEXT


def test_going_back_keeps_what_later_steps_have(browser: Client, draft: Order) -> None:
    Order.objects.update(step=Step.PAYMENT)
    browser.post(at(draft, Step.CUSTOMER), {"contact_name": "Ada L.", "go": "back"})
    browser.post(at(draft, Step.PACKAGE), {"package": "premium", "go": "back"})
    answer = browser.post(
        at(draft, Step.REPOSITORY),
        {"repository_name": "other", "visibility": "public", "licence": "MIT", "go": "next"},
    )
    assert answer["Location"] == at(draft, Step.REQUIREMENTS)
    draft.refresh_from_db()
    assert (draft.step, draft.package, draft.contact_name) == (Step.PAYMENT, "premium", "Ada L.")
    assert draft.repository_name == "other"


def test_back_saves_what_can_be_saved_of_a_form_with_errors(browser: Client, draft: Order) -> None:
    Order.objects.update(step=Step.CUSTOMER)
    answer = browser.post(
        at(draft, Step.CUSTOMER), {"contact_name": "", "company": "Ada & Co", "go": "back"}
    )
    assert answer["Location"] == at(draft, Step.PACKAGE)
    draft.refresh_from_db()
    assert (draft.company, draft.contact_name) == ("Ada & Co", "Ada")


def test_a_step_is_saved_while_it_is_typed(browser: Client, draft: Order) -> None:
    answer = browser.post(
        at(draft, Step.CUSTOMER, "save"), {"contact_name": "Ada B.", "company": "x" * 200}
    )
    assert b"Saved, except" in answer.content
    draft.refresh_from_db()
    assert (draft.contact_name, draft.company) == ("Ada B.", "")


def test_leaving_and_coming_back_leads_to_where_one_was(
    draft: Order, funded: User, signed_in: SignIn
) -> None:
    Order.objects.update(step=Step.PACKAGE)
    elsewhere = signed_in(funded)
    answer = elsewhere.get(reverse("orders:resume", args=[draft.number]))
    assert answer["Location"] == at(draft, Step.PACKAGE)
    assert b'value="basic" checked' in elsewhere.get(answer["Location"]).content


def test_steps_not_reached_yet_lead_to_the_one_that_is(browser: Client, draft: Order) -> None:
    answer = browser.get(at(draft, Step.PAYMENT))
    assert answer["Location"] == at(draft, Step.REPOSITORY)
    assert browser.get(reverse("orders:step", args=[draft.number, "nonsense"])).status_code == 404


def test_progress_is_shown(browser: Client, draft: Order) -> None:
    Order.objects.update(step=Step.PACKAGE)
    answer = browser.get(at(draft, Step.REQUIREMENTS))
    shown = [(item.label, item.state, bool(item.url)) for item in answer.context["steps"]]
    assert shown[:4] == [
        ("Repository", "done", True),
        ("Requirements", "current", True),
        ("Package", "todo", True),
        ("Customer", "todo", False),
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The text is empty"),
        ("Hello there.", "does not describe an app"),
        ("A shop. " * 3_000, "at most 20,000 are read"),
    ],
)
def test_a_text_that_is_no_brief_gets_a_sentence_and_stays(
    browser: Client, draft: Order, text: str, sentence: str
) -> None:
    Order.objects.update(step=Step.REQUIREMENTS)
    answer = browser.post(at(draft, Step.REQUIREMENTS), {"text": text, "go": "next"})
    assert sentence in answer.content.decode()
    draft.refresh_from_db()
    assert draft.text == text
    assert draft.step == Step.REQUIREMENTS


def test_a_sample_is_taken_only_into_an_empty_text(browser: Client, draft: Order) -> None:
    Order.objects.update(step=Step.REQUIREMENTS)
    browser.post(at(draft, Step.REQUIREMENTS), {"sample": "market"})
    draft.refresh_from_db()
    assert draft.text == TEXT
    Order.objects.update(text="")
    browser.post(at(draft, Step.REQUIREMENTS), {"sample": "market"})
    draft.refresh_from_db()
    assert "farm" in draft.text


def test_packages_say_what_they_really_give(browser: Client, draft: Order) -> None:
    Order.objects.update(step=Step.PACKAGE)
    page = browser.get(at(draft, Step.PACKAGE)).content.decode()
    for part in ("No language model", "1 free revision", "3 free revisions", "8,000 ECE", "+50 %"):
        assert part in page


def test_the_quote_follows_the_choice(browser: Client, draft: Order) -> None:
    answer = browser.post(at(draft, Step.PACKAGE, "save"), {"package": "standard", "rush": "on"})
    page = answer.content.decode()
    assert "6,000 ECE" in page
    assert 'hx-swap-oob="true"' in page


def test_payment_says_what_is_missing_and_where_to_get_it(
    browser: Client, draft: Order, funded: User
) -> None:
    Order.objects.update(step=Step.PAYMENT, package="premium", rush=True)
    page = browser.get(at(draft, Step.PAYMENT)).content.decode()
    assert "2,000 ECE are missing" in page
    assert reverse("wallet:top_up") in page
    answer = browser.post(at(draft, Step.PAYMENT), {"key": "k", "go": "order"})
    assert "The order was not sent" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.state == State.DRAFT


def test_payment_leads_to_the_steps_where_something_is_missing(
    browser: Client, draft: Order
) -> None:
    Order.objects.update(step=Step.PAYMENT, text="", package="")
    page = browser.get(at(draft, Step.PAYMENT)).content.decode()
    assert at(draft, Step.REQUIREMENTS) in page
    assert "Choose a package." in page


def test_a_second_order_knows_who_it_is_for(browser: Client, draft: Order) -> None:
    Order.objects.update(company="Ada & Co")
    sent = {"key": "k", "repository_name": "shop", "visibility": "private", "licence": "MIT"}
    browser.post(reverse("orders:new"), sent)
    assert Order.objects.get(repository_name="shop").company == "Ada & Co"
