"""The server that tests on PostgreSQL have."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest


@pytest.mark.postgresql
def test_every_migration_runs_and_the_ledger_is_append_only(
    postgresql_url: str, tmp_path: Path, checkout: Path
) -> None:
    done = subprocess.run(
        [sys.executable, checkout / "manage.py", "migrate", "--verbosity", "0", "--skip-checks"],
        env={**os.environ, "DATABASE_URL": postgresql_url, "APPMINT_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    with psycopg.connect(postgresql_url, autocommit=True) as database:
        for statement in (
            "UPDATE wallet_transfer SET amount_micro = 1",
            "DELETE FROM wallet_transfer",
            "TRUNCATE wallet_transfer CASCADE",
        ):
            with pytest.raises(psycopg.errors.RestrictViolation, match="never changed or deleted"):
                database.execute(statement)
