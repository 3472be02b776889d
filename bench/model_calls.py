"""What a call of a model costs besides waiting for it: `PYTHONPATH=. python bench/model_calls.py`.

The service is on loopback in the same process and answers at once, so its own work is included.
"""

import time

from pydantic_ai import Agent

from appmint.llm.engine import ask
from tests.llm.service import ModelService, Says

CALLS = 100
QUESTION = "A line of code to look at.\n" * 800

with ModelService(lambda _: Says("A line of an answer.\n" * 50)) as service:
    engine = service.engine(order_usd=1000, day_usd=1000)
    agent = Agent(engine.model("write"))
    ask(agent.run("warm"))
    wall, processor = time.perf_counter(), time.process_time()
    for number in range(CALLS):
        ask(agent.run(f"{number} {QUESTION}"))
    processor = (time.process_time() - processor) / CALLS * 1000
    wall = (time.perf_counter() - wall) / CALLS * 1000
    print(f"{processor:.0f} ms of processor a call, {wall:.0f} ms in all")
