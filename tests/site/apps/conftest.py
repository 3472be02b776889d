"""Apps that the builder really made, and the store they are delivered from."""

from pathlib import Path

import pytest

from appmint.site.accounts.models import User
from appmint.site.apps.models import Delivery
from tests.site.apps.making import REVISED, Built, accepted, built, handed_over


@pytest.fixture(scope="session")
def revised_library(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The app of `making.REVISED`."""
    return built(REVISED, tmp_path_factory.mktemp("revised"))


@pytest.fixture
def delivery(own_data: Path, library: Built, customer: User, operator: User) -> Delivery:
    """The delivered app of the customer; nobody else may see it."""
    return handed_over(accepted(library, customer, operator))
