import gzip
import os
import subprocess
import zlib
from base64 import b64encode
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from asgiref.sync import async_to_sync
from django.http import StreamingHttpResponse
from django.test import AsyncClient, Client
from django.utils import timezone

from appmint.site.accounts.models import AccessToken, User
from appmint.site.apps.models import App, Delivery
from appmint.site.asgi import application
from tests.site.apps.making import Built, accepted, handed_over, revised
from tests.site.apps.serving import served

Scope = AccessToken.Scope
REFS = "/git/village-library.git/info/refs?service=git-upload-pack"
ASK = "/git/village-library.git/git-upload-pack"


def _token(user: User, scope: str = Scope.GIT) -> str:
    return AccessToken.issue(user, "laptop", scope)[1]


def _basic(password: str) -> dict[str, str]:
    return {"Authorization": "Basic " + b64encode(f"me:{password}".encode()).decode()}


def _status(path: str, password: str | None = None) -> int:
    headers = _basic(password) if password is not None else {}
    return _answered("GET", path, headers=headers)


def _answered(method: str, path: str, **options: Any) -> int:
    """The status of an answer that was read to its end."""

    async def ask() -> int:
        answer = await AsyncClient().generic(method, path, **options)
        if answer.streaming:
            streamed = cast("StreamingHttpResponse", answer)
            pieces = cast("AsyncIterator[bytes]", streamed.streaming_content)
            assert b"".join([piece async for piece in pieces])
        return answer.status_code

    return async_to_sync(ask)()


def _git(*arguments: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "Ada",
            "GIT_AUTHOR_EMAIL": "ada@example.com",
            "GIT_COMMITTER_NAME": "Ada",
            "GIT_COMMITTER_EMAIL": "ada@example.com",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_private_repository_asks_for_a_token(delivery: Delivery) -> None:
    answer = Client().get(REFS)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Basic")


def test_one_that_is_not_there_asks_for_a_token_as_well(delivery: Delivery) -> None:
    assert _status(REFS.replace("village", "secret")) == 401


def test_its_owner_and_operators_open_it(
    delivery: Delivery, customer: User, operator: User
) -> None:
    assert _status(REFS, _token(customer)) == 200
    assert _status(REFS, _token(operator)) == 200


def test_to_another_customer_it_is_not_there(delivery: Delivery, other: User) -> None:
    assert _status(REFS, _token(other)) == 404
    assert _status(REFS.replace("village", "secret"), _token(other)) == 404


def test_a_wrong_token_opens_nothing(delivery: Delivery) -> None:
    assert _status(REFS, "apm_wrong") == 401
    assert Client().get(REFS, headers={"Authorization": "Basic %%%"}).status_code == 401
    assert Client().get(REFS, headers={"Authorization": "Bearer x"}).status_code == 401


def test_a_token_for_the_api_opens_no_repository(delivery: Delivery, customer: User) -> None:
    assert _status(REFS, _token(customer, Scope.API)) == 401


def test_a_revoked_token_opens_nothing(delivery: Delivery, customer: User) -> None:
    token = _token(customer)
    AccessToken.objects.update(revoked_at=timezone.now())
    assert _status(REFS, token) == 401


def test_the_token_of_a_closed_account_opens_nothing(delivery: Delivery, customer: User) -> None:
    token = _token(customer)
    User.objects.filter(pk=customer.pk).update(is_active=False)
    assert _status(REFS, token) == 401


def test_being_signed_in_to_the_site_is_no_key(
    delivery: Delivery, customer: User, signed_in: Callable[[User], Client]
) -> None:
    assert signed_in(customer).get(REFS).status_code == 401


def test_a_public_repository_is_open(delivery: Delivery) -> None:
    App.objects.update(public=True)
    assert _status(REFS) == 200


def test_pushing_and_the_old_protocol_are_refused(delivery: Delivery, customer: User) -> None:
    token = _token(customer)
    for path in (
        "/git/village-library.git/info/refs",
        "/git/village-library.git/info/refs?service=git-receive-pack",
        "/git/village-library.git/git-receive-pack",
    ):
        assert _status(path, token) == 403, path
        assert Client().post(path, headers=_basic(token)).status_code == 403, path


def test_nothing_else_is_served(delivery: Delivery, customer: User) -> None:
    token = _token(customer)
    for path in (
        "/git/village-library.git/HEAD",
        "/git/village-library.git/objects/info/packs",
        "/git/village-library/info/refs?service=git-upload-pack",
        "/git/../secret-key",
        "/git/%2e%2e/secret-key",
        "/git/..%2f..%2fvillage-library.git/info/refs?service=git-upload-pack",
        "/git/.village-library.lock.git/info/refs?service=git-upload-pack",
        "/git/village-library.git/../village-library.git/config",
        "/git/",
    ):
        assert _status(path, token) == 404, path


def test_a_packed_question_is_unpacked_within_bounds(delivery: Delivery, customer: User) -> None:
    def ask(body: bytes, encoding: str) -> int:
        headers = {**_basic(_token(customer)), "Content-Encoding": encoding}
        headers["Git-Protocol"] = "version=2"
        return _answered("POST", ASK, data=body, headers=headers)

    refs = b"0014command=ls-refs\n0000"
    assert ask(refs, "identity") == 200
    assert ask(gzip.compress(refs), "gzip") == 200
    assert ask(zlib.compress(refs), "gzip") == 400
    assert ask(refs, "br") == 415
    assert ask(gzip.compress(b"0" * 50_000_000), "gzip") == 413
    assert ask(b"0" * 3_000_000, "identity") == 413


@pytest.fixture
def live(
    transactional_db: None, own_data: Path, library: Built, customer: User, operator: User
) -> Iterator[tuple[Delivery, str]]:
    """A private app's delivery, and the address of the site's host."""
    delivery = handed_over(accepted(library, customer, operator))
    with served(application) as port:
        yield delivery, f"127.0.0.1:{port}"


def test_git_itself_clones_fetches_and_cannot_push(
    live: tuple[Delivery, str],
    revised_library: Built,
    customer: User,
    other: User,
    operator: User,
    tmp_path: Path,
) -> None:
    delivery, host = live
    token = _token(customer)
    address = f"http://ada:{token}@{host}/git/village-library.git"
    cloned = _git("clone", address, "mine", folder=tmp_path)
    assert cloned.returncode == 0, cloned.stderr
    mine = tmp_path / "mine"
    assert _git("rev-parse", "HEAD", folder=mine).stdout.strip() == delivery.commit
    assert (mine / "package.json").is_file()

    second = handed_over(revised(delivery, revised_library, operator))
    assert _git("pull", "--ff-only", folder=mine).returncode == 0
    assert _git("rev-parse", "HEAD", folder=mine).stdout.strip() == second.commit

    old = _git("-c", "protocol.version=0", "clone", "--depth=1", address, "old", folder=tmp_path)
    assert old.returncode == 0, old.stderr

    (mine / "note.txt").write_text("mine")
    _git("add", "note.txt", folder=mine)
    _git("commit", "-m", "A note", folder=mine)
    pushed = _git("push", folder=mine)
    assert pushed.returncode != 0
    assert "403" in pushed.stderr

    for wrong in ("apm_wrong", _token(other), _token(customer, Scope.API)):
        refused = _git("clone", f"http://x:{wrong}@{host}/git/village-library.git", folder=tmp_path)
        assert refused.returncode != 0
    App.objects.update(public=True)
    open_to_all = f"http://{host}/git/village-library.git"
    assert _git("clone", open_to_all, "theirs", folder=tmp_path).returncode == 0
