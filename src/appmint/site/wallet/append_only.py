"""Triggers with which the database itself refuses to change or delete a transfer.

A migration that rebuilds the table on SQLite loses them: it ends with `install` again, and a test
looks that they are there.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

_REFUSAL = "transfers are never changed or deleted"

_SQLITE = tuple(
    f"CREATE TRIGGER IF NOT EXISTS wallet_transfer_no_{event.lower()} "
    f"BEFORE {event} ON wallet_transfer BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    for event in ("UPDATE", "DELETE")
)

_POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION wallet_transfer_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$",
    *(
        f"CREATE OR REPLACE TRIGGER wallet_transfer_no_{event.lower()} "
        f"BEFORE {event} ON wallet_transfer "
        "FOR EACH STATEMENT EXECUTE FUNCTION wallet_transfer_refuse()"
        for event in ("UPDATE", "DELETE", "TRUNCATE")
    ),
)


def install(connection: BaseDatabaseWrapper) -> None:
    """Puts the triggers there; doing it again changes nothing."""
    statements = _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
