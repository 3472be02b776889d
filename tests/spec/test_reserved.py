"""Names of records that would hide what JavaScript has."""

import json
import re
import subprocess

from appmint.spec.reserved import objection
from appmint.toolchain import node

_GLOBALS = """
const names = require('node:vm').runInNewContext('Object.getOwnPropertyNames(globalThis)')
console.log(JSON.stringify(names.filter((name) => /^[A-Z][a-z]/.test(name))))
"""


def test_no_record_is_called_like_what_javascript_has() -> None:
    told = subprocess.run([node(), "-e", _GLOBALS], capture_output=True, text=True, check=True)
    words = {re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower() for name in json.loads(told.stdout)}
    assert {"data_view", "promise", "weak_map"} <= words
    # Nobody calls a record "NaN" or "Float32Array".
    said = {word for word in words if re.fullmatch(r"[a-z_]{4,}", word)}
    assert [word for word in sorted(said) if objection(word, f"{word}s") is None] == []
