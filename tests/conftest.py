"""What every test shares: the place of the checkout, and property tests that repeat exactly."""

import os
import tempfile
from pathlib import Path

import django
import pytest
from django.conf import settings as django_settings
from hypothesis import settings

# The site under test keeps its data in a folder of its own, whatever this shell has set.
for name in [
    each for each in os.environ if each.startswith(("APPMINT_", "STRIPE_", "GITHUB_CLIENT"))
]:
    del os.environ[name]
os.environ.pop("DATABASE_URL", None)
_DATA = tempfile.TemporaryDirectory(prefix="appmint-tests-")
os.environ["APPMINT_DATA"] = _DATA.name
os.environ["APPMINT_SECRET_KEY"] = "a key for tests alone, long enough not to be warned about"
os.environ["DJANGO_SETTINGS_MODULE"] = "appmint.site.settings"
django.setup()
# Each process of a parallel test run makes its own: it must not find this one's settings.
del os.environ["DJANGO_SETTINGS_MODULE"]
# Pages are tested without the built styles; tests/e2e runs the whole site with them.
django_settings.STORAGES["staticfiles"]["BACKEND"] = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
)
# Passwords of people in tests need not be hard to guess from a stolen database.
django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
Path(django_settings.STATIC_ROOT).mkdir()
Path(_DATA.name, "assets").mkdir()

# The same examples on every machine, and no deadline: the machines of CI are of any speed.
settings.register_profile("appmint", derandomize=True, deadline=None)
settings.load_profile("appmint")


@pytest.fixture(scope="session")
def checkout() -> Path:
    """Return the folder that holds pyproject.toml."""
    return Path(__file__).parent.parent
