"""Delivered apps: their deliveries, certificates and files."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from ninja import Query, Router

from appmint.site.api.door import caller
from appmint.site.api.operations.files import BYTES, attached
from appmint.site.api.paging import Page, Window, paged
from appmint.site.api.shapes.apps import AppRow, Certificate, DeliveryShape, Link
from appmint.site.api.shapes.sent import Key
from appmint.site.apps import evidence
from appmint.site.apps.access import app_for, delivery_of, own_app_for
from appmint.site.apps.models import App
from appmint.site.apps.preview.way_in import way_in
from appmint.site.apps.receipt import receipt_pdf
from appmint.site.runs import artefacts

router = Router()


@router.get("apps", response=Page[AppRow])
def list_apps(request: HttpRequest, response: HttpResponse, window: Query[Window]) -> Page[AppRow]:
    """Your apps, newest first; everybody's for operators."""
    user = caller(request)
    delivered = App.objects.filter(deliveries__isnull=False).distinct()
    apps = delivered if user.is_operator else delivered.filter(owner=user)
    return paged(request, response, window, apps, AppRow.of)


@router.get("apps/{slug}", response=AppRow)
def read_app(request: HttpRequest, slug: str) -> AppRow:
    """One app: your own, or a public one."""
    return AppRow.of(app_for(caller(request), slug))


@router.get("apps/{slug}/deliveries", response=Page[DeliveryShape])
def list_app_deliveries(
    request: HttpRequest, response: HttpResponse, slug: str, window: Query[Window]
) -> Page[DeliveryShape]:
    """What was handed over, first to last."""
    app = own_app_for(caller(request), slug)
    return paged(
        request, response, window, app.deliveries.select_related("run__order"), DeliveryShape.of
    )


@router.get("apps/{slug}/deliveries/{delivery}/certificate", response=Certificate)
def read_certificate(request: HttpRequest, slug: str, delivery: Key) -> Certificate:
    """The signed certificate of a delivery."""
    app = own_app_for(caller(request), slug)
    return dict(delivery_of(app, delivery).certificate)


@router.get("apps/{slug}/deliveries/{delivery}/zip", openapi_extra=BYTES)
def download_zip(request: HttpRequest, slug: str, delivery: Key) -> FileResponse:
    """The repository as a zip."""
    app = app_for(caller(request), slug)
    digest = delivery_of(app, delivery).zip_digest
    return FileResponse(
        artefacts.open_(digest),
        as_attachment=True,
        filename=f"{app.slug}-{delivery}.zip",
        content_type="application/zip",
        headers={"ETag": f'"{digest}"'},
    )


@router.get("apps/{slug}/deliveries/{delivery}/evidence/{path:name}", openapi_extra=BYTES)
def read_evidence_file(request: HttpRequest, slug: str, delivery: Key, name: str) -> HttpResponse:
    """A file of the evidence: the report, a log, a screenshot."""
    found = evidence.file_of(delivery_of(app_for(caller(request), slug), delivery), name)
    if found is None:
        raise Http404
    return attached(found.content, found.media_type)


@router.get("apps/{slug}/receipt", openapi_extra=BYTES)
def download_receipt(request: HttpRequest, slug: str) -> HttpResponse:
    """What was paid, as PDF."""
    order = own_app_for(caller(request), slug).order
    if order.delivered_at is None:
        raise Http404
    return attached(receipt_pdf(order), "application/pdf")


@router.post("apps/{slug}/preview-link", response=Link)
def make_preview_link(request: HttpRequest, slug: str) -> Link:
    """An address that opens the live app in a browser; for a private one good for a minute."""
    user = caller(request)
    return Link(url=way_in(app_for(user, slug), user))
