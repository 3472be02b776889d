"""Under which terms the code of a built app is: its LICENSE and what its package files say."""

import re
from pathlib import Path
from typing import Literal, get_args

Licence = Literal["MIT", "Apache-2.0", "UNLICENSED"]
LICENCES: tuple[Licence, ...] = get_args(Licence)

_BUILT_WITH: Licence = "MIT"
_TEXTS = Path(__file__).with_name("licences")
_OWN = re.compile(rf'^((?: {{2}}| {{6}})"license": )"{_BUILT_WITH}"', re.MULTILINE)
"""The app's own line: its first in package.json and in package-lock.json, before any package's."""


def put_licence(folder: Path, licence: Licence) -> None:
    """Puts the app in `folder`, as it was built, under the licence."""
    if licence == _BUILT_WITH:
        return
    text = (_TEXTS / f"{licence}.txt").read_text("utf-8")
    (folder / "LICENSE").write_text(text.lstrip("\n"), "utf-8")
    for name in ("package.json", "package-lock.json"):
        file = folder / name
        said = _OWN.sub(rf'\g<1>"{licence}"', file.read_text("utf-8"), count=1)
        file.write_text(said, "utf-8")
