"""A delivered app made again from a changed description: what was added to it is kept.

Code of its parts is carried over; what people have changed by hand comes in by git's three-way
merge, from what AppMint made last (base), what the repository holds now (ours), and what the new
description makes (theirs). The result goes through the same gate as any app; a part that does not
get through is left out, and said to be.
"""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from appmint import sandbox
from appmint.builder import CustomCodeRefused, build
from appmint.pipeline.extension import invited, without_part
from appmint.pipeline.stages import App, Proven, prove
from appmint.publish import Merged, last_made, merge
from appmint.quality import told
from appmint.spec import AppSpec, Bespoke, Criterion, Source
from appmint.stacks.templates import WEB
from appmint.stacks.web.features.bespoke.places import ROOTS, belongs, parts, places
from appmint.toolchain import stack_modules

Prove = Callable[[App], Proven]

_LEFT_OUT = "It no longer passes its checks after the change of the description."
_BY_HAND = (
    "What was changed by hand does not pass the checks together with the new description, and was "
    "left out."
)


@dataclass(frozen=True)
class Reapplied:
    """The app after the change."""

    proven: Proven
    made: Mapping[str, bytes]
    """What AppMint itself made, by path: the base of the next merge, see `publish.keep_made`."""
    conflicts: Mapping[str, str]
    """By path: what could not be put together, and which side was taken."""
    left_out: tuple[str, ...]
    """Headings of the parts that did not get through."""
    notes: tuple[str, ...] = ()


def carried(old: AppSpec, new: AppSpec) -> AppSpec:
    """The new description with the parts of the old one that it still asks for.

    A part is asked for while the new description has an unmet wish of the same words as the part
    was made from. What comes along are its page, its criteria, and the end of the wish.
    """
    spec = new
    for part in parts(old):
        words = _words(old, part)
        wishes = [each for each in spec.unmet if _same(_words(spec, each) or each.text, words)]
        page = next((each for each in old.pages if part.id in each.features), None)
        if not wishes or page is None or any(each.id == part.id for each in spec.features):
            continue
        features = (*spec.features, part.model_copy(update={"source": wishes[0].source}))
        known = next((each for each in spec.pages if each.name == page.name), None)
        shown = (*(known.features if known else ()), part.id)
        placed = (known or page).model_copy(update={"features": shown})
        pages = [placed if each is known else each for each in spec.pages]
        claimed = [
            _moved(each, wishes[0].source)
            for each in old.criteria
            if any(claim.feature == part.id for claim in each.claims)
        ]
        spec = spec.model_copy(
            update={
                "features": features,
                "pages": tuple(pages if known else [*pages, placed]),
                "criteria": (*spec.criteria, *claimed),
                "unmet": tuple(each for each in spec.unmet if each not in wishes),
            }
        )
        spec = invited(spec, part, placed)
    return spec


def reapply(
    repository: Path,
    spec: AppSpec,
    folder: Path,
    *,
    finish: Callable[[Path], None] | None = None,
    prover: Prove = prove,
) -> Reapplied:
    """The app of `spec` in the empty or absent `folder`, with what the repository has beyond it.

    The repository is only read. `finish` is what the caller does to an app that was just built.
    Raises PublishError, BuildFailed, SandboxUnavailable, SetupError.
    """
    sandbox.require()
    base = last_made(repository)
    custom = {
        path: content.decode("utf-8")
        for path, content in base.items()
        if path.startswith(tuple(f"{root}/" for root in ROOTS))
    }
    left_out: list[str] = []
    notes: tuple[str, ...] = ()
    by_hand = True
    while True:
        made = _made(spec, custom, finish)
        merged = merge(repository, base, made) if by_hand else Merged(made, {})
        _lay(merged.files, folder)
        proven = prover(App(spec, folder, len(merged.files)))
        done = Reapplied(proven, made, merged.conflicts, tuple(left_out), notes)
        if proven.report.ok:
            return done
        blamed = _blamed(proven, spec)
        if blamed:
            for part in blamed:
                left_out.append(part.heading)
                spec = without_part(spec, part, _LEFT_OUT)
        elif by_hand and merged.files != made:
            by_hand, notes = False, (_BY_HAND,)
        else:
            return done


def _made(
    spec: AppSpec, custom: Mapping[str, str], finish: Callable[[Path], None] | None
) -> dict[str, bytes]:
    """What AppMint makes of the description, with the code of the parts that it has."""
    own = {path: text for path, text in custom.items() if belongs(path, parts(spec))}
    with tempfile.TemporaryDirectory(prefix="appmint-again-") as name:
        folder = Path(name) / "app"
        try:
            build(spec, folder, node_modules=stack_modules(WEB), custom=own)
        except CustomCodeRefused:
            # Code that leans on what is gone: its parts begin anew, and their checks say so.
            build(spec, folder, node_modules=stack_modules(WEB))
        if finish is not None:
            finish(folder)
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }


def _lay(files: Mapping[str, bytes], folder: Path) -> None:
    if folder.exists():
        sandbox.discard(folder)
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _blamed(proven: Proven, spec: AppSpec) -> Sequence[Bespoke]:
    """The parts that keep the app from being green; all of them where that cannot be told."""
    failing = {item.id for item in proven.report.criteria if item.status == "fail"}
    claimed = {
        claim.feature for each in spec.criteria if each.id in failing for claim in each.claims
    }
    found = told(proven.report, proven.app.evidence)
    own = parts(spec)
    blamed = [
        part
        for part in own
        if part.id in claimed or any(at in found for at in places(part).folders)
    ]
    return blamed or own


def _words(spec: AppSpec, element: object) -> str:
    """The customer's words that caused an element; empty where it notes none."""
    source = getattr(element, "source", None)
    if source is None or source.start is None or source.end is None:
        return ""
    return spec.text[source.start : source.end]


def _same(one: str, other: str) -> bool:
    return bool(one.split()) and one.casefold().split() == other.casefold().split()


def _moved(criterion: Criterion, source: Source) -> Criterion:
    return criterion.model_copy(update={"source": source})
