"""Files that customers give: checked by their bytes, named safely, kept in the artefact store."""

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import quote

import filetype
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import FileResponse

from appmint.site.accounts.models import User
from appmint.site.config import config
from appmint.site.messaging.models import Message
from appmint.site.orders.errors import FileRefused
from appmint.site.orders.guard import locked
from appmint.site.orders.models import Order, Upload
from appmint.site.orders.states import State
from appmint.site.runs import artefacts

_MIB = 1 << 20
_HEAD_BYTES = 8192
_LONGEST_NAME = 100
_TYPES = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "application/pdf": "pdf",
    "application/zip": "zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
}
"""What is taken besides text, with how the name ends."""
_TEXT = "text/plain"
_TEXT_ENDINGS = ("txt", "md", "csv", "tsv", "json", "yaml", "yml")
TAKEN = "pictures (PNG, JPEG, GIF, WebP), PDF, office documents, ZIP and plain text"


def take(
    order: Order, by: User, files: Iterable["UploadedFile[bytes]"], message: Message | None = None
) -> list[Upload]:
    """Keeps all of the files with the draft, or with a message of its thread; or none of them.

    Raises FileRefused with a sentence that names the file.
    """
    given = list(files)
    checked = [(file, safe_name(file.name or "", kind := media_type(file)), kind) for file in given]
    with transaction.atomic():
        if locked(order).state != State.DRAFT and message is None:
            raise FileRefused("The order is submitted. Send further files with a message.")
        most = config().upload_count
        there = order.uploads.filter(message=message).count()
        if there + len(given) > most:
            what = "A message" if message else "An order"
            raise FileRefused(f"{what} can have {most} files; there are {there} already.")
        return [
            Upload.objects.create(
                order=order,
                message=message,
                by=by,
                name=name,
                media_type=kind,
                size_bytes=file.size or 0,
                digest=artefacts.put(_content(file)),
            )
            for file, name, kind in checked
        ]


@transaction.atomic
def remove(order: Order, pk: int) -> bool:
    """Takes a file off a draft; whether it was there. What was submitted keeps its files."""
    if locked(order).state != State.DRAFT:
        return False
    return bool(order.uploads.filter(pk=pk, message=None).delete()[0])


def media_type(file: "UploadedFile[bytes]") -> str:
    """What the file is, told from its bytes alone. Raises FileRefused."""
    size, most = file.size or 0, config().upload_mib
    called = f"“{file.name}”"
    if not size:
        raise FileRefused(f"{called} is empty.")
    if size > most * _MIB:
        raise FileRefused(f"{called} has {size / _MIB:.1f} MiB; a file can have {most} MiB.")
    file.seek(0)
    head = file.read(_HEAD_BYTES)
    guessed = filetype.guess_mime(head)
    if guessed in _TYPES:
        return str(guessed)
    if guessed is None and _is_text(file):
        return _TEXT
    raise FileRefused(f"{called} is of a kind that cannot be taken. Taken are {TAKEN}.")


def safe_name(given: str, kind: str) -> str:
    """The file's name without folders and signs that could mislead, ending as its bytes say."""
    name = unicodedata.normalize("NFC", given.replace("\\", "/").rsplit("/", 1)[-1])
    stem, _, ending = name.rpartition(".") if "." in name.strip(".") else (name, "", "")
    stem = re.sub(r"[^\w\- ()]+", "-", stem).strip("- ")[:_LONGEST_NAME] or "file"
    if kind != _TEXT:
        return f"{stem}.{_TYPES[kind]}"
    return f"{stem}.{ending.lower() if ending.lower() in _TEXT_ENDINGS else 'txt'}"


def served(upload: Upload) -> FileResponse:
    """The file as an attachment that can run nothing on this site."""
    response = FileResponse(artefacts.open_(upload.digest), content_type=upload.media_type)
    plain = upload.name.encode("ascii", "replace").decode().replace("?", "-")
    response["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(upload.name)}"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


def _content(file: "UploadedFile[bytes]") -> bytes:
    file.seek(0)
    return bytes(file.read())


def _is_text(file: "UploadedFile[bytes]") -> bool:
    """Valid UTF-8 without control signs."""
    try:
        text = _content(file).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not any(unicodedata.category(sign) == "Cc" and sign not in "\t\n\r\f" for sign in text)
