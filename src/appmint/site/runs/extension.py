"""What a model adds to the app of a run, part by part; each part is a step of its own.

A part that was cut off is begun again: what the model had answered is in the book, and costs
nothing.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils import timezone

from appmint.llm.errors import ModelError, ModelUnavailable
from appmint.llm.plans import Planned
from appmint.pipeline.by_model import why
from appmint.pipeline.extension import Chapter
from appmint.pipeline.stages import EVIDENCE, App, Proven
from appmint.quality import Report, note
from appmint.site.apps import finishing
from appmint.site.engine import tiers
from appmint.site.runs import artefacts, bundles
from appmint.site.runs.errors import ModelAway
from appmint.site.runs.models import Run
from appmint.site.runs.specs import spec_at
from appmint.site.runs.telling import tell
from appmint.site.runs.workplace import workplace
from appmint.site.runs.written import Extension, keep, state_of
from appmint.spec import AppSpec, dumps
from appmint.stacks.web.features.bespoke.places import ROOTS, belongs, parts

if TYPE_CHECKING:
    # The libraries for models take a second to import: only runs with a model wait for them.
    pass

STAGE = "extend"


def begin(run: Run) -> int:
    """Plans the parts to write; how many there are. 0 where no model is to work on the run.

    Raises ModelAway where the order waits for a service that is down.
    """
    engine = tiers.engine_for(run.order, run)
    if engine is None:
        return 0
    spec = spec_at(run.spec_digest)
    if not Report.model_validate(run.report).ok or not spec.unmet:
        return 0
    tell(run, "stage", f"stage {STAGE} started", {"stage": STAGE, "state": "started"})
    Run.objects.filter(pk=run.pk).update(stage=STAGE)
    from appmint.llm.planning import plan

    try:
        planned: tuple[Planned, ...] = tuple(plan(spec, engine.model("read")))
    except ModelError as error:
        _without(run, error)
        planned, stopped = (), why(error)
    else:
        stopped = ""
    custom = _custom(run, spec)
    keep(run, Extension(run.spec_digest, run.source_digest, planned, custom, stopped=stopped))
    return len(planned)


def write(run: Run, number: int) -> None:
    """Writes the part with this number, from 0; what is green then is the run's app.

    Raises ModelAway, SandboxUnavailable, SetupError.
    """
    before, engine = state_of(run), tiers.engine_for(run.order, run)
    if before is None or engine is None or before.stopped:
        return
    from appmint.pipeline.extend import extend

    with workplace(run) as folder:
        bundles.unpack(run.source_digest, folder / "app")
        bundles.unpack(run.evidence_digest, folder / "app" / EVIDENCE)
        app = App(
            spec_at(run.spec_digest), folder / "app", sum(1 for _ in (folder / "app").rglob("*"))
        )
        done = extend(
            Proven(app, Report.model_validate(run.report)),
            [before.planned[number]],
            engine,
            custom=before.custom,
            finish=lambda place: finishing.finish(run.order, place),
        )
        if done.trouble is not None:
            _without(run, done.trouble)
        run.spec_digest = artefacts.put(dumps(done.proven.app.spec).encode())
        run.source_digest = bundles.pack(app.folder, leave_out=[EVIDENCE])
        run.evidence_digest = bundles.pack(app.folder / EVIDENCE)
        run.report = done.proven.report.model_dump(mode="json")
    after = replace(
        before,
        custom=done.custom,
        chapters=(*before.chapters, *done.chapters),
        skipped=(*before.skipped, *done.skipped),
        stopped=why(done.trouble) if done.trouble else "",
    )
    # With what the part came to, in one write: begun again, it finds all of it or none.
    keep(run, after, "spec_digest", "source_digest", "evidence_digest", "report")
    _tell_chapters(run, done.chapters)


def cut_off(run: Run) -> None:
    """Notes that the model's work broke off; the run's app stays as it was green last."""
    state = state_of(run) or Extension(run.spec_digest, run.source_digest, (), {})
    keep(run, replace(state, stopped="the work of the model broke off on our side"))


def end(run: Run) -> None:
    """Tells what the model's work came to, on the run and in the app's report."""
    state = state_of(run)
    if state is None:
        return
    summary = said(state)
    if run.engine != summary:
        with workplace(run) as folder:
            bundles.unpack(run.evidence_digest, folder)
            noted = note(Report.model_validate(run.report), folder, summary)
            run.evidence_digest = bundles.pack(folder)
        run.report, run.engine = noted.model_dump(mode="json"), summary
        run.save(update_fields=["evidence_digest", "report", "engine"])
    told = {"stage": STAGE, "state": "finished", "seconds": _seconds(run), "summary": summary}
    tell(run, "stage", f"stage {STAGE} finished", told)


def said(state: Extension) -> str:
    """What a model added, in a sentence or two for the customer."""
    wanted = len(state.chapters) + len(state.skipped)
    if not wanted and state.stopped:
        return f"Made by the rules alone: {state.stopped}."
    written = len(state.chapters)
    criteria = "criterion" if wanted == 1 else "criteria"
    sentence = f"A model wrote parts that meet {written} of {wanted} further {criteria}."
    return f"{sentence} It ended early: {state.stopped}." if state.stopped else sentence


def _without(run: Run, error: ModelError) -> None:
    """Raises ModelAway where the order waits; else the run goes on by the rules alone."""
    if isinstance(error, ModelUnavailable) and tiers.waits(run.order.package):
        raise ModelAway(error) from error


def _tell_chapters(run: Run, chapters: tuple[Chapter, ...]) -> None:
    """Shows each criterion that is met now as tried, with its pictures."""
    report = Report.model_validate(run.report)
    results = {result.id: result for result in report.criteria}
    for chapter in chapters:
        result = results[chapter.criterion]
        for shot in result.screenshots:
            picture = bundles.member(run.evidence_digest, shot.path)
            payload = {
                "name": result.id,
                "text": result.text,
                "status": result.status,
                "seconds": 0.0,
                "summary": result.message,
                "viewport": shot.viewport,
                "screenshot": shot.path,
                "digest": artefacts.put(picture or b""),
            }
            tell(run, "criterion", f"criterion {result.id} {shot.viewport}", payload)


def _seconds(run: Run) -> float:
    began = run.events.filter(key=f"stage {STAGE} started").first()
    return round((timezone.now() - began.at).total_seconds(), 2) if began else 0.0


def _custom(run: Run, spec: AppSpec) -> Mapping[str, str]:
    """The code of the parts that the run's app has already: those of the app before a revision."""
    found = {
        path: content.decode("utf-8")
        for root in ROOTS
        for path, content in bundles.members(run.source_digest, root).items()
    }
    return {path: text for path, text in found.items() if belongs(path, parts(spec))}
