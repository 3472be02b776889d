"""Apps that the builder really made, and the store they are delivered from."""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from appmint.pipeline import build_pages as build_for_real
from appmint.site.accounts.models import User
from appmint.site.apps import handover
from appmint.site.apps.models import Delivery
from appmint.site.config import config
from tests.site.apps.making import REVISED, Built, accepted, built, handed_over


@pytest.fixture
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder of this test alone."""
    data = tmp_path / "data"
    data.mkdir()
    monkeypatch.setenv("APPMINT_DATA", str(data))
    config.cache_clear()
    yield data
    config.cache_clear()


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


@pytest.fixture(scope="session")
def revised_library(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The app of `making.REVISED`."""
    return built(REVISED, tmp_path_factory.mktemp("revised"))


@pytest.fixture
def delivery(own_data: Path, library: Built, customer: User, operator: User) -> Delivery:
    """The delivered app of the customer; nobody else may see it."""
    return handed_over(accepted(library, customer, operator))
