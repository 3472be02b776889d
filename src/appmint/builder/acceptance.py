"""The Playwright tests of a generated app: its acceptance criteria and its pages, as TypeScript."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from appmint.spec.app import AppSpec, Page
from appmint.spec.criteria import (
    Choose,
    Click,
    Criterion,
    ExpectColour,
    ExpectCount,
    ExpectDownload,
    ExpectNoText,
    ExpectOrder,
    ExpectText,
    ExpectUrl,
    ExpectValue,
    Fill,
    Go,
    Reload,
    SignIn,
    Step,
    Target,
    Tick,
    Upload,
)

# One file for Playwright, so that one browser does for all; a cold first visit comes first.
_ALL = "import './pages.ts'\nimport './criteria.ts'\n"

# Characters that would end a line, hide or reorder source text; written as escapes instead.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


def acceptance_files(spec: AppSpec) -> dict[str, str]:
    """Path -> source of the generated tests; formatting is left to the app's formatter.

    One test per criterion that has steps, titled with the criterion's text and tagged `@<id>`,
    and one tour of the pages per account they need. They stand on the static files of
    `tests/acceptance` of the stack.
    """
    return {
        "tests/acceptance/acceptance.spec.ts": _ALL,
        "tests/acceptance/criteria.ts": _criteria(spec),
        "tests/acceptance/pages.ts": _pages(spec),
    }


def literal(text: str) -> str:
    """A TypeScript string literal of any text, on one line and without invisible characters."""
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", quoted)


def _criteria(spec: AppSpec) -> str:
    titles = _Titles()
    tests = [
        _test(titles.unique(criterion.text, criterion.id), criterion, spec)
        for criterion in sorted(built(spec), key=_order)
    ]
    kinds = sorted({test.partition("(")[0] for test in tests})
    imports = f"import {{ {', '.join(kinds)} }} from './proofs.ts'\n"
    return "\n".join([imports, *tests]) if tests else "export {}\n"


def _test(title: str, criterion: Criterion, spec: AppSpec) -> str:
    start = _start(criterion)
    steps = criterion.steps if start is None else start.steps
    taken = "".join(f"  {line}\n" for line in _lines(steps, spec))
    body = f"async (app) => {{\n{taken}}})\n"
    if start is None:
        return f"criterion({title}, {literal(criterion.id)}, {body}"
    role = f", role: {literal(_label(start.role, spec))}" if start.role else ""
    path = f"{{ path: {literal(start.path)}{role} }}"
    return f"look({title}, {literal(criterion.id)}, {path}, {body}"


class _Start(NamedTuple):
    """Where a criterion that only looks begins, and what it looks at from there."""

    role: str | None
    path: str
    steps: Sequence[Step]


def _start(criterion: Criterion) -> _Start | None:
    """None if the criterion does more than look: it types, presses, signs in on the way."""
    match criterion.steps:
        case [SignIn(role=role), Go(path=path), *steps]:
            start = _Start(role, path, steps)
        case [Go(path=path), *steps]:
            start = _Start(None, path, steps)
        case _:
            return None
    return start if steps and all(_only_looks(step) for step in steps) else None


def _only_looks(step: Step) -> bool:
    if isinstance(step, Click):
        return step.target.role == "link"
    return isinstance(
        step,
        ExpectColour | ExpectCount | ExpectNoText | ExpectOrder | ExpectText | ExpectUrl,
    )


def _order(criterion: Criterion) -> tuple[bool, bool, str]:
    """One visit after the other, and what changes records last: all share one seeded database."""
    start = _start(criterion)
    return _changes(criterion), start is None, (start and start.role) or ""


def _changes(criterion: Criterion) -> bool:
    """Whether it may change records."""
    return any(
        isinstance(step, Upload) or (isinstance(step, Click) and step.target.role == "button")
        for step in criterion.steps
    )


def built(spec: AppSpec) -> Sequence[Criterion]:
    """The criteria that have steps: those a browser can decide."""
    return [criterion for criterion in spec.criteria if criterion.steps]


def _pages(spec: AppSpec) -> str:
    tours: dict[str | None, list[Page]] = {}
    for page in _home_first(spec):
        account = None if page.role == "anyone" else _account_for(page.role, spec)
        tours.setdefault(account, []).append(page)
    tests = [_tour(account, pages, spec) for account, pages in tours.items()]
    return "\n".join(["import { tour } from './proofs.ts'\n", *tests])


def _home_first(spec: AppSpec) -> Sequence[Page]:
    """How the home page loads is measured: it must be a first visit, with nothing in the cache."""
    return sorted(spec.pages, key=lambda page: page.path != "/")


def _tour(account: str | None, pages: Sequence[Page], spec: AppSpec) -> str:
    label = None if account is None else _label(account, spec)
    title = "The pages are sound" if label is None else f"The pages for {label} are sound"
    stops = "".join(
        # Records are seeded, so the first one of each kind has number 1.
        f"  {{ title: {literal(' '.join(page.title.split()) or page.name)}, "
        f"path: {literal(re.sub(r':[A-Za-z]+', '1', page.path))} }},\n"
        for page in pages
    )
    whose = "" if label is None else f", {literal(label)}"
    return f"tour({literal(' '.join(title.split()))}, [\n{stops}]{whose})\n"


def _label(role: str, spec: AppSpec) -> str:
    """What the sign-in form calls a role."""
    return next((each.label for each in spec.roles if each.name == role), role)


def _account_for(role: str, spec: AppSpec) -> str:
    """The role whose demo account may open a page for `role`; "member" is any account."""
    names = [each.name for each in spec.roles]
    if role in names or not names:
        return role
    plain = [each.name for each in spec.roles if not each.staff]
    return (plain or names)[0]


class _Titles:
    """Test titles: one line, none twice in a file."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def unique(self, text: str, otherwise: str) -> str:
        title = " ".join(text.split()) or otherwise
        if title in self._used:
            title = f"{title} ({otherwise})"
        self._used.add(title)
        return literal(title)


def _target(target: Target) -> str:
    parts = [literal(target.role)]
    if target.name is not None:
        parts.append(literal(target.name))
    elif target.nth:
        parts.append("undefined")
    if target.nth:
        parts.append(str(target.nth))
    return ", ".join(parts)


def _scope(within: Target | None) -> str:
    return "app" if within is None else f"app.within({_target(within)})"


def _lines(steps: Sequence[Step], spec: AppSpec) -> Iterator[str]:
    """One statement a step; signing in and going to a page straight away are one."""
    waiting = list(reversed(steps))
    while waiting:
        step = waiting.pop()
        if isinstance(step, SignIn) and waiting and isinstance(waiting[-1], Go):
            path = waiting[-1].path
            waiting.pop()
            yield f"await app.goAs({literal(_label(step.role, spec))}, {literal(path)})"
        else:
            yield f"await {_call(step, spec)}"


def _call(step: Step, spec: AppSpec) -> str:  # noqa: C901 - one flat case for each kind of step
    match step:
        case Go(path=path):
            return f"app.go({literal(path)})"
        case Reload():
            return "app.reload()"
        case SignIn(role=role):
            return f"app.signIn({literal(_label(role, spec))})"
        case Click(target=target, within=within):
            return f"{_scope(within)}.click({_target(target)})"
        case Fill(label=label, value=value, within=within):
            return f"{_scope(within)}.fill({literal(label)}, {literal(value)})"
        case Choose(label=label, option=option, within=within):
            return f"{_scope(within)}.choose({literal(label)}, {literal(option)})"
        case Tick(label=label, within=within):
            return f"{_scope(within)}.tick({literal(label)})"
        case Upload(label=label, file_name=name, content=content):
            return f"app.upload({literal(label)}, {literal(name)}, {literal(content)})"
        case ExpectText(text=text, within=within):
            return f"{_scope(within)}.expectText({literal(text)})"
        case ExpectNoText(text=text, within=within):
            return f"{_scope(within)}.expectNoText({literal(text)})"
        case ExpectCount():
            return _count(step)
        case ExpectOrder(texts=texts):
            return f"app.expectOrder([{', '.join(literal(text) for text in texts)}])"
        case ExpectUrl(path=path):
            return f"app.expectPath({literal(path)})"
        case ExpectValue(label=label, value=value):
            return f"app.expectValue({literal(label)}, {literal(value)})"
        case ExpectColour(of=of, hex=colour):
            return f"app.expectColour({literal(of)}, {literal(colour)})"
        case ExpectDownload(target=target, suffix=suffix, within=within):
            return f"{_scope(within)}.expectDownload({literal(suffix)}, {_target(target)})"


def _count(step: ExpectCount) -> str:
    target = step.target
    name = "undefined" if target.name is None else literal(target.name)
    bounds = f"atLeast: {step.at_least}"
    if step.at_most is not None:
        bounds += f", atMost: {step.at_most}"
    call = f"expectCount({literal(target.role)}, {name}, {{ {bounds} }})"
    return f"{_scope(step.within)}.{call}"
