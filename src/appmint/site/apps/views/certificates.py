"""Certificates, their verification, the key they are signed with, and receipts."""

import json

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from appmint.site.apps.access import delivery_of, own_app_for
from appmint.site.apps.certificate import Certificate, Finding, Verdict, examine
from appmint.site.apps.keys import key_id, public_pem, signing_key
from appmint.site.apps.receipt import receipt_pdf
from appmint.site.design.templatetags.design import ece

_LONGEST = 64 * 1024
_MICRO = "_micro_ece"


class CertificateForm(forms.Form):
    """A certificate to be checked: its file, or its text."""

    file = forms.FileField(label="Certificate file", required=False)
    text = forms.CharField(
        label="Or its text",
        required=False,
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, object]:
        """Takes the file's text for the text. Refuses when there is neither."""
        given = super().clean() or {}
        upload = given.get("file")
        if upload is not None:
            if upload.size > _LONGEST:
                raise forms.ValidationError("This is too large to be a certificate.")
            given["text"] = upload.read().decode("utf-8", "replace")
        if not given.get("text") and not self.errors:
            raise forms.ValidationError("Choose the certificate's file, or paste its text.")
        return given


@require_safe
def certificate(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The certificate of a delivery, for people."""
    app = own_app_for(request.user, slug)
    delivery = delivery_of(app, number)
    context = {"app": app, "delivery": delivery, "rows": _rows(delivery.certificate)}
    return render(request, "apps/certificate.html", context)


@require_safe
def certificate_file(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The same as the file that was signed."""
    delivery = delivery_of(own_app_for(request.user, slug), number)
    text = json.dumps(delivery.certificate, indent=2, sort_keys=True, ensure_ascii=False)
    name = f"{delivery.certificate['certificate']}.json"
    return HttpResponse(
        f"{text}\n",
        content_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Whether a certificate is genuine; anybody may ask."""
    form = CertificateForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        form = CertificateForm(request.POST, request.FILES)
    finding: Finding | None = None
    if form.is_bound and form.is_valid():
        finding = examine(form.cleaned_data["text"])
    context = {
        "form": form,
        "finding": finding,
        "fields": [_words(name) for name in finding.fields] if finding else [],
        "rows": _shown(finding),
        "key": key_id(signing_key().public_key()),
    }
    return render(request, "apps/verify.html", context, status=422 if form.errors else 200)


@login_not_required
@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """The public key of certificates: as JSON, or with `?format=pem` as openssl reads it."""
    public = signing_key().public_key()
    if request.GET.get("format") == "pem":
        return HttpResponse(public_pem(public), content_type="application/x-pem-file")
    key = {"id": key_id(public), "algorithm": "Ed25519", "public_key_pem": public_pem(public)}
    return JsonResponse({"keys": [key]})


@require_safe
def receipt(request: HttpRequest, slug: str) -> HttpResponse:
    """What was paid, as PDF. Not there before the tokens are taken."""
    order = own_app_for(request.user, slug).order
    if order.delivered_at is None:
        raise Http404
    return HttpResponse(
        receipt_pdf(order),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="receipt-{order}.pdf"'},
    )


def _shown(finding: Finding | None) -> list[tuple[str, str]]:
    """What a genuine certificate says; nothing of one that is not."""
    if finding is None or finding.verdict is not Verdict.GENUINE or finding.certificate is None:
        return []
    return _rows(finding.certificate)


def _rows(certificate: Certificate) -> list[tuple[str, str]]:
    """Each field in words; digests and times as the file has them, amounts as people read them."""
    return [(_words(name), _value(name, value)) for name, value in certificate.items()]


def _value(name: str, value: object) -> str:
    if value is None:
        return "–"
    return ece(value) if name.endswith(_MICRO) and isinstance(value, int) else str(value)


def _words(name: str) -> str:
    """A field's name for people: "zip_sha256" -> "Zip sha256"."""
    plain = name.removesuffix(_MICRO).replace("_", " ").replace("sha256", "SHA-256")
    return plain[0].upper() + plain[1:]
