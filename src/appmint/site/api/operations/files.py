"""Files of an order: up, down, off again."""

from http import HTTPStatus

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import File as Uploaded
from ninja import Query, Router, UploadedFile

from appmint.site.api.door import caller
from appmint.site.api.paging import Page, Window, paged
from appmint.site.api.shapes.orders import File
from appmint.site.api.shapes.sent import Key
from appmint.site.orders import uploads
from appmint.site.orders.access import draft_for, order_for
from appmint.site.orders.errors import NotAllowed

router = Router()
BYTES = {
    "responses": {
        HTTPStatus.OK.value: {
            "description": "The bytes",
            "content": {"*/*": {}},
        }
    }
}
"""Describes an answer that is a file."""


def attached(content: bytes, media_type: str) -> HttpResponse:
    """A file for downloading: nothing in it can run on the site's origin."""
    return HttpResponse(
        content,
        content_type=media_type,
        headers={"Content-Disposition": "attachment", "Content-Security-Policy": "sandbox"},
    )


@router.get("orders/{number}/files", response=Page[File])
def list_files(
    request: HttpRequest, response: HttpResponse, number: str, window: Query[Window]
) -> Page[File]:
    """The files of an order, those of its messages included."""
    files = order_for(caller(request), number).uploads.all()
    return paged(request, response, window, files, File.of)


@router.post("orders/{number}/files", response={201: list[File]})
def upload_files(
    request: HttpRequest, number: str, files: Uploaded[list[UploadedFile]]
) -> list[File]:
    """Keeps files with a draft: all of them, or none when one cannot be taken."""
    user = caller(request)
    order = draft_for(user, number)
    return [File.of(each) for each in uploads.take(order, user, files)]


@router.get("orders/{number}/files/{file_id}", openapi_extra=BYTES)
def download_file(request: HttpRequest, number: str, file_id: Key) -> FileResponse:
    """The file's bytes."""
    order = order_for(caller(request), number)
    upload = get_object_or_404(order.uploads, pk=file_id)
    response = uploads.served(upload)
    response["ETag"] = f'"{upload.digest}"'
    return response


@router.delete("orders/{number}/files/{file_id}", response={204: None})
def remove_file(request: HttpRequest, number: str, file_id: Key) -> None:
    """Takes a file off a draft."""
    order = draft_for(caller(request), number)
    get_object_or_404(order.uploads, pk=file_id, message=None)
    if not uploads.remove(order, file_id):
        raise NotAllowed("The order is submitted: it keeps its files.")
