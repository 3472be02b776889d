"""Settings from the environment, and the page that lists them."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from appmint.llm.errors import ModelMisconfigured
from appmint.llm.settings import model_settings
from appmint.llm.settings_table import settings_table


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NEBIUS_API_KEY", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)


def test_without_any_variable_there_is_no_model() -> None:
    settings = model_settings()
    assert not settings.configured
    assert settings.address == "https://api.tokenfactory.nebius.com/v1/"


@pytest.mark.parametrize(
    ("variables", "key"),
    [
        ({"NEBIUS_API_KEY": "n"}, "n"),
        ({"NEBIUS_API_KEY": "n", "APPMINT_MODEL_API_KEY": "own"}, "own"),
        ({"APPMINT_MODEL_PROVIDER": "openai", "OPENAI_API_KEY": "o", "NEBIUS_API_KEY": "n"}, "o"),
        ({"OPENAI_API_KEY": "o"}, ""),
        ({"APPMINT_MODEL_PROVIDER": "vllm", "OPENAI_API_KEY": "o"}, ""),
    ],
)
def test_a_service_gets_its_own_key_and_no_other(
    variables: dict[str, str], key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert model_settings().key == key


def test_a_local_service_needs_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APPMINT_MODEL_PROVIDER", "llama-cpp")
    assert model_settings().configured


def test_premium_uses_its_own_models_then_the_standard_ones_then_the_preset(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert model_settings().name_for("premium", "write") == "moonshotai/Kimi-K2.7-Code"
    monkeypatch.setenv("APPMINT_MODEL_WRITE", "one")
    assert model_settings().name_for("premium", "write") == "one"
    monkeypatch.setenv("APPMINT_MODEL_PREMIUM_WRITE", "two")
    assert model_settings().name_for("premium", "write") == "two"
    assert model_settings().name_for("standard", "write") == "one"


def test_prices_are_written_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APPMINT_MODEL_PRICES", "org/one=0.5/2, two=1/4/0.25")
    prices = model_settings().prices
    assert prices["org/one"].input_usd == Decimal("0.0000005")
    assert prices["org/one"].cached_usd is None
    assert prices["two"].cached_usd == Decimal("0.00000025")


def test_everything_that_cannot_be_used_is_named_at_once_without_its_value(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("APPMINT_MODEL_BASE_URL", "sk-a-key-in-the-wrong-place")
    monkeypatch.setenv("APPMINT_MODEL_PRICES", "one=cheap")
    monkeypatch.setenv("APPMINT_MODEL_TRIES", "0")
    with pytest.raises(ModelMisconfigured) as told:
        model_settings()
    for name in ("BASE_URL", "PRICES", "TRIES"):
        assert f"APPMINT_MODEL_{name}" in str(told.value)
    assert "sk-a-key" not in str(told.value)


def test_the_page_for_operators_lists_what_can_be_set(checkout: Path) -> None:
    page = checkout / "docs" / "operators" / "models.md"
    assert page.read_text().endswith(f"## Settings\n\n{settings_table()}"), (
        f"put what `appmint model settings` prints at the end of {page}"
    )


def test_the_page_for_operators_names_each_setting_that_its_text_speaks_of(checkout: Path) -> None:
    spoken = re.findall(
        r"APPMINT_MODEL_[A-Z_]+", (checkout / "docs" / "operators" / "models.md").read_text()
    )
    assert set(spoken) <= set(re.findall(r"APPMINT_MODEL_[A-Z_]+", settings_table()))
