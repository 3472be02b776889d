"""How much of many texts the reader understands, and how long it takes.

    python bench/reader_coverage.py FILE [--every N] [--show]

FILE has one JSON object a line with the text under "instruction". Prints the share of clauses by
outcome, the actions understood, problems of the specs, and milliseconds per text. A clause counts
as understood only when a criterion with a claim comes from it, or one that says the same; as a
quality goal when it says what the app should be like; as named when it is listed as not built with
the reason; as unclear when the reader says so; and as an unclear opening when it stands in the
sentence that says what the app is and nothing came of it.
"""

import json
import time
from collections import Counter
from pathlib import Path

import click

from appmint.reader import ReaderError
from appmint.reader.composing.naming import blank_name
from appmint.reader.reading import interpret, understand
from appmint.reader.sentences.colours import theme_of
from appmint.reader.sentences.intents import Intent
from appmint.reader.sentences.segment import blank_addresses, sentences
from appmint.spec import problems
from appmint.spec.app import AppSpec

UNDERSTOOD = "understood"
GOAL = "quality goal"
NAMED = "named as not built"
UNCLEAR = "unclear"
OPENING = "unclear opening"
TOPIC = "topic"


def outcome_of(intent: Intent, intents: list[Intent], spec: AppSpec) -> str:
    """What became of a clause in the spec made of its text."""
    if intent.action == "topic":
        return TOPIC
    if intent.action == "quality":
        return GOAL
    span = (intent.start, intent.end)
    if span in {(each.source.start, each.source.end) for each in spec.criteria}:
        return UNDERSTOOD
    key = (intent.verb, intent.phrase.split()[-1:])
    spans = {(each.start, each.end) for each in intents if said_again(each, key)} | {span}
    for each in spec.unmet:
        if (each.source.start, each.source.end) in spans:
            return UNCLEAR if "not clear" in each.reason else NAMED
    if intent.action == "hard":
        return NAMED
    named = intent.action == "things" or (intent.nominal and intent.action == "browse")
    if named and intent.sentence == intents[0].sentence:
        return OPENING
    return UNDERSTOOD


def said_again(intent: Intent, key: tuple[str, list[str]]) -> bool:
    """Whether a clause was listed for this one too: the same verb and noun are listed once."""
    return (intent.verb, intent.phrase.split()[-1:]) == key


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
        for intent in intents:
            found = outcome_of(intent, intents, spec)
            outcome[found] += 1
            if found == UNDERSTOOD:
                actions[intent.action] += 1
            elif found in {UNCLEAR, NAMED, OPENING}:
                unmet[f"{intent.verb} | {intent.phrase}"] += 1
    topics = outcome.pop(TOPIC, 0)
    total = sum(outcome.values()) or 1
    times.sort()
    click.echo(f"texts {len(texts)}, refused {dict(refused)}, problems {sum(faults.values())}")
    click.echo(f"words that only say what the app is about: {topics}, not counted below")
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
