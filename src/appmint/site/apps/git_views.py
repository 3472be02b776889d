"""Repositories over git's smart HTTP, for cloning and fetching alone.

Private ones open with a personal token of scope git as the password, whatever the user's name.
"""

import base64
import re
import zlib

from asgiref.sync import sync_to_async
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.csrf import csrf_exempt

from appmint.publish import upload_pack as upload_pack_command
from appmint.site.accounts.models import AccessToken
from appmint.site.apps.access import holds
from appmint.site.apps.git_process import Finished, answer
from appmint.site.apps.models import App
from appmint.site.apps.repository import folder_of

_SERVICE = "git-upload-pack"
_REQUEST_BYTES = 2 * 1024 * 1024
"""What a client says of what it has and wants: a few kilobytes for repositories of ours."""

_PROTOCOL = re.compile(r"version=[012](?::[a-z0-9=-]{1,40})?")
_NEVER_STORED = {
    "Cache-Control": "no-cache, max-age=0, must-revalidate",
    "Expires": "Fri, 01 Jan 1980 00:00:00 GMT",
    "Pragma": "no-cache",
}


class _Refused(Exception):
    """The request ends with this answer."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.response = response


@csrf_exempt
@login_not_required
async def refs(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What the repository has, as the first question of a clone."""
    service = request.GET.get("service", "")
    if request.method != "GET" or service != _SERVICE:
        return _forbidden()
    try:
        app = await sync_to_async(_opened)(request, slug)
    except _Refused as refused:
        return refused.response
    protocol = _protocol(request)
    told = b"" if "version=2" in protocol else b"001e# service=git-upload-pack\n0000"
    return await _streamed(app, "advertisement", b"", protocol, told, "--http-backend-info-refs")


@csrf_exempt
@login_not_required
async def upload_pack(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The objects that a client asks for."""
    if request.method != "POST":
        return _forbidden()
    try:
        app = await sync_to_async(_opened)(request, slug)
        question = _body(request)
    except _Refused as refused:
        return refused.response
    return await _streamed(app, "result", question, _protocol(request))


@csrf_exempt
@login_not_required
def receive_pack(request: HttpRequest, slug: str) -> HttpResponse:
    """Refused: nothing is pushed here."""
    return _forbidden()


@csrf_exempt
@login_not_required
def nothing(request: HttpRequest) -> HttpResponse:
    """Not there."""
    return HttpResponse("Not found.\n", status=404, content_type="text/plain")


async def _streamed(
    app: App, kind: str, question: bytes, protocol: str, told: bytes = b"", *options: str
) -> HttpResponseBase:
    line, environment = upload_pack_command(folder_of(app.slug), *options, protocol=protocol)
    try:
        pieces = await answer(line, environment, question, told)
    except Finished as nothing_said:
        return HttpResponse(f"{nothing_said}\n", status=502, content_type="text/plain")
    return StreamingHttpResponse(
        pieces, content_type=f"application/x-{_SERVICE}-{kind}", headers=_NEVER_STORED
    )


def _opened(request: HttpRequest, slug: str) -> App:
    """The app, when this request may read it. Raises _Refused, Http404.

    Without a valid token a private app and one that is not there are told apart by nobody.
    """
    app = App.objects.filter(slug=slug).first()
    if app is None or not app.public:
        user = AccessToken.holder(_token(request), AccessToken.Scope.GIT)
        if user is None:
            raise _Refused(
                HttpResponse(
                    "Give a personal token for cloning repositories as the password.\n",
                    status=401,
                    content_type="text/plain",
                    headers={"WWW-Authenticate": 'Basic realm="AppMint", charset="UTF-8"'},
                )
            )
        if app is None or not holds(user, app):
            raise Http404
    if not (folder_of(slug) / ".git").is_dir():
        raise Http404
    return app


def _token(request: HttpRequest) -> str:
    """The password of the Basic header; empty where there is none."""
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return ""
    try:
        text = base64.b64decode(given, validate=True).decode()
    except ValueError:
        return ""
    return text.partition(":")[2]


def _body(request: HttpRequest) -> bytes:
    """What the client asks, unpacked where it came packed. Raises _Refused."""
    length = request.headers.get("Content-Length") or "0"
    if not length.isdecimal() or int(length) > _REQUEST_BYTES:
        raise _Refused(HttpResponse(status=413))
    body = request.read(_REQUEST_BYTES + 1)
    encoding = request.headers.get("Content-Encoding", "identity").lower()
    if encoding in ("gzip", "x-gzip"):
        unpacking = zlib.decompressobj(wbits=31)
        try:
            body = unpacking.decompress(body, _REQUEST_BYTES + 1)
        except zlib.error as error:
            raise _Refused(HttpResponse(status=400)) from error
    elif encoding != "identity":
        raise _Refused(HttpResponse(status=415))
    if len(body) > _REQUEST_BYTES:
        raise _Refused(HttpResponse(status=413))
    return body


def _protocol(request: HttpRequest) -> str:
    said = request.headers.get("Git-Protocol", "")
    return said if _PROTOCOL.fullmatch(said) else ""


def _forbidden() -> HttpResponse:
    return HttpResponse(
        "These repositories can be cloned and fetched, by git's smart HTTP; nothing else.\n",
        status=403,
        content_type="text/plain",
    )
