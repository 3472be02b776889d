"""What holds in production, as it is deployed behind HTTPS."""

import os
import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.test import Client

from tests.site.addresses import every
from tests.site.world import World

_INLINE = re.compile(
    r"<style|<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE
)
"""What a page without inline styles and scripts never has."""


def test_django_finds_nothing_to_mend_before_a_deployment(tmp_path: Path, checkout: Path) -> None:
    (tmp_path / "assets").mkdir()
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=checkout,
        env={
            **os.environ,
            "APPMINT_DATA": str(tmp_path),
            "APPMINT_URL": "https://apps.example.com",
            "APPMINT_PREVIEW_URL": "https://{name}.preview.example.com",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "no issues (0 silenced)" in done.stdout


@pytest.mark.django_db
def test_no_page_has_or_allows_inline_scripts_and_styles(world: World) -> None:
    seen = 0
    for ask in every():
        if ask.unsafe or ask.of_api or ask.address.startswith("git/"):
            continue
        for who in ("visitor", "owner", "operator"):
            client = Client()
            if user := world.people[who]:
                client.force_login(user)
            with closing(client.get(ask.filled(world.parts))) as answer:
                policy = answer.headers["Content-Security-Policy"]
                if "sandbox" in policy:
                    assert "script" not in policy, ask
                    continue
                assert "script-src 'self';" in policy, ask
                assert "unsafe" not in policy, ask
                if answer.headers.get("Content-Type", "").startswith("text/html"):
                    seen += 1
                    found = _INLINE.search(answer.text)
                    assert found is None, f"{ask} for {who}: {answer.text[found.start() :][:80]}"
    assert seen > 100
