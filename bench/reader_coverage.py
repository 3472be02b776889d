"""How much of many texts the reader understands, and how long it takes.

    python bench/reader_coverage.py FILE [--every N] [--show]

FILE has one JSON object a line with the text under "instruction". Prints the share of clauses by
outcome, the actions understood, problems of the specs, and milliseconds per text. A clause
counts as
understood when it became a claim of a feature or a statement about quality (accessible, fast), as
named when it is listed as not built with the reason, and as unclear when the reader says so.
"""

import json
import time
from collections import Counter
from pathlib import Path

import click

from appmint.reader import ReaderError
from appmint.reader.colours import theme_of
from appmint.reader.naming import blank_name
from appmint.reader.reading import interpret, understand
from appmint.reader.segment import blank_addresses, sentences
from appmint.spec import problems


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--every", default=1, help="Read each N-th text only.")
@click.option("--show", is_flag=True, help="Print the most frequent clauses that are not met.")
def main(file: Path, every: int, show: bool) -> None:
    """Read all texts of FILE and print what was understood."""
    texts = [json.loads(line)["instruction"] for line in file.read_text().splitlines()][::every]
    outcome: Counter[str] = Counter()
    actions: Counter[str] = Counter()
    unmet: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    times: list[float] = []
    for text in texts:
        begin = time.perf_counter()
        try:
            spec = interpret(text)
        except ReaderError as error:
            refused[type(error).__name__] += 1
            continue
        finally:
            times.append(time.perf_counter() - begin)
        faults.update(
            problem.sentence for problem in problems(spec) if "proves it" not in problem.sentence
        )
        parts = sentences(blank_name(blank_addresses(text)))
        _, coloured = theme_of(parts)
        _, intents = understand(parts, coloured)
        open_spans = {(each.source.start, each.source.end): each for each in spec.unmet}
        for intent in intents:
            if intent.action == "topic":
                continue
            left = open_spans.get((intent.start, intent.end))
            if left is None and intent.action == "hard":
                # Said before in other words: listed once.
                outcome["named as not built"] += 1
            elif left is None:
                outcome["understood"] += 1
                actions[intent.action] += 1
            elif left is not None and "not clear" in left.reason:
                outcome["unclear"] += 1
                unmet[f"{intent.verb} | {intent.phrase}"] += 1
            else:
                outcome["named as not built"] += 1
                unmet[f"{intent.verb} | {intent.phrase}"] += 1
    total = sum(outcome.values()) or 1
    times.sort()
    click.echo(f"texts {len(texts)}, refused {dict(refused)}, problems {sum(faults.values())}")
    for name, count in outcome.most_common():
        click.echo(f"{name:20} {count:7} {count / total:6.1%}")
    click.echo(
        "by action: " + ", ".join(f"{name} {count}" for name, count in actions.most_common())
    )
    marks = {"median": 0.5, "p95": 0.95, "p99": 0.99}
    line = ", ".join(
        f"{name} {times[int(len(times) * at)] * 1000:.0f}" for name, at in marks.items()
    )
    click.echo(f"milliseconds: {line}, worst {times[-1] * 1000:.0f}")
    for sentence, count in faults.most_common(10):
        click.echo(f"problem {count}: {sentence}")
    if show:
        for clause, count in unmet.most_common(80):
            click.echo(f"{count:5} {clause}")


if __name__ == "__main__":
    main()
