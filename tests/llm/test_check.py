"""What `appmint model check` and `appmint model list` say."""

import socket
from typing import Any

import pytest
from click.testing import CliRunner, Result

from appmint.cli import main
from tests.llm.service import (
    KEY,
    MODEL,
    Answer,
    Drops,
    Fails,
    ModelService,
    Raw,
    Says,
    row,
)

R1 = "deepseek-ai/DeepSeek-R1"


def command(*words: str, **variables: str) -> Result:
    named = {
        name if name.isupper() else f"APPMINT_MODEL_{name.upper()}": value
        for name, value in variables.items()
    }
    alone = {"NEBIUS_API_KEY": None, "OPENAI_API_KEY": None}
    return CliRunner().invoke(main, ["model", *words], env={**alone, **named})


def checked(service: ModelService, **variables: str) -> Result:
    roles = dict.fromkeys(("read", "write", "repair"), MODEL)
    here = {"base_url": service.url, "NEBIUS_API_KEY": KEY, **roles}
    return command("check", **{**here, **variables})


def test_all_well_is_said_with_what_the_trial_took_and_ends_with_0() -> None:
    with ModelService(lambda _: "ready") as service:
        result = checked(service)
    assert result.exit_code == 0, result.output
    first, second = result.output.splitlines()
    assert first == f"ok     Nebius Token Factory answers at {service.url} and offers 1 model."
    assert second.startswith(f"ok     {MODEL} answers in ")
    assert second.endswith("(the service's own list).")
    assert len(service.asked) == 1


def test_no_key() -> None:
    result = command("check")
    assert result.exit_code == 1
    assert result.output == "wrong  There is no key for Nebius Token Factory: set NEBIUS_API_KEY.\n"


@pytest.mark.parametrize(
    ("options", "variables", "sentence"),
    [
        ({}, {"NEBIUS_API_KEY": "other"}, "refuses the key (401): check NEBIUS_API_KEY."),
        ({}, {"api_key": "other"}, "refuses the key (401): check APPMINT_MODEL_API_KEY."),
        (
            {},
            {"write": MODEL.lower()},
            f"offers no model {MODEL.lower()}. The nearest it has: {MODEL}.",
        ),
        (
            {},
            {"write": "deepseek r1"},
            "no longer offers DeepSeek R1 (deepseek-ai/DeepSeek-R1-0528)",
        ),
        (
            {"models": [row(MODEL, None)]},
            {"write": f"{MODEL}"},
            "",
        ),
        (
            {"models": [row(MODEL), row("org/new", None)]},
            {"fallback": "org/new"},
            "The price of org/new is not known",
        ),
        ({"lists": Fails(503)}, {}, "is failing (503)"),
        ({"lists": Raw(b"<html>Hello</html>")}, {}, "does not answer as an OpenAI-compatible"),
        ({"lists": Fails(404)}, {}, "There is no list of models"),
        ({"answers": [Fails(402)]}, {}, "no credit left (402)"),
        ({"answers": [Fails(404)]}, {}, f"has no model {MODEL}"),
        ({"answers": [Drops()]}, {}, "ended inside the answer"),
    ],
    ids=str,
)
def test_each_thing_that_is_wrong_is_named(
    options: dict[str, Any], variables: dict[str, str], sentence: str
) -> None:
    with ModelService(**{"answers": lambda _: "ready", **options}) as service:
        result = checked(service, **variables)
    assert sentence in result.output
    assert result.exit_code == (1 if sentence else 0)
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_a_service_that_does_not_say_what_it_used_is_mentioned() -> None:
    answer: Answer = Says("ready", usage=None)
    with ModelService(lambda _: answer) as service:
        result = checked(service)
    assert result.exit_code == 0
    assert "does not say what it used" in result.output


def test_nothing_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        result = command("check", base_url=f"http://127.0.0.1:{port}/v1", NEBIUS_API_KEY="k")
    assert result.exit_code == 1
    assert f"Nothing listens at http://127.0.0.1:{port}/v1/" in result.output


def test_an_unknown_host() -> None:
    result = command("check", base_url="https://models.invalid/v1", NEBIUS_API_KEY="k")
    assert result.exit_code == 1
    assert "The host models.invalid is not known here" in result.output


def test_tls_that_is_no_tls() -> None:
    with ModelService() as service:
        result = checked(service, base_url=service.url.replace("http:", "https:"))
    assert result.exit_code == 1
    assert "No safe connection to" in result.output


def test_a_local_server_with_one_model_needs_no_other_setting() -> None:
    with ModelService(lambda _: "ready", models=[row("local.gguf", None)], key="") as service:
        result = command("check", provider="llama-cpp", base_url=service.url)
    assert result.exit_code == 0, result.output
    assert "local.gguf answers" in result.output


def test_a_local_server_with_several_models_asks_which() -> None:
    models = [row("one", None), row("two", None)]
    with ModelService(lambda _: "ready", models=models, key="") as service:
        result = command("check", provider="vllm", base_url=service.url)
    assert result.exit_code == 1
    assert "offers 2 models: set APPMINT_MODEL_READ" in result.output


def test_an_advertised_name_means_the_id_that_is_still_offered() -> None:
    with ModelService(lambda _: "ready", models=[row(R1)]) as service:
        names = dict.fromkeys(("read", "write", "repair"), "DeepSeek-R1")
        result = checked(service, **names)
        assert result.exit_code == 0, result.output
        assert service.asked[0].body["model"] == R1


def test_the_list_shows_prices_what_is_used_and_what_became_of_advertised_models() -> None:
    with ModelService(models=[row(MODEL), row(R1, None), row("org/odd", None)]) as service:
        result = command("list", base_url=service.url, NEBIUS_API_KEY=KEY)
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert f"{MODEL}  131,072 tokens; $0.3 in, $1.2 out; in use" in lines
    assert f"{R1}  131,072 tokens; $0.8 in, $2.4 out" in lines
    assert "org/odd  131,072 tokens; price not known" in lines
    assert f"DeepSeek R1: {R1}" in lines
    assert "QwQ 32B: no longer offered" in lines


def test_the_list_without_a_key_is_one_sentence() -> None:
    result = command("list")
    assert result.exit_code == 1
    assert "There is no key" in result.output
