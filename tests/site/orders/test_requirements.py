"""What is understood of a text while it is typed, and the customer's corrections of it."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from appmint.site.accounts.models import User
from appmint.site.orders.models import Order
from appmint.site.orders.requirements import Understood, understand
from appmint.site.orders.samples import SAMPLES
from appmint.spec import problems
from tests.site.orders.making import TEXT

VAGUE = "An app for our bird club."


def read(text: str = TEXT, **corrections: object) -> Understood:
    understood = understand(text, corrections)
    assert understood.spec is not None
    assert problems(understood.spec) == []
    return understood


def test_everything_that_was_understood_is_said_in_plain_words() -> None:
    understood = read()
    assert [entity.label for entity in understood.entities][:1] == ["Book"]
    assert "Browse books" in understood.criteria
    sentences = " ".join(feature.sentence for feature in understood.features)
    assert "See the list of books: search" in sentences
    assert "browse_book" not in sentences


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: str(sample.name))
def test_a_sample_is_understood_whole(sample: object) -> None:
    text = str(getattr(sample, "text", ""))
    understood = read(text)
    assert understood.unmet == ()
    assert understood.questions == ()
    assert len(understood.criteria) > 7


def test_a_refused_text_has_the_readers_sentence() -> None:
    assert "does not describe an app" in understand("Good morning!", {}).refusal
    assert "is empty" in understand("  ", {}).refusal


def test_the_app_is_renamed() -> None:
    spec = read(name="Shelf Life").spec
    assert spec is not None
    assert spec.name == "Shelf Life"


def test_a_page_is_renamed_and_another_left_out_with_what_is_only_there() -> None:
    whole = read()
    understood = read(renamed_pages={"books": "Our shelf"})
    assert "Our shelf" in [page.title for page in understood.pages]
    fewer = read(removed_pages=["books"])
    assert len(fewer.pages) < len(whole.pages)
    assert "books" not in [page.name for page in fewer.pages]


def test_a_feature_is_left_out_with_its_requirements() -> None:
    assert any("Reserve" in text for text in read().criteria)
    [reserve] = [row.id for row in read().features if "eserve" in row.sentence]
    understood = read(removed_features=[reserve])
    assert not any("Reserve" in text for text in understood.criteria)
    assert understood.dropped == ()


def test_every_feature_page_and_kind_of_record_is_left_out_or_said_to_be_needed() -> None:
    for sample in SAMPLES:
        whole = read(sample.text)
        for feature in whole.features:
            fewer = read(sample.text, removed_features=[feature.id])
            gone = feature.id not in [row.id for row in fewer.features]
            assert gone != bool(fewer.dropped)
        for page in whole.pages:
            fewer = read(sample.text, removed_pages=[page.name])
            gone = page.name not in [row.name for row in fewer.pages]
            assert gone != bool(fewer.dropped)
        for entity in whole.entities:
            fewer = read(sample.text, removed_entities=[entity.name])
            gone = entity.name not in [row.name for row in fewer.entities]
            assert gone != bool(fewer.dropped)


def test_the_home_page_cannot_be_left_out() -> None:
    understood = read(removed_pages=["home"])
    assert understood.dropped == (
        "The page “Home” could not be taken out: the app needs it, or it is gone.",
    )


def test_a_correction_that_no_longer_fits_is_said() -> None:
    understood = read(removed_entities=["spaceship"], renamed_pages={"books": "Home"})
    assert "spaceship" in understood.dropped[0]
    assert "No page could be called “Home”" in understood.dropped[1]


def test_colours_are_changed_and_proven_as_changed() -> None:
    spec = read(background="#fff8e7", component="#102a43").spec
    assert spec is not None
    assert spec.theme.background.hex == "#fff8e7"
    [colours] = [each for each in spec.criteria if each.id == "colours"]
    assert "#fff8e7" in colours.text
    assert {getattr(step, "hex", "") for step in colours.steps} >= {"#fff8e7", "#102a43"}
    alike = read(background="#102a43", component="#102a43")
    assert "would look the same" in alike.dropped[0]


def test_an_answer_is_read_with_the_text() -> None:
    question = read(VAGUE).questions[0]
    assert question.assumption
    answer = "Members record birds, search them by species and comment on them"
    understood = read(VAGUE, answers={question.text: answer})
    assert any("earch" in text for text in understood.criteria)
    assert [row.answer for row in understood.questions if row.text == question.text] == [answer]


SignIn = Callable[[User], Client]


@pytest.fixture
def browser(funded: User, signed_in: SignIn) -> Client:
    return signed_in(funded)


@pytest.mark.django_db
def test_the_text_is_read_and_kept_as_it_is_typed(browser: Client, draft: Order) -> None:
    typed = f"{TEXT} Readers write reviews of the books."
    answer = browser.post(
        reverse("orders:understood", args=[draft.number]), {"text": typed.replace(". ", ".\r\n")}
    )
    page = answer.content.decode()
    assert "Write reviews of the books" in page
    assert "<html" not in page
    draft.refresh_from_db()
    assert "\r" not in draft.text
    assert "reviews" in draft.text


@pytest.mark.django_db
def test_what_is_not_covered_is_said(browser: Client, draft: Order) -> None:
    typed = f"{TEXT} A drone brings the books to readers' homes."
    answer = browser.post(reverse("orders:understood", args=[draft.number]), {"text": typed})
    assert "Not covered (" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("htmx", [True, False])
def test_corrections_work_with_and_without_a_script(
    browser: Client, draft: Order, htmx: bool
) -> None:
    address = reverse("orders:correct", args=[draft.number])
    headers = {"HX-Request": "true"} if htmx else {}

    def send(**sent: str) -> str:
        answer = browser.post(address, sent, headers=headers)
        if htmx:
            return answer.content.decode()
        assert answer.status_code == 302
        step = reverse("orders:step", args=[draft.number, "requirements"])
        assert answer["Location"] == f"{step}#understood"
        return browser.get(step).content.decode()

    Order.objects.update(step="package")
    assert 'value="Shelf Life"' in send(what="name", value="Shelf Life")
    assert 'value="Our shelf"' in send(what="rename page", target="books", value="Our shelf")
    page = send(what="remove entity", target="book")
    assert "Left out by you" in page
    assert "Left out by you" not in send(what="restore entity", target="book")
    assert "#123456" in send(what="colours", background="#ffffff", component="#123456")
    send(what="own colours")
    draft.refresh_from_db()
    assert draft.corrections == {"name": "Shelf Life", "renamed_pages": {"books": "Our shelf"}}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sent",
    [
        {"what": "name", "value": "x" * 500},
        {"what": "colours", "background": "red", "component": "url(x)"},
        {"what": "rename page", "target": "books", "value": ""},
    ],
)
def test_a_correction_that_cannot_be_one_is_refused_in_a_sentence(
    browser: Client, draft: Order, sent: dict[str, str]
) -> None:
    answer = browser.post(
        reverse("orders:correct", args=[draft.number]), sent, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 200
    assert "could not be kept" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.corrections == {}


@pytest.mark.django_db
def test_what_a_customer_types_cannot_become_markup(browser: Client, draft: Order) -> None:
    answer = browser.post(
        reverse("orders:correct", args=[draft.number]),
        {"what": "name", "value": "<script>alert(1)</script>"},
        headers={"HX-Request": "true"},
    )
    assert "<script>" not in answer.content.decode()


@pytest.mark.django_db
def test_typing_on_after_the_sign_in_ended_leads_the_whole_page_to_sign_in(draft: Order) -> None:
    page = reverse("orders:step", args=[draft.number, "requirements"])
    answer = Client().post(
        reverse("orders:understood", args=[draft.number]),
        {"text": "More"},
        headers={"HX-Request": "true", "HX-Current-URL": f"http://localhost:8000{page}"},
    )
    assert answer.status_code == 204
    assert answer["HX-Redirect"] == f"{reverse('account_login')}?next={page}"
