"""Chromium and bubblewrap: where they are on this machine."""

import os
import re
import shutil
from pathlib import Path

from appmint.toolchain.errors import SetupError

_CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_CHROMIUM_SETTING = "APPMINT_CHROMIUM"


def chromium() -> Path:
    """Return the path of a Chromium program.

    Looked for in this order: the setting APPMINT_CHROMIUM, the distribution's own on the PATH,
    the newest one in Playwright's folder of browsers.

    Raises:
        SetupError: there is none, or APPMINT_CHROMIUM names a file that is not a program.
    """
    setting = os.environ.get(_CHROMIUM_SETTING)
    if setting:
        chosen = Path(setting)
        if not os.access(chosen, os.X_OK) or chosen.is_dir():
            raise SetupError(
                f"{_CHROMIUM_SETTING} is set to {setting}, which is not a program: correct it or "
                "unset it."
            )
        return chosen
    for name in _CHROMIUM_NAMES:
        found = shutil.which(name)
        if found:
            return Path(found)
    downloaded = _playwright_chromium()
    if downloaded is None:
        raise SetupError(
            "Chromium is missing: install it (Debian: apt-get install chromium), run "
            "`appmint setup`, or point APPMINT_CHROMIUM at one."
        )
    return downloaded


def bubblewrap() -> Path:
    """Return the path of bubblewrap, the program that makes the sandbox.

    Raises:
        SetupError: it is not installed.
    """
    found = shutil.which("bwrap")
    if not found:
        raise SetupError(
            "bubblewrap is missing, without which no generated code is run: install it "
            "(Debian: apt-get install bubblewrap)."
        )
    return Path(found)


def _playwright_chromium() -> Path | None:
    configured = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    folder = Path(configured) if configured else Path.home() / ".cache" / "ms-playwright"
    found = [
        *folder.glob("chromium-*/chrome-linux*/chrome"),
        *folder.glob("chromium_headless_shell-*/chrome-*linux*/*headless*shell"),
    ]
    programs = [path for path in found if os.access(path, os.X_OK)]
    return max(programs, key=_revision, default=None)


def _revision(program: Path) -> tuple[int, bool]:
    """Newest first; of one revision, the whole browser before the headless shell."""
    digits = re.search(r"-(\d+)", program.parent.parent.name)
    return (int(digits.group(1)) if digits else 0, program.name == "chrome")
