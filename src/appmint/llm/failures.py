"""What a service's failure means: the sentence, whether to try again, what the book says."""

import re
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx2

from appmint.llm.calls import Outcome
from appmint.llm.errors import AnswerUnusable, ModelError, ModelMisconfigured, ModelUnavailable
from appmint.llm.settings import ModelSettings

_SAID_CHARACTERS = 300
_MOMENTARY = {408, 409, 425, 429}


class UnknownModel(ModelMisconfigured):
    """The service offers no model of this name."""


@dataclass(frozen=True)
class Failure:
    """One failed call. `momentary`: the same call may succeed a little later."""

    error: ModelError
    outcome: Outcome
    momentary: bool = False
    again_in_s: float | None = None


def of_status(
    settings: ModelSettings, model: str, status: int, said: object, again: str | None
) -> Failure:
    """What an HTTP status means. `said` is the body, whatever its shape; `again` is Retry-After."""
    service = settings.service.title
    again_in_s = seconds(again)
    if status in (401, 403):
        given = settings.api_key.get_secret_value() or not settings.service.key_variable
        variable = "APPMINT_MODEL_API_KEY" if given else settings.service.key_variable
        return Failure(
            ModelMisconfigured(f"{service} refuses the key ({status}): check {variable}."), "denied"
        )
    if status == 402:
        return Failure(
            ModelMisconfigured(f"The account at {service} has no credit left (402): top it up."),
            "denied",
        )
    if status == 404:
        return Failure(
            UnknownModel(
                f"{service} has no model {model} at {settings.address} (404): "
                '"appmint model list" shows what it offers.'
            ),
            "unknown_model",
        )
    if status in _MOMENTARY or status >= 500:
        what = "asks for a pause" if status == 429 else "is failing"
        return Failure(
            ModelUnavailable(f"{service} {what} ({status}).", again_in_s),
            "throttled" if status == 429 else "failed",
            momentary=True,
            again_in_s=again_in_s,
        )
    if status < 400:
        return Failure(
            ModelMisconfigured(
                f"{settings.address} answers with {status}, which no OpenAI-compatible service "
                "does: check APPMINT_MODEL_BASE_URL."
            ),
            "rejected",
        )
    why = masked(settings, _sentence(said))
    return Failure(
        AnswerUnusable(f"{service} could not take the request ({status}): {why}"), "rejected"
    )


def of_network(settings: ModelSettings, error: BaseException) -> Failure:
    """What a failed connection means."""
    address = settings.address
    causes = list(chain(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLError):
            reason = getattr(cause, "verify_message", "") or cause.reason or "TLS failed"
            return Failure(
                ModelMisconfigured(f"No safe connection to {address}: {reason}."), "unreachable"
            )
        if isinstance(cause, socket.gaierror):
            host = httpx2.URL(address).host
            return _unreachable(f"The host {host} is not known here: check the address or DNS.")
        if isinstance(cause, ConnectionRefusedError):
            return _unreachable(f"Nothing listens at {address}: start the service there.")
    if any(isinstance(cause, httpx2.ConnectTimeout) for cause in causes):
        return _unreachable(
            f"No route to {address}: it did not answer in {settings.connect_s:g} s."
        )
    if any(isinstance(cause, (httpx2.TimeoutException, TimeoutError)) for cause in causes):
        return Failure(
            ModelUnavailable(f"{settings.service.title} took longer than the time limit."),
            "slow",
            momentary=True,
        )
    if any(isinstance(cause, httpx2.ConnectError) for cause in causes):
        return _unreachable(f"No route to {address}.")
    return Failure(
        ModelUnavailable(f"The connection to {settings.service.title} ended inside the answer."),
        "dropped",
        momentary=True,
    )


def of_gibberish(settings: ModelSettings) -> Failure:
    """The service answered, in some other protocol."""
    return Failure(
        ModelUnavailable(
            f"{settings.address} does not answer as an OpenAI-compatible service does: "
            "check APPMINT_MODEL_BASE_URL."
        ),
        "garbled",
        momentary=True,
    )


def _unreachable(sentence: str) -> Failure:
    return Failure(ModelUnavailable(sentence), "unreachable", momentary=True)


def seconds(again: str | None) -> float | None:
    """The pause that a Retry-After header asks for: "2", "2s", "1.5s" or a date."""
    if not again:
        return None
    if found := re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(ms|s)?\s*", again):
        return float(found[1]) / (1000 if found[2] == "ms" else 1)
    try:
        at = parsedate_to_datetime(again)
    except ValueError:
        return None
    return max(0.0, (at.astimezone(UTC) - datetime.now(UTC)).total_seconds())


def masked(settings: ModelSettings, text: str) -> str:
    """The text without the key, should a service have repeated it."""
    return text.replace(settings.key, "***") if settings.key else text


def chain(error: BaseException) -> Iterator[BaseException]:
    """The error and what caused it, groups included."""
    waiting, seen = [error], set[int]()
    while waiting:
        one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        waiting += [cause for cause in (one.__cause__, one.__context__) if cause is not None]
        if isinstance(one, BaseExceptionGroup):
            waiting += one.exceptions


def _sentence(said: object) -> str:
    """What the body says, from {"detail": ...} or {"error": {...}} or plain text."""
    if isinstance(said, dict):
        for name in ("error", "detail", "message", "msg"):
            if said.get(name):
                place = said.get("loc")
                where = ".".join(str(part) for part in place) if isinstance(place, list) else ""
                return f"{where}: {_sentence(said[name])}" if where else _sentence(said[name])
    if isinstance(said, list) and said:
        return "; ".join(_sentence(part) for part in said)[:_SAID_CHARACTERS]
    return " ".join(str(said or "no reason given").split())[:_SAID_CHARACTERS]
