import json
import subprocess
import zipfile
from pathlib import Path

from appmint.builder.licensing import LICENCES
from appmint.site.accounts.models import User
from appmint.site.apps import handover, repository
from appmint.site.apps.models import App, Delivery
from appmint.site.orders import actions
from appmint.site.orders.models import Order
from appmint.site.runs import artefacts, bundles
from tests.site.apps.making import Built, accepted, handed_over, revised


def _git(slug: str, *arguments: str) -> str:
    command = ["git", "-C", str(repository.folder_of(slug)), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_a_delivery_is_in_its_repository_and_in_its_zip(delivery: Delivery) -> None:
    assert _git("village-library", "rev-parse", "main").strip() == delivery.commit
    names = _git("village-library", "ls-tree", "-r", "--name-only", "main").splitlines()
    with zipfile.ZipFile(artefacts.path(delivery.zip_digest)) as archive:
        assert sorted(archive.namelist()) == sorted(f"village-library/{name}" for name in names)
    assert "package.json" in names
    assert not any(name.startswith(("dist/", "evidence/")) for name in names)


def test_the_folder_of_a_repository_holds_nothing_but_the_repository(delivery: Delivery) -> None:
    folder = repository.folder_of(delivery.app.slug)
    assert [entry.name for entry in folder.iterdir()] == [".git"]


def test_what_the_preview_runs_has_its_pages_built(delivery: Delivery) -> None:
    assert bundles.member(delivery.build_digest, "dist/index.html")
    assert bundles.member(delivery.build_digest, "server/main.ts")


def test_publishing_a_run_again_finds_its_delivery(delivery: Delivery) -> None:
    again = handover.publish(delivery.run)
    assert again == delivery
    assert Delivery.objects.count() == App.objects.count() == 1


def test_a_worker_killed_before_the_delivery_was_written_makes_the_same_commits(
    delivery: Delivery,
) -> None:
    commits = _git("village-library", "log", "--format=%H")
    run = delivery.run
    Delivery.objects.all().delete()
    again = handover.publish(run)
    assert again.commit == delivery.commit
    assert again.zip_digest == delivery.zip_digest
    assert _git("village-library", "log", "--format=%H") == commits


def test_a_worker_killed_before_the_commit_makes_the_same_commits(delivery: Delivery) -> None:
    run = delivery.run
    folder = repository.folder_of("village-library")
    (folder / ".git").rename(folder.parent / "elsewhere")
    (folder / "half").write_text("left by the killed one")
    Delivery.objects.all().delete()
    assert handover.publish(run).commit == delivery.commit


def test_a_revision_is_one_further_commit_that_replaces_the_files(
    delivery: Delivery, revised_library: Built, operator: User
) -> None:
    second = handed_over(revised(delivery, revised_library, operator))
    assert second.number == 2
    assert _git("village-library", "rev-parse", "main~1").strip() == delivery.commit
    files = set(_git("village-library", "ls-tree", "-r", "--name-only", "main").splitlines())
    built = {
        path.relative_to(revised_library.folder).as_posix()
        for path in revised_library.folder.rglob("*")
        if path.is_file()
    }
    assert files == built | {"server/db/migrations/0001_revision.sql"}
    assert App.objects.count() == 1


def test_two_apps_of_one_name_have_repositories_of_their_own(
    delivery: Delivery, library: Built, other: User, operator: User
) -> None:
    second = handed_over(accepted(library, other, operator))
    assert second.app.slug == "village-library-2"
    assert repository.folder_of("village-library-2").is_dir()


def test_an_address_of_the_site_is_no_apps_name(
    own_data: Path, library: Built, customer: User, operator: User
) -> None:
    run = accepted(library, customer, operator, name="verify")
    assert handover.publish(run).app.slug == "verify-2"


def test_the_certificate_names_what_was_delivered_and_who_approved_it(delivery: Delivery) -> None:
    certificate = delivery.certificate
    assert certificate["order"] == delivery.app.order.number
    assert certificate["commit"] == delivery.commit
    assert certificate["zip_sha256"] == delivery.zip_digest
    assert certificate["generation_approved_by"] == "Olga"
    assert certificate["delivery_approved_by"] == "Olga"
    assert certificate["price_micro_ece"] == delivery.app.order.price_micro
    assert certificate["model_cost_micro_usd"] == 0
    report = json.loads(artefacts.path(delivery.report_digest).read_text())
    assert report["score"]["total"] == certificate["score"] == 93


def test_an_order_approved_again_after_a_failure_names_who_took_it_up(
    own_data: Path, library: Built, customer: User, operator: User
) -> None:
    run = accepted(library, customer, operator)
    order = actions.fail(run.order, operator, "A fault on our side.")
    order = actions.retry(order, operator)
    again = order.runs.get(attempt=2)
    for name in ("spec_digest", "source_digest", "evidence_digest", "report"):
        setattr(again, name, getattr(run, name))
    again.save()
    order = actions.accept(actions.review(actions.start(order), again), operator)
    certificate = handover.publish(again).certificate
    assert certificate["generation_approved_by"] == "Olga"


def test_the_code_is_under_the_licence_that_was_ordered(
    own_data: Path, library: Built, customer: User, operator: User
) -> None:
    handed_over(accepted(library, customer, operator, licence=Order.Licence.APACHE))
    text = _git("village-library", "show", "main:LICENSE")
    assert "Apache License" in text
    assert set(Order.Licence.values) == set(LICENCES)
