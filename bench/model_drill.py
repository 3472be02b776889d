"""Orders with a model whose service fails at random, made by workers that are killed at random.

    python bench/model_drill.py [--orders 500] [--seed 1]

Prints how the orders ended, what models cost against their ceilings, and whether the ledger is
exact; see tests/site/runs/drill.py for what is real in it. Ends with 1 when something is wrong.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import click

ROOT = Path(__file__).parent.parent


@click.command()
@click.option("--orders", default=500)
@click.option("--seed", default=1)
def main(orders: int, seed: int) -> None:
    with tempfile.TemporaryDirectory(prefix="appmint-bench-") as data:
        environment = {**os.environ, "APPMINT_DATA": data, "PYTHONPATH": str(ROOT)}
        settings = {"DJANGO_SETTINGS_MODULE": "appmint.site.settings"}
        migrate = [sys.executable, "-m", "django", "migrate", "--verbosity=0", "--skip-checks"]
        subprocess.run(migrate, env={**environment, **settings}, check=True)
        drill = [sys.executable, "-m", "tests.site.runs.drill", str(orders), str(seed)]
        done = subprocess.run(drill, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    found = json.loads(done.stdout)
    click.echo(json.dumps(found, indent=2))
    wrong = [
        name
        for name in (
            *("without_reason", "not_green", "delivered_twice", "sum", "differences", "held_micro"),
        )
        if found[name]
    ]
    ceilings = found["ceilings"]
    over = found["dearest_order_micro_usd"] > ceilings["order_micro_usd"]
    over = over or found["spent_micro_usd"] > ceilings["day_micro_usd"]
    ended = sum(found["orders"].get(state, 0) for state in ("delivered", "failed"))
    if wrong or over or ended + found["waiting"] != orders or found["orders"].get("failed"):
        click.echo(f"Wrong: {', '.join(wrong) or 'orders or ceilings'}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
