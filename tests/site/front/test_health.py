"""What a supervisor hears."""

from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from appmint.site.runs.models import Worker


@pytest.mark.django_db
def test_it_is_ready_only_when_a_worker_is_alive(own_queue: None) -> None:
    assert Client().get("/readyz").status_code == 503
    Worker.objects.create(name="one", seen_at=timezone.now())
    assert Client().get("/readyz").status_code == 200


@pytest.mark.django_db
def test_it_is_not_ready_without_its_queue(own_data: Path) -> None:
    Worker.objects.create(name="one", seen_at=timezone.now())
    answer = Client().get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"database": True, "queue": False, "worker": True}


def test_it_is_alive_without_anything_else() -> None:
    assert Client().get("/healthz").status_code == 200
