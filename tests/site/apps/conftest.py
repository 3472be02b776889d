"""Apps that the builder really made, and the store they are delivered from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from appmint.site.accounts.models import User
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
def revised_library(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The app of `making.REVISED`."""
    return built(REVISED, tmp_path_factory.mktemp("revised"))


@pytest.fixture
def delivery(own_data: Path, library: Built, customer: User, operator: User) -> Delivery:
    """The delivered app of the customer; nobody else may see it."""
    return handed_over(accepted(library, customer, operator))
