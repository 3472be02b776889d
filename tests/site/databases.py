"""Databases with every migration, made once in a test run and copied for each test."""

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

_MIGRATED = "migrated"


def migrated_file(shared: Path) -> Path:
    """A SQLite database to be copied; `shared` is a folder of all processes of the test run."""
    folder = shared / _MIGRATED
    with _alone(shared):
        if not folder.exists():
            made = shared / "sqlite-in-the-making"
            _migrate(made, {})
            with closing(sqlite3.connect(made / "site.sqlite3")) as database:
                # All of it in the one file that is copied.
                database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            made.rename(folder)
    return folder / "site.sqlite3"


def migrated_database(server: str, shared: Path) -> str:
    """The name of a PostgreSQL database that others are made from."""
    with _alone(shared), psycopg.connect(server, autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [_MIGRATED])
        if known.fetchone() is None:
            with database(server, keep_as=_MIGRATED) as url:
                data = shared / "postgresql-in-the-making"
                _migrate(data, {"DATABASE_URL": url})
                shutil.rmtree(data, ignore_errors=True)
    return _MIGRATED


@contextmanager
def database(server: str, *, template: str = "", keep_as: str = "") -> Iterator[str]:
    """A PostgreSQL database as an URL, empty or a copy; it goes or gets a name at the end."""
    name = f"test_{uuid.uuid4().hex}"
    source = f' TEMPLATE "{template}"' if template else ""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"{source}')
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        if keep_as:
            connection.execute(f'ALTER DATABASE "{name}" RENAME TO "{keep_as}"')
        else:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _migrate(data: Path, environment: dict[str, str]) -> None:
    (data / "assets").mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--verbosity=0", "--skip-checks"],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "appmint.site.settings",
            "APPMINT_DATA": str(data),
            **environment,
        },
        check=True,
    )


@contextmanager
def _alone(shared: Path) -> Iterator[None]:
    with (shared / "databases.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
