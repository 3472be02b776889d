"""What one page of the site costs on the server: CPU time, queries, bytes.

    python bench/pages.py

Asks each page of `platform_load` in this process, without a network, on SQLite: the least CPU time
of several requests, which other work on the machine does not change much.
"""

import tempfile
import time

import click
from platform_load import TEXT, Visitor, prepare, settings

ASKED = 7


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="appmint-bench-") as data:
        settings(data, "")
        import django

        django.setup()
        from appmint.site.config import config
        from appmint.site.preparation import prepare as prepare_site

        prepare_site(config(), lambda _: None)
        # The first is an operator, the second is not; both have an order in the queue.
        for visitor in prepare(orders=2, users=2, texts=[TEXT] * 2):
            ask(visitor)


def ask(visitor: Visitor) -> None:
    from django.conf import settings as django_settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    django_settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    client.cookies["appmint_session"] = visitor.session
    for name, address in visitor.addresses:
        cpu_ms = []
        for _ in range(ASKED):
            begun = time.process_time()
            answer = client.get(address)
            cpu_ms.append(1000 * (time.process_time() - begun))
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        size_kib = len(answer.content) / 1024
        click.echo(
            f"{min(cpu_ms):5.1f} ms CPU  {len(queries):2d} queries  {size_kib:4.0f} KiB  "
            f"{answer.status_code}  {name}"
        )


if __name__ == "__main__":
    main()
