"""`python -m appmint.toolchain`: bring what is missing on this machine."""

import sys

from appmint.toolchain import SetupError, ensure_all


def main() -> int:
    """Return the exit code: 0 when everything is there, 1 when something could not be had."""
    try:
        ensure_all(_say)
    except SetupError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
