"""The negative control: criteria must fail on an app that lacks what they claim."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from appmint.quality.plan import built, session_plan
from appmint.quality.session import run_session
from appmint.quality.verification import criteria_results
from appmint.spec.app import AppSpec


class ControlNotRunError(Exception):
    """The criteria could not be run against the shell; the message says why."""


def negative_control(
    shell_folder: Path, spec: AppSpec, tests: Mapping[str, str], *, node_modules: Path
) -> list[str]:
    """Ids of criteria that wrongly pass against the bare shell; empty is right.

    `tests` are the app's acceptance files, path -> source. Raises ControlNotRunError if the shell
    did not come up or a criterion gave no result: silence is not a failure of the criterion.
    """
    if not built(spec):
        return []
    with tempfile.TemporaryDirectory(prefix="appmint-control-") as evidence:
        findings = run_session(
            shell_folder,
            session_plan(spec, "criteria"),
            node_modules=node_modules,
            evidence=Path(evidence),
            extra_files=tests,
        )
    told = {test.id for test in findings.tests}
    silent = [criterion.id for criterion in built(spec) if criterion.id not in told]
    if silent:
        broken = next((c.summary for c in findings.checks if c.status != "pass"), "")
        raise ControlNotRunError(
            f"The negative control gave no result for {', '.join(silent)}: "
            f"{broken or findings.missing_because}"
        )
    results = criteria_results(spec, findings.tests)
    return [result.id for result in results if result.status == "pass"]
