"""What every test shares: the place of the checkout, and property tests that repeat exactly."""

from pathlib import Path

import pytest
from hypothesis import settings

# The same examples on every machine, and no deadline: the machines of CI are of any speed.
settings.register_profile("appmint", derandomize=True, deadline=None)
settings.load_profile("appmint")


@pytest.fixture(scope="session")
def checkout() -> Path:
    """Return the folder that holds pyproject.toml."""
    return Path(__file__).parent.parent
