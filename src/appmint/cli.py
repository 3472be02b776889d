"""The commands `ece-create-app` and `appmint`."""

import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, NoReturn

import click

from appmint import __version__
from appmint.builder import BuildFailed
from appmint.display import display_for
from appmint.llm.calls import Call, FileCallBook
from appmint.llm.errors import ModelError
from appmint.pipeline import Created, PipelineError, serve_app
from appmint.pipeline import change as change_app
from appmint.pipeline import create as create_app
from appmint.pipeline.benchmark import Options, run_briefs
from appmint.pipeline.by_model import engine_of_machine
from appmint.pipeline.stages import EVIDENCE
from appmint.publish import PublishError
from appmint.reader import ReaderError
from appmint.reader.explain import explain as explain_sentences
from appmint.reader.explain import unexplained
from appmint.sandbox import SandboxUnavailable, ServerNotReadyError
from appmint.spec import AppSpec, SpecInvalid, json_schema, loads, validate
from appmint.summaries import change_summary, summary, tell_changed, tell_created
from appmint.toolchain import SetupError, ensure_all
from appmint.toolchain.node import cache_folder

if TYPE_CHECKING:
    from appmint.llm.engine import Engine

GATE_PASSED, GATE_FAILED, BAD_INPUT = 0, 1, 2


@contextmanager
def _sentences() -> Iterator[None]:
    """Turns what a user can act on into one sentence and an exit code; interrupts end quietly."""
    try:
        yield
    except (ReaderError, SpecInvalid, PipelineError) as error:
        _end(str(error), BAD_INPUT)
    except (
        SandboxUnavailable,
        ServerNotReadyError,
        SetupError,
        PublishError,
        ModelError,
    ) as error:
        _end(str(error), GATE_FAILED)
    except BuildFailed as error:
        _end(f"{error}\nThis is a defect of AppMint; nothing was kept.", GATE_FAILED)
    except KeyboardInterrupt:
        _end("Stopped. Nothing was kept of what was not finished.", 130)


def _end(sentence: str, code: int) -> None:
    click.echo(sentence, err=True)
    sys.exit(code)


def _options(command: Callable[..., None]) -> Callable[..., None]:
    """The arguments and options of `create`, in the order in which help shows them."""
    for option in reversed(
        (
            click.argument("text", required=False),
            click.option(
                "--file",
                "file",
                type=click.Path(path_type=Path),
                help="Read the text from this file.",
            ),
            click.option(
                "--out",
                type=click.Path(path_type=Path),
                help="Where the app goes: a new or empty folder. [default: ./APP-NAME]",
            ),
            click.option("--name", help="What to call the app."),
            click.option(
                "--spec",
                "spec_file",
                type=click.Path(path_type=Path),
                help="Build this AppSpec (JSON) instead of reading a text.",
            ),
            click.option(
                "--engine",
                type=click.Choice(["rules", "model"]),
                default="rules",
                show_default=True,
                help="Who reads and writes: the rules, or a model beside them.",
            ),
            click.option(
                "--change",
                "request",
                help="Change the app in --out by these words instead of making one.",
            ),
            click.option(
                "--explain", is_flag=True, help="Show what was understood, sentence by sentence."
            ),
            click.option("--serve", is_flag=True, help="Serve the app here when it is done."),
            click.option(
                "--port", type=click.IntRange(0, 65535), default=0, help="Port for --serve."
            ),
            click.option(
                "--json", "as_json", is_flag=True, help="Print one JSON object as the last line."
            ),
        )
    ):
        command = option(command)
    return command


def _run(
    text: str | None,
    file: Path | None,
    out: Path | None,
    name: str | None,
    spec_file: Path | None,
    engine: str,
    request: str | None,
    explain: bool,
    serve: bool,
    port: int,
    as_json: bool,
) -> None:
    if request is not None:
        _change(request, out, engine, as_json, others=bool(text or file or name or spec_file))
    with _sentences():
        spec = _given_spec(spec_file) if spec_file else None
        if spec is None:
            text = _given_text(text, file)
        with (
            _book(engine) as book,
            display_for(sys.stderr if as_json else sys.stdout) as display,
        ):
            models = _engine(book) if book else None
            done = create_app(text, spec=spec, name=name, out=out, engine=models, tell=display.show)
            calls = _written_down(book, done.folder) if book else None
        if explain:
            click.echo(_explained(done.spec), err=as_json)
        tell_created(done, display)
        if as_json:
            click.echo(json.dumps(summary(done, calls)))
        if serve:
            _serve(done, port)
    sys.exit(GATE_PASSED if done.report.ok else GATE_FAILED)


def _change(
    request: str, out: Path | None, engine: str, as_json: bool, *, others: bool
) -> NoReturn:
    """Changes a delivered app, says what came of it, and ends the command."""
    with _sentences():
        if out is None or others:
            raise PipelineError("--change goes with --out FOLDER, the app to change, and no text.")
        with (
            _book(engine) as book,
            display_for(sys.stderr if as_json else sys.stdout) as display,
        ):
            models = _engine(book) if book else None
            done = change_app(out, request, engine=models, tell=display.show)
            calls = _written_down(book, done.folder) if book else None
        tell_changed(done, display)
        if as_json:
            click.echo(json.dumps(change_summary(done, calls)))
    sys.exit(GATE_PASSED if done.revision else GATE_FAILED)


@contextmanager
def _book(engine: str) -> Iterator[FileCallBook | None]:
    """Where the calls of this run are written down; what they cost counts for the day."""
    if engine != "model":
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="appmint-calls-") as folder:
        yield FileCallBook(Path(folder), day=cache_folder() / "models-by-day")


def _written_down(book: FileCallBook, folder: Path) -> Sequence[Call]:
    """The calls of the run, which are added to the app's evidence."""
    lines = [call.model_dump_json() + "\n" for call in book.calls]
    (folder / EVIDENCE).mkdir(exist_ok=True)
    with (folder / EVIDENCE / "model-calls.jsonl").open("a", encoding="utf-8") as file:
        file.writelines(lines)
    return tuple(book.calls)


def _engine(book: FileCallBook) -> "Engine":
    with _model_extra():
        return engine_of_machine(book)


def _given_text(text: str | None, file: Path | None) -> str:
    """The text from the argument, the file or the standard input ("-"). Raises PipelineError."""
    if (text is None) == (file is None):
        raise PipelineError(
            'Give one text: as an argument, with --file FILE, or "-" to read the standard input.'
        )
    if file is None:
        if text != "-":
            return text or ""
        content = sys.stdin.buffer.read()
        source = "The standard input"
    else:
        source = str(file)
        try:
            content = file.read_bytes()
        except OSError as error:
            reason = error.strerror or "unreadable"
            raise PipelineError(f"{file} cannot be read ({reason}): name a text file.") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PipelineError(f"{source} is not UTF-8 text: save it as plain text first.") from error


def _given_spec(file: Path) -> AppSpec:
    """The AppSpec in the file. Raises SpecInvalid, PipelineError."""
    spec = loads(_given_text(None, file))
    validate(spec)
    return spec


def _explained(spec: AppSpec) -> str:
    """Each sentence with what it became, then what no sentence asked for."""
    lines = []
    for found in explain_sentences(spec):
        lines.append(" ".join(found.sentence.split()))
        lines += [f"  -> {element}" for element in found.elements] or ["  -> nothing"]
    added = unexplained(spec)
    if added:
        lines += ["Added without being asked for:", *(f"  -> {element}" for element in added)]
    return "\n".join(lines)


def _serve(done: Created, port: int) -> None:
    try:
        with serve_app(done.folder, port=port) as url:
            click.echo(f"{done.spec.name} is at {url} (Ctrl-C ends it)", err=True)
            Event().wait()
    except KeyboardInterrupt:
        click.echo("Stopped.", err=True)
    except OSError as error:
        raise PipelineError(
            f"Port {port} cannot be used ({error.strerror}): choose another with --port."
        ) from error


@click.command(name="ece-create-app", context_settings={"help_option_names": ["-h", "--help"]})
@_options
@click.version_option(__version__, message="%(version)s")
def create(**given: object) -> None:
    """Turn TEXT, an ordinary description of an app, into a working, proven full-stack app.

    "-" reads the text from the standard input. Exit status: 0 the gate passed, 1 it did not,
    2 the input cannot be used.
    """
    _run(**given)  # type: ignore[arg-type]  # click passes what _options declares


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(version)s")
def main() -> None:
    """AppMint: ordinary text in, a working and proven app out."""


main.add_command(create, "create")


@main.command()
def setup() -> None:
    """Bring what AppMint needs on this machine: npm packages, Chromium, bubblewrap, git."""
    with _sentences():
        ensure_all(click.echo)


@main.command()
def schema() -> None:
    """Print the JSON Schema of an AppSpec."""
    click.echo(json.dumps(json_schema(), indent=2))


@main.group()
def model() -> None:
    """Models that read and write beside the rules: docs/operators/models.md."""


@model.command("check")
def check_models() -> None:
    """Try the configured models. Exit status: 0 all is well, 1 something is wrong."""
    with _sentences(), _model_extra():
        from appmint.llm.check import check
        from appmint.llm.settings import model_settings

        findings = check(model_settings())
    for found in findings:
        click.echo(f"{'ok   ' if found.ok else 'wrong'}  {found.sentence}")
    sys.exit(0 if all(found.ok for found in findings) else 1)


@model.command("list")
def list_models() -> None:
    """List what the configured service offers, with prices in USD per million tokens."""
    with _sentences(), _model_extra():
        from appmint.llm.check import listing
        from appmint.llm.settings import model_settings

        for line in listing(model_settings()):
            click.echo(line)


@model.command("settings")
def show_model_settings() -> None:
    """List every setting of the models, as docs/operators/models.md does."""
    with _sentences(), _model_extra():
        from appmint.llm.settings_table import settings_table

        click.echo(settings_table(), nl=False)


@contextmanager
def _model_extra() -> Iterator[None]:
    """Says what to install where the libraries for models are missing; they are imported inside."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "appmint":
            raise
        _end("Models need an extra: install appmint[model], as with pip.", GATE_FAILED)


@main.group()
def bench() -> None:
    """Measure."""


@bench.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--negative", is_flag=True, help="Also run the criteria against bare shells.")
@click.option("--serve", type=click.IntRange(1), help="Leave app N running for a visitor.")
@click.option("--sample", type=click.IntRange(1), help="Only so many briefs, drawn at random.")
@click.option("--seed", type=int, default=0, help="For --sample: what the draw starts from.")
@click.option("--out", type=click.Path(path_type=Path), help="Folder of results and apps.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object as the last line.")
def briefs(
    file: Path,
    negative: bool,
    serve: int | None,
    sample: int | None,
    seed: int,
    out: Path | None,
    as_json: bool,
) -> None:
    """Run the briefs in FILE.

    FILE holds one brief a line: JSON with "instruction" (and "id"), or plain text.
    """
    with _sentences():
        options = Options(negative=negative, serve=serve, sample=sample, seed=seed, out=out)
        totals = run_briefs(file, options, say=lambda line: click.echo(line, err=as_json))
        if as_json:
            click.echo(json.dumps(totals.as_json()))
    sys.exit(GATE_PASSED if totals.green == totals.briefs else GATE_FAILED)
