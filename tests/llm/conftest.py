"""No setting of this shell reaches a test of the models."""

import os

for name in ("NEBIUS_API_KEY", "OPENAI_API_KEY"):
    os.environ.pop(name, None)
