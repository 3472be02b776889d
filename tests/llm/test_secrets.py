"""The key is nowhere but in the header of the request."""

import logging
import traceback
from pathlib import Path

import pytest
from pydantic_ai import Agent

from appmint.llm.calls import FileCallBook
from appmint.llm.check import check, listing
from appmint.llm.engine import ask
from appmint.llm.errors import ModelError
from tests.llm.service import (
    KEY,
    Answer,
    Drops,
    ErrorInside,
    Fails,
    ModelService,
    Raw,
    Says,
    ToolCall,
)

ECHO = {"error": {"message": f"Incorrect API key provided: {KEY}", "key": KEY}}


@pytest.mark.parametrize(
    "answer",
    [
        *(Fails(status, ECHO) for status in (302, 400, 401, 402, 403, 404, 422, 429, 500, 503)),
        Fails(400, {"detail": [{"loc": ["header"], "msg": f"bad {KEY}"}]}),
        Fails(429, ECHO, {"Retry-After": "2s"}),
        Drops(),
        ErrorInside(ECHO),
        Raw(b"<html/>"),
        Says("Cut", finish="length"),
        Says(refusal="No."),
        Says(calls=[ToolCall("nothing", "{")]),
        Says("Hello."),
    ],
    ids=lambda answer: f"{type(answer).__name__} {getattr(answer, 'status', '')}",
)
def test_the_key_is_in_no_log_error_file_or_text(
    answer: Answer,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    seen = []
    with ModelService(lambda _: answer) as service:
        engine = service.engine(FileCallBook(tmp_path), tries=2)
        model = engine.model("read")
        seen += [repr(engine.settings), str(engine.settings), engine.settings.model_dump_json()]
        seen += [repr(model), repr(engine), repr(vars(engine))]
        try:
            seen.append(repr(ask(Agent(model, retries=1).run("Say hello."))))
        except ModelError as error:
            seen += [repr(error), str(error), *traceback.format_exception(error)]
        assert service.asked[0].headers["authorization"] == f"Bearer {KEY}"
    seen += [repr(vars(record)) for record in caplog.records]
    seen += [caplog.text, *capfd.readouterr()]
    written = [file.read_text() for file in tmp_path.rglob("*") if file.is_file()]
    assert written
    for text in [*seen, *written]:
        assert KEY not in text


@pytest.mark.parametrize("status", [401, 403, 404, 500, 418])
def test_a_check_tells_nothing_of_the_key(status: int) -> None:
    with ModelService(lists=Fails(status, ECHO)) as service:
        assert KEY not in repr(check(service.settings()))
        with pytest.raises(ModelError) as told:
            list(listing(service.settings()))
        assert KEY not in "".join(traceback.format_exception(told.value))


def test_a_key_is_not_carried_to_where_a_redirect_leads() -> None:
    with ModelService(["Stolen."]) as elsewhere:
        away = Fails(307, "", {"Location": f"{elsewhere.url}chat/completions"})
        with ModelService([away]) as service, pytest.raises(ModelError):
            ask(Agent(service.engine(tries=1).model("read")).run("Hello."))
        assert elsewhere.asked == []
