"""The hand-over of a run: repository, zip, what the preview runs, certificate, delivery."""

import json
from collections.abc import Iterator
from itertools import count

from django.db import IntegrityError, transaction
from django.utils import timezone

from appmint.builder.project import package_name
from appmint.pipeline import build_pages
from appmint.site.apps import repository
from appmint.site.apps.certificate import certified
from appmint.site.apps.models import App, Delivery
from appmint.site.orders.models import Order
from appmint.site.runs import artefacts, bundles
from appmint.site.runs.models import Run
from appmint.site.runs.specs import spec_at
from appmint.site.runs.workplace import workplace
from appmint.spec import AppSpec

_RESERVED = frozenset(("api", "keys", "verify", "www"))
"""Names that are no app's: they are addresses of the site, or look like it."""

_SLUG_LENGTH = 63


def publish(run: Run) -> Delivery:
    """The delivery of a verified run; made once, found when asked for again.

    Raises PublishError when git fails, PipelineError when the pages do not build,
    SandboxUnavailable, KeyUnusable. What was made until then is found the next time.
    """
    if found := Delivery.objects.filter(run=run).first():
        return found
    spec = spec_at(run.spec_digest)
    app = _app(run.order, spec)
    with repository.alone_with(app.slug) as folder, workplace(run) as work:
        if found := Delivery.objects.filter(run=run).first():
            return found
        build = work / "build"
        bundles.unpack(run.source_digest, build)
        build_pages(build)
        build_digest = bundles.pack(build, leave_out=["node_modules"])
        # From a copy of its own: the build has run the app's code in the other.
        source = work / "source"
        bundles.unpack(run.source_digest, source)
        sha = repository.commit(folder, app, run, spec, source)
        zip_digest = repository.zipped(folder, app.slug, work)
        with transaction.atomic():
            order = Order.objects.select_for_update().get(pk=run.order_id)
            delivery = Delivery(
                app=app,
                run=run,
                number=app.deliveries.count() + 1,
                commit=sha,
                spec_digest=run.spec_digest,
                report_digest=artefacts.put(_report(run)),
                evidence_digest=run.evidence_digest,
                zip_digest=zip_digest,
                build_digest=build_digest,
                at=timezone.now(),
            )
            app.order = order
            app.name, app.public = spec.name, order.visibility == Order.Visibility.PUBLIC
            app.save()
            delivery.certificate = dict(certified(delivery))
            delivery.save()
    return delivery


def _app(order: Order, spec: AppSpec) -> App:
    """The order's app, found or made under a name that no other app has."""
    if found := App.objects.filter(order=order).first():
        return found
    public = order.visibility == Order.Visibility.PUBLIC
    for slug in _slugs(order.repository_name or package_name(spec.name)):
        try:
            with transaction.atomic():
                return App.objects.create(
                    order=order, owner=order.customer, slug=slug, name=spec.name, public=public
                )
        except IntegrityError:
            # Taken: by another app, or this order's was made a moment ago by another process.
            if found := App.objects.filter(order=order).first():
                return found
    raise AssertionError("There is always a further number.")


def _slugs(wanted: str) -> Iterator[str]:
    """The wanted name, then with numbers behind it; taken ones are left out."""
    for number in count(1):
        ending = f"-{number}" if number > 1 else ""
        slug = wanted[: _SLUG_LENGTH - len(ending)].rstrip("-") + ending
        if slug not in _RESERVED and not App.objects.filter(slug=slug).exists():
            yield slug


def _report(run: Run) -> bytes:
    """The report as the verification wrote it, or, where that is not kept, as the run has it."""
    written = bundles.member(run.evidence_digest, "report.json") if run.evidence_digest else None
    if written is not None:
        return written
    return json.dumps(run.report, sort_keys=True, separators=(",", ":")).encode()
