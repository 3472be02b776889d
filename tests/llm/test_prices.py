"""What a call costs, and whose price holds."""

import re
from decimal import Decimal
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appmint.llm.catalogue import Offered, price_of
from appmint.llm.errors import ModelMisconfigured
from appmint.llm.prices import Price, Usage, dated_prices, listed_price
from appmint.llm.settings import ModelSettings

LLAMA = "meta-llama/Llama-3.3-70B-Instruct"


def a_price(usd_in: str, usd_out: str, usd_cached: str | None = None) -> Price:
    cached = None if usd_cached is None else Decimal(usd_cached)
    return Price.per_million(Decimal(usd_in), Decimal(usd_out), cached, source="a test")


def test_a_cost_is_rounded_up_to_a_whole_millionth_for_each_call() -> None:
    price = a_price("0.13", "0.40")
    assert price.cost_micro_usd(Usage(1, 0, 0)) == 1
    assert price.cost_micro_usd(Usage(1000, 0, 100)) == 130 + 40
    assert price.cost_micro_usd(Usage(1001, 0, 100)) == 171


def test_cached_tokens_cost_the_full_price_unless_their_own_is_known() -> None:
    assert a_price("1", "2").cost_micro_usd(Usage(100, 60, 10)) == 120
    assert a_price("1", "2", "0.5").cost_micro_usd(Usage(100, 60, 10)) == 90


@given(
    st.integers(0, 10**7),
    st.integers(0, 10**7),
    st.integers(0, 10**7),
    st.decimals(0, 100, places=4),
)
def test_a_cost_is_never_less_than_the_exact_price_nor_a_millionth_more(
    tokens_in: int, cached: int, tokens_out: int, usd: Decimal
) -> None:
    price = a_price(str(usd), str(usd * 3), str(usd / 2))
    usage = Usage(tokens_in, min(cached, tokens_in), tokens_out)
    exact = usd * (usage.tokens_in - usage.tokens_cached) + usd / 2 * usage.tokens_cached
    exact += usd * 3 * tokens_out
    assert exact <= price.cost_micro_usd(usage) < exact + 1


def test_every_row_of_the_dated_files_names_its_source_and_the_files_their_day() -> None:
    names = [file.name for file in files("appmint.llm").joinpath("data").iterdir()]
    assert names
    for name in names:
        found = re.fullmatch(r"([a-z-]+)-prices-\d{4}-\d\d-\d\d\.csv", name)
        assert found, name
        for model, price in dated_prices(found[1]).items():
            assert "https://" in price.source, model
            assert name in price.source


def test_a_fast_flavour_is_never_billed_as_its_base() -> None:
    settings = ModelSettings()
    assert price_of(LLAMA, settings, None).input_usd == Decimal("0.00000013")
    with pytest.raises(ModelMisconfigured, match=f"{LLAMA}-fast=IN/OUT"):
        price_of(f"{LLAMA}-fast", settings, None)


def test_the_operators_price_goes_first_then_the_services_then_the_dated_one() -> None:
    offered = {LLAMA: Offered(LLAMA, price=a_price("0.2", "0.6"))}
    set_by_operator = ModelSettings(prices={LLAMA: a_price("9", "9")})
    assert price_of(LLAMA, set_by_operator, offered) == a_price("9", "9")
    assert price_of(LLAMA, ModelSettings(), offered) == a_price("0.2", "0.6")
    assert "nebius-prices-" in price_of(LLAMA, ModelSettings(), {LLAMA: Offered(LLAMA)}).source


def test_a_local_service_is_free_unless_the_operator_says_otherwise() -> None:
    local = ModelSettings(provider="vllm")
    assert price_of("any", local, None).cost_micro_usd(Usage(10**6, 0, 10**6)) == 0
    paid = ModelSettings(provider="vllm", prices={"any": a_price("1", "1")})
    assert price_of("any", paid, None).cost_micro_usd(Usage(10, 0, 10)) == 20


@pytest.mark.parametrize(
    "pricing",
    [
        None,
        {},
        {"prompt": "0.1"},
        {"prompt": "free", "completion": "0"},
        {"prompt": "-1", "completion": "1"},
        "0.1",
    ],
    ids=str,
)
def test_a_price_that_cannot_be_read_is_no_price(pricing: object) -> None:
    assert listed_price(pricing) is None


def test_prices_on_the_services_list_are_per_token() -> None:
    price = listed_price({"prompt": "0.00000003", "completion": "0.00000009", "request": "0"})
    assert price is not None
    assert price.cost_micro_usd(Usage(10**6, 0, 10**6)) == 120_000
