import io
import zipfile
from collections.abc import Callable

from django.test import Client

from appmint.site.accounts.models import User
from appmint.site.apps.models import App, Delivery
from appmint.site.orders.models import Order
from tests.site.apps.making import Built, accepted, handed_over, revised

SignIn = Callable[[User], Client]
PAGE = "/apps/village-library/"
ADDRESSES = (
    PAGE,
    f"{PAGE}open",
    f"{PAGE}zip/1",
    f"{PAGE}evidence/1/report.html",
    f"{PAGE}certificate/1",
    f"{PAGE}certificate/1.json",
    f"{PAGE}receipt",
)
OPEN_TO_ALL = ADDRESSES[:4]


def test_an_app_is_its_owners_and_the_operators(
    delivery: Delivery, customer: User, other: User, operator: User, signed_in: SignIn
) -> None:
    visitor, strange = Client(), signed_in(other)
    for person in (signed_in(customer), signed_in(operator)):
        for address in ADDRESSES:
            assert person.get(address).status_code in (200, 302), address
    for address in ADDRESSES:
        assert strange.get(address).status_code == 404, address
        held = visitor.get(address)
        assert held.status_code == 404 or "/accounts/login" in held.headers["Location"], address
    App.objects.update(public=True)
    for address in ADDRESSES:
        allowed = (200, 302) if address in OPEN_TO_ALL else (302, 404)
        for browser in (visitor, strange):
            assert browser.get(address).status_code in allowed, address


def test_a_public_app_shows_its_proof_but_nothing_of_the_order(delivery: Delivery) -> None:
    App.objects.update(public=True)
    page = Client().get(PAGE).content.decode()
    assert "git clone http://localhost:8000/git/village-library.git" in page
    assert "Not built" in page
    for private in (delivery.app.order.number, "Receipt", "Certificate", "Ada", "personal token"):
        assert str(private) not in page


def test_the_page_of_an_app_has_all_of_it(
    delivery: Delivery, customer: User, signed_in: SignIn
) -> None:
    page = signed_in(customer).get(PAGE).content.decode()
    for part in (
        "http://village-library.localhost:8001",
        "personal token",
        "Passed",
        "Score by part",
        "93",
        "Receipt (PDF)",
        str(delivery.app.order.number),
        delivery.commit,
        "screenshots/c1-desktop.jpg",
    ):
        assert part in page


def test_deliveries_tell_what_is_different_between_them(
    delivery: Delivery,
    revised_library: Built,
    customer: User,
    operator: User,
    signed_in: SignIn,
) -> None:
    handed_over(revised(delivery, revised_library, operator))
    page = signed_in(customer).get(PAGE).content.decode()
    assert "Delivery 2" in page
    assert "What is different" in page
    assert "reviews" in page.partition("What is different")[2].lower()
    old = signed_in(customer).get(f"{PAGE}zip/1")
    assert old.status_code == 200
    assert signed_in(customer).get(f"{PAGE}zip/3").status_code == 404


def test_files_of_the_evidence_can_do_nothing_but_be_looked_at(
    delivery: Delivery, customer: User, signed_in: SignIn
) -> None:
    report = signed_in(customer).get(f"{PAGE}evidence/1/report.html")
    assert report.headers["Content-Security-Policy"] == (
        "sandbox; default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'"
    )
    assert report.headers["X-Content-Type-Options"] == "nosniff"
    shot = signed_in(customer).get(f"{PAGE}evidence/1/screenshots/c1-desktop.jpg")
    assert shot.headers["Content-Type"] == "image/jpeg"
    for path in ("nothing.html", "../../secret-key", "screenshots/", "report.svg", "report.exe"):
        assert signed_in(customer).get(f"{PAGE}evidence/1/{path}").status_code == 404


def test_the_zip_holds_the_code(delivery: Delivery, customer: User, signed_in: SignIn) -> None:
    answer = signed_in(customer).get(f"{PAGE}zip/1")
    assert 'filename="village-library-1.zip"' in answer.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert "village-library/package.json" in archive.namelist()


def test_the_list_has_ones_own_apps_and_for_operators_all(
    delivery: Delivery,
    library: Built,
    customer: User,
    other: User,
    operator: User,
    signed_in: SignIn,
) -> None:
    handed_over(accepted(library, other, operator, "second-library", visibility="public"))
    mine = signed_in(customer).get("/apps/").content.decode()
    assert PAGE in mine
    assert "/apps/second-library/" not in mine
    everything = signed_in(operator).get("/apps/").content.decode()
    assert PAGE in everything
    assert "/apps/second-library/" in everything
    assert Client().get("/apps/").status_code == 302


def test_a_list_without_apps_says_how_to_get_one(customer: User, signed_in: SignIn) -> None:
    page = signed_in(customer).get("/apps/").content.decode()
    assert "No app yet" in page


def test_a_report_of_another_version_is_said_to_be_one(
    delivery: Delivery, customer: User, signed_in: SignIn
) -> None:
    run = delivery.run
    run.report = {"version": 99}
    run.save()
    page = signed_in(customer).get(PAGE)
    assert page.status_code == 200
    assert "another version" in page.content.decode()


def test_an_app_without_a_delivery_is_not_there_yet(
    delivery: Delivery, customer: User, signed_in: SignIn
) -> None:
    Delivery.objects.all().delete()
    assert signed_in(customer).get(PAGE).status_code == 404
    assert PAGE not in signed_in(customer).get("/apps/").content.decode()


def test_visibility_is_the_orders(
    own_data: object, library: Built, customer: User, operator: User
) -> None:
    run = accepted(library, customer, operator, visibility=Order.Visibility.PUBLIC)
    assert handed_over(run).app.public
