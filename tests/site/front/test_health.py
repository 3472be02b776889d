"""What a supervisor hears."""

import pytest
from django.test import Client
from django.utils import timezone

from appmint.site.runs.models import Worker


@pytest.mark.django_db
def test_it_is_ready_only_when_a_worker_is_alive() -> None:
    assert Client().get("/readyz").status_code == 503
    Worker.objects.create(name="one", seen_at=timezone.now())
    assert Client().get("/readyz").status_code == 200


def test_it_is_alive_without_anything_else() -> None:
    assert Client().get("/healthz").status_code == 200
