"""Exchanges are recorded without secrets and replayed through the real client."""

import json
from pathlib import Path

import pytest

from appmint.llm.calls import MemoryCallBook
from appmint.llm.engine import Engine
from appmint.llm.errors import ModelError
from appmint.llm.reading import Reading, read
from appmint.llm.settings import ModelSettings
from appmint.reader import read as read_by_rules
from tests.llm.exchanges import Recorder, ReplayService, hash_of
from tests.llm.service import KEY, ModelService

TEXT = "Please build a site for a kite club. Members can list their kites and log flights."
ANSWERS = [
    '{"wishes": []}',
    json.dumps(
        {
            "wishes": [
                {"quote": "log flights", "action": "create", "verb": "log", "thing": "flights"}
            ]
        }
    ),
]


def reading(settings: ModelSettings, text: str = TEXT) -> Reading:
    model = Engine(settings, "standard", MemoryCallBook()).model("read")
    return read(text, lambda facts: read_by_rules(text, facts=facts), model)


@pytest.fixture
def recorded(tmp_path: Path) -> tuple[Path, Reading, ModelSettings]:
    """A folder with a reading of two exchanges, what came of it, and settings for a replay."""
    folder = tmp_path / "kites"
    with ModelService(ANSWERS) as service, Recorder(service.url, folder) as recorder:
        settings = service.settings(base_url=recorder.url)
        return folder, reading(settings), settings


def at(service: ReplayService, settings: ModelSettings) -> ModelSettings:
    return settings.model_copy(update={"base_url": service.url})


def test_a_replay_gives_what_the_recording_gave(
    recorded: tuple[Path, Reading, ModelSettings],
) -> None:
    folder, before, settings = recorded
    assert len(list(folder.glob("0*.json"))) == 2
    with ReplayService(folder) as service:
        assert reading(at(service, settings)) == before


def test_a_recording_holds_no_key_and_no_host(
    recorded: tuple[Path, Reading, ModelSettings],
) -> None:
    for file in recorded[0].iterdir():
        content = file.read_text("utf-8")
        assert KEY not in content
        assert "127.0.0.1" not in content
        assert "uthorization" not in content


def test_another_request_fails_with_the_lines_that_differ(
    recorded: tuple[Path, Reading, ModelSettings],
) -> None:
    folder, _, settings = recorded
    other = TEXT.replace("flights", "landings")
    with pytest.raises(AssertionError) as failed, ReplayService(folder) as service:
        reading(at(service, settings), other)
    said = str(failed.value)
    assert isinstance(failed.value.__cause__, ModelError)
    assert "-Please build a site for a kite club. Members can list their kites and log fl" in said
    assert "+Please build a site for a kite club. Members can list their kites and log la" in said
    assert len(said.splitlines()) < 30


def test_exchanges_that_nobody_asks_for_fail(
    recorded: tuple[Path, Reading, ModelSettings],
) -> None:
    folder, _, settings = recorded
    last = folder / "0002.json"
    (folder / "0003.json").write_text(last.read_text("utf-8"), "utf-8")
    with (
        pytest.raises(AssertionError, match="1 of 3 recorded exchanges"),
        ReplayService(folder) as service,
    ):
        reading(at(service, settings))


def test_a_request_more_than_was_recorded_fails(
    recorded: tuple[Path, Reading, ModelSettings],
) -> None:
    folder, _, settings = recorded
    (folder / "0002.json").unlink()
    with (
        pytest.raises(AssertionError, match="Request 2 was not recorded"),
        ReplayService(folder) as service,
    ):
        reading(at(service, settings))


def test_times_and_temporary_folders_do_not_make_a_request_another_one() -> None:
    one = {"messages": ["Tests passed in 1.2 s, see /tmp/a-1/log", "12 points"]}
    same = {"messages": ["Tests passed in 31 s, see /tmp/b-2/log", "12 points"]}
    other = {"messages": ["Tests passed in 1.2 s, see /tmp/a-1/log", "13 points"]}
    assert hash_of(one) == hash_of(same) != hash_of(other)
