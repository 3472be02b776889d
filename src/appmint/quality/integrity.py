"""What can be read off an app's files: placeholders, secrets, imports, files nobody uses."""

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

from appmint.quality.imports import Sources, unused_files, unused_packages, wrong_imports
from appmint.quality.results import Check
from appmint.spec.app import AppSpec
from appmint.stacks.web.features.bespoke.places import ROOTS
from appmint.stacks.web.features.bespoke.rules import objections

_PLACEHOLDERS = (
    "lorem ipsum",
    "coming soon",
    "not implemented",
    "your text here",
    "under construction",
)
_NOTE_TO_SELF = re.compile(r"(?://|/\*|<!--|^\s*[#*]).*\b(TODO|FIXME|XXX|HACK)\b", re.MULTILINE)
_WRITTEN = tuple(f"{root}/" for root in ROOTS)
"""Folders of the parts that were written for this app alone."""
_SECRETS = {
    "an AWS key": re.compile(r"\bAKIA[0-9A-Z]{16}\b"),
    "a private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    "a GitHub token": re.compile(r"\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{60,})\b"),
    "an API key": re.compile(r"\bsk-(?:proj-|ant-)?[A-Za-z0-9_-]{24,}\b"),
    "a Slack token": re.compile(r"\bxox[abprs]-[A-Za-z0-9-]{10,}\b"),
    "a Google key": re.compile(r"\bAIza[0-9A-Za-z_-]{35}\b"),
    "a signed token": re.compile(r"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}"),
    "a password in an address": re.compile(r"\b[a-z]+://[^/\s:@'\"]+:[^/\s@'\"$]{6,}@"),
}
_NOT_READ = ("node_modules", ".git", "dist", "data", ".gate", "test-results", "playwright-report")
_TEXT_SUFFIXES = {
    ".css", ".example", ".html", ".js", ".json", ".jsx", ".md", ".mjs", ".sql", ".svg", ".ts",
    ".tsx", ".txt", ".yaml", ".yml",
}  # fmt: skip
_NOT_SEARCHED = {"package-lock.json"}


def check_integrity(app_folder: Path, spec: AppSpec, evidence: Path) -> Check:
    """Reads all text files of the app; everything found is in the check's log."""
    started = time.monotonic()
    problems = sorted(integrity_problems(app_folder, spec, evidence))
    log = evidence / "logs" / "integrity.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text("".join(f"{problem}\n" for problem in problems), "utf-8")
    first = problems[0] if problems else ""
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    return Check(
        name="integrity",
        status="fail" if problems else "pass",
        seconds=round(time.monotonic() - started, 3),
        summary=f"{first}{more}" or "No placeholder, no secret, every file and package is used.",
        log="logs/integrity.log",
    )


def integrity_problems(
    app_folder: Path, spec: AppSpec, evidence: Path | None = None
) -> Iterator[str]:
    """One sentence per problem; the folder `evidence` is no part of the app."""
    texts = dict(_texts(app_folder, evidence))
    own_words = spec.model_dump_json().lower()
    for path, text in texts.items():
        if path in _NOT_SEARCHED:
            continue
        yield from _placeholders(path, text, own_words)
        if path.startswith(_WRITTEN) and path.endswith((".ts", ".tsx")):
            for sentence in objections(path, text):
                yield f"{path}: {sentence}"
        for what, pattern in _SECRETS.items():
            if pattern.search(text):
                yield f"{path} holds what looks like {what}."
    if "package.json" not in texts:
        yield "package.json is missing."
        return
    try:
        sources = Sources(texts, json.loads(texts["package.json"]))
    except ValueError as error:
        yield f"package.json is not JSON ({error})."
        return
    yield from wrong_imports(sources)
    yield from unused_packages(sources)
    yield from unused_files(sources)


def _texts(app_folder: Path, evidence: Path | None) -> Iterator[tuple[str, str]]:
    for path in sorted(app_folder.rglob("*")):
        relative = path.relative_to(app_folder)
        if relative.parts[0] in _NOT_READ or path.is_symlink() or not path.is_file():
            continue
        if evidence is not None and path.is_relative_to(evidence):
            continue
        if path.suffix in _TEXT_SUFFIXES:
            yield relative.as_posix(), path.read_text("utf-8", errors="replace")


def _placeholders(path: str, text: str, own_words: str) -> Iterator[str]:
    lowered = text.lower()
    for phrase in _PLACEHOLDERS:
        # What the customer's own words say is content ("Coming soon" in a cinema).
        if phrase in lowered and phrase not in own_words:
            yield f'{path} says "{phrase}".'
    noted = _NOTE_TO_SELF.search(text)
    if noted and not path.endswith((".md", ".json")):
        yield f"{path} has an unfinished note: {noted.group().strip()[:80]}"
