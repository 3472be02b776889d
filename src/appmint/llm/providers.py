"""Services that are known by name: where they are, what their models are called."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["read", "write", "repair"]
Tier = Literal["standard", "premium"]
ProviderName = Literal["nebius", "openai", "vllm", "llama-cpp"]

ROLES: tuple[Role, ...] = get_args(Role)
TIERS: tuple[Tier, ...] = get_args(Tier)


@dataclass(frozen=True)
class Provider:
    """A preset: what holds for a service unless the operator sets something else.

    A local service needs no key and costs nothing; where it serves one model, that one is used.
    """

    name: ProviderName
    title: str
    base_url: str
    key_variable: str | None
    models: Mapping[Tier, Mapping[Role, str]]

    @property
    def local(self) -> bool:
        """Whether the operator runs the service."""
        return self.key_variable is None


PROVIDERS: Mapping[ProviderName, Provider] = {
    "nebius": Provider(
        "nebius",
        "Nebius Token Factory",
        "https://api.tokenfactory.nebius.com/v1/",
        "NEBIUS_API_KEY",
        {
            "standard": {
                "read": "deepseek-ai/DeepSeek-V4.1-Flash",
                "write": "deepseek-ai/DeepSeek-V4.1-Flash",
                "repair": "zai-org/GLM-5.3-Flash",
            },
            "premium": {
                "read": "deepseek-ai/DeepSeek-V4-Pro-0813",
                "write": "moonshotai/Kimi-K2.7-Code",
                "repair": "deepseek-ai/DeepSeek-V4-Pro-0813",
            },
        },
    ),
    "openai": Provider(
        "openai",
        "OpenAI",
        "https://api.openai.com/v1/",
        "OPENAI_API_KEY",
        {
            "standard": {
                "read": "gpt-5.4-mini",
                "write": "gpt-5.4-mini",
                "repair": "gpt-5.4-mini",
            },
            "premium": {"read": "gpt-5.4-mini", "write": "gpt-5.2", "repair": "gpt-5.2"},
        },
    ),
    "vllm": Provider("vllm", "vLLM", "http://127.0.0.1:8000/v1/", None, {}),
    "llama-cpp": Provider("llama-cpp", "llama.cpp", "http://127.0.0.1:8080/v1/", None, {}),
}

# The models that the product is advertised with, each with the ids it has gone by on Nebius,
# newest first. Ids are case-sensitive.
ADVERTISED: Mapping[str, tuple[str, ...]] = {
    "DeepSeek R1": ("deepseek-ai/DeepSeek-R1-0528", "deepseek-ai/DeepSeek-R1"),
    "DeepSeek V3": ("deepseek-ai/DeepSeek-V3-0324", "deepseek-ai/DeepSeek-V3"),
    "Llama 3.3 70B": ("meta-llama/Llama-3.3-70B-Instruct",),
    "Qwen 2.5 72B": ("Qwen/Qwen2.5-72B-Instruct",),
    "QwQ 32B": ("Qwen/QwQ-32B",),
    "Mistral Nemo": ("mistralai/Mistral-Nemo-Instruct-2407",),
}


def advertised(name: str) -> str | None:
    """The advertised model's name as it is written above, however it is spelled; else None."""
    wanted = _letters(name)
    return next((known for known in ADVERTISED if _letters(known) == wanted), None)


def _letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
