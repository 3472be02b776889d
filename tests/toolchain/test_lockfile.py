import json
from typing import Any

from appmint.toolchain.lockfile import complete


def _lock(packages: dict[str, dict[str, Any]]) -> str:
    return json.dumps({"lockfileVersion": 3, "packages": {"": {}, **packages}})


def test_packages_of_other_systems_that_npm_left_out_are_listed() -> None:
    offered = {"@lint/cli-darwin-arm64": "2.0.0", "@lint/cli-linux-x64-musl": "2.0.0"}
    lock = _lock({"node_modules/lint": {"dev": True, "optionalDependencies": offered}})
    packages = json.loads(complete(lock))["packages"]
    assert packages["node_modules/@lint/cli-darwin-arm64"] == {
        "version": "2.0.0",
        "cpu": ["arm64"],
        "dev": True,
        "optional": True,
        "os": ["darwin"],
    }
    assert packages["node_modules/@lint/cli-linux-x64-musl"]["libc"] == ["musl"]


def test_a_complete_lock_file_keeps_its_bytes() -> None:
    lock = _lock(
        {
            "node_modules/lint": {"optionalDependencies": {"lint-linux-x64": "2.0.0"}},
            "node_modules/lint-linux-x64": {"version": "2.0.0", "integrity": "sha512-x"},
        }
    )
    assert complete(lock) == lock
    assert complete(complete(lock)) == lock


def test_a_package_nested_in_another_counts_as_listed() -> None:
    lock = _lock(
        {
            "node_modules/a/node_modules/lint": {"optionalDependencies": {"lint-linux": "1.0.0"}},
            "node_modules/a/node_modules/lint-linux": {"version": "1.0.0"},
        }
    )
    assert complete(lock) == lock
