"""`python -m appmint.toolchain [FOLDER ...]`: bring what is missing on this machine.

With folders, the npm packages of each one's lock file too.
"""

import sys
from pathlib import Path

from appmint.toolchain import SetupError, ensure_all
from appmint.toolchain.modules import modules_folder, stack_modules


def main() -> int:
    """Return the exit code: 0 when everything is there, 1 when something could not be had."""
    try:
        ensure_all(_say)
        for folder in map(Path, sys.argv[1:]):
            if not modules_folder(folder).is_dir():
                _say(f"Installing the npm packages of {folder}")
            stack_modules(folder)
    except SetupError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
