import base64
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from appmint.site.accounts.models import User
from appmint.site.apps.certificate import Verdict, canonical, examine
from appmint.site.apps.keys import KeyUnusable, signing_key
from appmint.site.apps.models import Delivery

SignIn = Callable[[User], Client]
PAGE = "/apps/village-library/"


@pytest.fixture
def file(delivery: Delivery, customer: User, signed_in: SignIn) -> str:
    """The certificate as its owner downloads it."""
    return signed_in(customer).get(f"{PAGE}certificate/1.json").content.decode()


def test_the_downloaded_certificate_is_genuine(file: str) -> None:
    assert examine(file).verdict is Verdict.GENUINE


def test_its_layout_does_not_matter(file: str) -> None:
    assert examine(json.dumps(json.loads(file))).verdict is Verdict.GENUINE


def test_an_altered_field_is_named(file: str) -> None:
    for field, value in (
        ("score", 100),
        ("commit", "0" * 40),
        ("delivery_approved_by", "Bob"),
        ("price_micro_ece", None),
        ("certificate", "AM-000009-1"),
        ("added", "more"),
        ("signature", base64.b64encode(b"x" * 64).decode()),
    ):
        finding = examine(json.dumps({**json.loads(file), field: value}))
        assert (finding.verdict, finding.fields) == (Verdict.ALTERED, (field,))


def test_a_field_left_out_is_named(file: str) -> None:
    certificate = json.loads(file)
    del certificate["zip_sha256"]
    assert examine(json.dumps(certificate)).fields == ("zip_sha256",)


def test_a_certificate_of_another_platform_has_an_unknown_key(own_data: Path, file: str) -> None:
    certificate = json.loads(file)
    Delivery.objects.all().delete()
    (own_data / "certificate-key.pem").unlink()
    assert examine(json.dumps(certificate)).verdict is Verdict.UNKNOWN_KEY


@pytest.mark.parametrize("text", ["", "hello", "[]", "{}", "1", '{"format": 3}', "[" * 100_000])
@pytest.mark.django_db
def test_what_is_no_certificate_is_said_to_be_none(own_data: Path, text: str) -> None:
    assert examine(text).verdict is Verdict.UNREADABLE


def test_the_key_is_made_once_and_closed_to_others(own_data: Path) -> None:
    first = signing_key().public_key()
    assert signing_key().public_key() == first
    assert (own_data / "certificate-key.pem").stat().st_mode & 0o077 == 0
    (own_data / "certificate-key.pem").write_text("broken")
    with pytest.raises(KeyUnusable, match="is not a key"):
        signing_key()


def test_openssl_verifies_a_certificate_without_this_site(file: str, tmp_path: Path) -> None:
    certificate = json.loads(file)
    (tmp_path / "key.pem").write_bytes(Client().get("/apps/keys?format=pem").content)
    (tmp_path / "signed").write_bytes(canonical(certificate))
    (tmp_path / "signature").write_bytes(base64.b64decode(certificate["signature"]))
    command = "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in signed -sigfile signature"
    done = subprocess.run(command.split(), cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_documented_script_verifies_a_certificate(
    file: str, tmp_path: Path, checkout: Path
) -> None:
    docs = (checkout / "docs/users/your-app.md").read_text()
    script = re.search(r"```python\n(.*?)```", docs, re.S)
    assert script
    (tmp_path / "verify.py").write_text(script[1])
    (tmp_path / "key.pem").write_bytes(Client().get("/apps/keys?format=pem").content)

    def verified(text: str) -> "subprocess.CompletedProcess[str]":
        (tmp_path / "certificate.json").write_text(text)
        line = [sys.executable, "verify.py", "certificate.json", "key.pem"]
        return subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert verified(file).stdout == "genuine\n"
    assert verified(file.replace("93", "99")).returncode != 0


def test_anybody_can_have_a_certificate_verified(file: str) -> None:
    visitor = Client()
    assert visitor.get("/apps/verify").status_code == 200
    page = visitor.post("/apps/verify", {"text": file}).content.decode()
    assert "Genuine" in page
    assert "Olga" in page
    altered = visitor.post("/apps/verify", {"text": file.replace("Olga", "Bob")}).content.decode()
    assert "Delivery approved by" in altered
    assert "Olga" not in altered
    upload = SimpleUploadedFile("certificate.json", file.encode())
    assert "Genuine" in visitor.post("/apps/verify", {"file": upload}).content.decode()


def test_a_form_without_a_certificate_says_what_is_missing(own_data: Path, db: None) -> None:
    page = Client().post("/apps/verify", {"text": ""})
    assert page.status_code == 422
    assert "paste its text" in page.content.decode()
    large = SimpleUploadedFile("certificate.json", b"x" * 100_000)
    assert "too large" in Client().post("/apps/verify", {"file": large}).content.decode()
    binary = SimpleUploadedFile("certificate.json", b"\xff\x00" * 50)
    assert "Not a certificate" in Client().post("/apps/verify", {"file": binary}).content.decode()


def test_the_certificate_has_a_page(delivery: Delivery, customer: User, signed_in: SignIn) -> None:
    page = signed_in(customer).get(f"{PAGE}certificate/1").content.decode()
    assert delivery.commit in page
    assert "Generation approved by" in page
