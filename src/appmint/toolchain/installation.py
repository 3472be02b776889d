"""Bring what is missing on this machine; do nothing, quickly, when all is there."""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from appmint.toolchain.errors import SetupError
from appmint.toolchain.modules import link_modules, modules_folder, stack_modules
from appmint.toolchain.node import node
from appmint.toolchain.programs import bubblewrap, chromium

Report = Callable[[str], None]

WEB_STACK = Path(__file__).parent.parent / "stacks" / "web"

# Chromium without the parts for a screen, which verification prefers; Debian alone has it.
_HEADLESS_PACKAGE = "chromium-headless-shell"
_HEADLESS_PROGRAM = Path("/usr/lib/chromium/chromium-headless-shell")

# Chromium draws text with these; without any font, screenshots show boxes.
_FONTS = ("fonts-liberation", "fonts-noto-color-emoji")
_APT_TIMEOUT_S = 600


def ensure_all(report: Report) -> None:
    """Install whatever of Node packages, Chromium, bubblewrap and git is missing.

    Args:
        report: called with one line per thing being installed, and not at all if nothing is.

    Raises:
        SetupError: something is missing and cannot be installed from here; all of it is named,
            and what could be installed was.
    """
    node()
    missing: list[str] = []
    wanted = _missing_packages()
    if wanted:
        _install_from_distribution(wanted, report)
    if not _HEADLESS_PROGRAM.is_file() and _is_offered(_HEADLESS_PACKAGE):
        # Of its own: where it cannot be had, the whole browser serves as well, only slower.
        _install_from_distribution([_HEADLESS_PACKAGE], report)
    if not modules_folder(WEB_STACK).is_dir():
        report("Installing the web stack's npm packages")
    modules = stack_modules(WEB_STACK)
    if _in_checkout():
        link_modules(WEB_STACK)
    try:
        chromium()
    except SetupError:
        try:
            _install_playwright_chromium(modules, report)
        except SetupError as error:
            missing.append(str(error))
    try:
        bubblewrap()
    except SetupError as error:
        missing.append(str(error))
    if not shutil.which("git"):
        missing.append("git is missing: install it (Debian: apt-get install git).")
    if missing:
        raise SetupError("\n".join(missing))


def _in_checkout() -> bool:
    """Whether this is a working copy of AppMint, as opposed to an installed wheel."""
    return (WEB_STACK.parents[3] / "pyproject.toml").is_file()


def _missing_packages() -> list[str]:
    """Return the Debian packages whose programs are not there."""
    wanted = []
    try:
        chromium()
    except SetupError:
        wanted += ["chromium", *_FONTS]
    try:
        bubblewrap()
    except SetupError:
        wanted.append("bubblewrap")
    if not shutil.which("git"):
        wanted.append("git")
    return wanted


def _is_offered(package: str) -> bool:
    """Whether the distribution's lists, as they are on this machine, name the package."""
    apt_cache = shutil.which("apt-cache")
    if not apt_cache or _apt_prefix() is None:
        return False
    shown = subprocess.run(
        [apt_cache, "show", "--no-all-versions", package], capture_output=True, check=False
    )
    return shown.returncode == 0


def _install_from_distribution(packages: Sequence[str], report: Report) -> None:
    """Try apt-get; whether it worked is seen by looking for the programs afterwards."""
    prefix = _apt_prefix()
    if prefix is None:
        return
    report(f"Installing from the distribution: {' '.join(packages)}")
    install = [*prefix, "install", "-y", "--no-install-recommends", *packages]
    # The lists first: on a fresh machine there are none, on an old one they are out of date.
    for command in ([*prefix, "update"], install):
        try:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                check=False,
                timeout=_APT_TIMEOUT_S,
            )
        except subprocess.TimeoutExpired:
            report(f"apt-get gave no answer within {_APT_TIMEOUT_S} s and was stopped")
            return
        if done.returncode != 0:
            last = done.stderr.strip().splitlines()[-1:] or ["no message"]
            report(f"apt-get {command[len(prefix)]} failed: {last[0]}")


def _apt_prefix() -> list[str] | None:
    """Return the command that runs apt-get with the rights it needs, None where there is none."""
    apt_get = shutil.which("apt-get")
    if not apt_get:
        return None
    options = ["DEBIAN_FRONTEND=noninteractive", apt_get, "-q", "-o", "DPkg::Lock::Timeout=120"]
    if os.geteuid() == 0:
        return ["env", *options]
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode:
        return None
    return [sudo, "-n", "env", *options] if sudo else None


def _install_playwright_chromium(modules: Path, report: Report) -> None:
    command_line = modules / "playwright-core" / "cli.js"
    if not command_line.is_file():
        chromium()  # raises the sentence that says how to get one
        return
    report("Installing Playwright's own Chromium")
    done = subprocess.run(
        [node(), command_line, "install", "chromium"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SetupError(
            "Chromium is missing and Playwright's own could not be downloaded: install it "
            "(Debian: apt-get install chromium) or point APPMINT_CHROMIUM at one."
        )
    program = chromium()
    started = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    if started.returncode != 0:
        reason = (started.stderr.strip().splitlines() or ["no message"])[0]
        raise SetupError(
            f"Playwright's Chromium was downloaded but does not start ({reason}): install the "
            "libraries it needs (Debian: apt-get install chromium brings them)."
        )
