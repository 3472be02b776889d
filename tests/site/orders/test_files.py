"""Files with an order: what is taken, how it is named and served."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from appmint.site.accounts.models import User
from appmint.site.config import config
from appmint.site.orders import uploads
from appmint.site.orders.errors import FileRefused
from appmint.site.orders.models import Order, Upload

pytestmark = pytest.mark.django_db

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452") + bytes(40)
SignIn = Callable[[User], Client]


def a_file(name: str = "notes.txt", content: bytes = b"Opening hours") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="text/html")


def test_a_files_type_is_told_from_its_bytes(draft: Order, funded: User) -> None:
    [picture, text] = uploads.take(draft, funded, [a_file("a.html", PNG), a_file("b.exe")])
    assert (picture.media_type, picture.name) == ("image/png", "a.png")
    assert (text.media_type, text.name) == ("text/plain", "b.txt")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd.txt"),
        ("C:\\Users\\ada\\plan.md", "plan.md"),
        ('a"; rm -rf\r\n.csv', "a- rm -rf.csv"),
        ("…", "file.txt"),
        ("Grüße an alle.txt", "Grüße an alle.txt"),
        ("x" * 300 + ".txt", "x" * 100 + ".txt"),
    ],
)
def test_names_are_made_safe(given: str, kept: str) -> None:
    assert uploads.safe_name(given, "text/plain") == kept


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"\x7fELF" + bytes(64), "cannot be taken"),
        (b"\xff\xfe\x00text", "cannot be taken"),
        (b"text\x00with zero", "cannot be taken"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_a_sentence(
    content: bytes, sentence: str, draft: Order, funded: User
) -> None:
    with pytest.raises(FileRefused, match=sentence):
        uploads.take(draft, funded, [a_file(), a_file("bad.txt", content)])
    assert not Upload.objects.exists()


def test_limits_of_size_and_number_are_those_of_the_settings(draft: Order, funded: User) -> None:
    too_big = a_file("big.txt", b"x" * (config().upload_mib * 1024 * 1024 + 1))
    with pytest.raises(FileRefused, match="a file can have 10 MiB"):
        uploads.take(draft, funded, [too_big])
    many = [a_file(f"{number}.txt") for number in range(config().upload_count + 1)]
    with pytest.raises(FileRefused, match="can have 10 files"):
        uploads.take(draft, funded, many)


def test_a_file_is_served_as_an_attachment_that_can_run_nothing(
    draft: Order, funded: User, other: User, operator: User, signed_in: SignIn
) -> None:
    browser = signed_in(funded)
    page = a_file("page.html", b"<script>alert(1)</script>")
    browser.post(reverse("orders:upload", args=[draft.number]), {"files": [page]})
    address = reverse("orders:file", args=[draft.number, Upload.objects.get().pk])
    answer = browser.get(address)
    content = answer.getvalue()
    answer.close()
    assert answer["Content-Type"] == "text/plain"
    assert answer["Content-Disposition"].startswith('attachment; filename="page.txt"')
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert content == b"<script>alert(1)</script>"
    assert signed_in(other).get(address).status_code == 404
    as_operator = signed_in(operator).get(address)
    as_operator.close()
    assert as_operator.status_code == 200


def test_files_are_added_and_removed_while_the_order_is_a_draft(
    draft: Order, funded: User, signed_in: SignIn
) -> None:
    browser = signed_in(funded)
    address = reverse("orders:upload", args=[draft.number])
    answer = browser.post(
        address, {"files": [a_file(), a_file("b.png", PNG)]}, headers={"HX-Request": "true"}
    )
    assert "b.png" in answer.content.decode()
    upload = Upload.objects.get(name="b.png")
    browser.post(reverse("orders:remove_file", args=[draft.number, upload.pk]))
    assert [each.name for each in draft.uploads.all()] == ["notes.txt"]
    Order.objects.update(state="delivered")
    answer = browser.post(address, {"files": [a_file()]}, headers={"HX-Request": "true"})
    assert "Send further files with a message" in answer.content.decode()
    browser.post(reverse("orders:remove_file", args=[draft.number, Upload.objects.get().pk]))
    assert draft.uploads.count() == 1


def test_a_refused_file_is_said_on_the_page(draft: Order, funded: User, signed_in: SignIn) -> None:
    Order.objects.update(step="requirements")
    answer = signed_in(funded).post(
        reverse("orders:upload", args=[draft.number]),
        {"files": [SimpleUploadedFile("x.bin", BytesIO(b"\x00\x01").getvalue())]},
        follow=True,
    )
    assert "cannot be taken" in answer.content.decode()
