"""`Engine`: models that are metered, patient and within their budget."""

import random
from collections.abc import (
    AsyncIterator,
    Awaitable,
    Callable,
    Coroutine,
    Iterator,
    Mapping,
    Sequence,
)
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any, Literal, TypeVar, cast

import anyio
import httpx2
from openai import APIStatusError, AsyncOpenAI
from pydantic_ai import RunContext
from pydantic_ai.exceptions import (
    AgentRunError,
    ModelAPIError,
    ModelHTTPError,
    UnexpectedModelBehavior,
    UsageLimitExceeded,
)
from pydantic_ai.messages import ModelMessage, ModelResponse
from pydantic_ai.models import (
    CompletedStreamedResponse,
    Model,
    ModelRequestParameters,
    StreamedResponse,
)
from pydantic_ai.models.openai import OpenAIChatModel, OpenAIChatModelSettings
from pydantic_ai.models.wrapper import WrapperModel
from pydantic_ai.profiles import ModelProfile, merge_profile
from pydantic_ai.profiles.openai import OpenAIModelProfile
from pydantic_ai.providers import Provider
from pydantic_ai.providers.nebius import NebiusProvider
from pydantic_ai.providers.openai import OpenAIProvider
from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider
from pydantic_ai.settings import ModelSettings as CallSettings

from appmint.llm import catalogue, circuit, loops
from appmint.llm.calls import CallBook, Spent
from appmint.llm.catalogue import Catalogue, Catalogues, not_offered, price_of, resolve
from appmint.llm.circuit import Circuit, Circuits
from appmint.llm.errors import AnswerUnusable, ModelError, ModelMisconfigured, ModelUnavailable
from appmint.llm.failures import (
    Failure,
    UnknownModel,
    of_gibberish,
    of_network,
    of_status,
)
from appmint.llm.metering import Meter, MeteredTransport, Turns
from appmint.llm.providers import Role, Tier
from appmint.llm.settings import ModelSettings, Structured

_T = TypeVar("_T")
Sleep = Callable[[float], Awaitable[None]]

_OUTPUT_MODES: Mapping[Structured, Literal["native", "tool", "prompted"]] = {
    "schema": "native",
    "tool": "tool",
    "prompt": "prompted",
}
_FIRST_WAIT_S = 1.0
_CHANCE = random.SystemRandom()


class Engine:
    """The models of one tier for one order; `book` keeps what their calls cost.

    May be used from several threads. Making one asks nothing of the service.
    """

    def __init__(
        self,
        settings: ModelSettings,
        tier: Tier,
        book: CallBook,
        *,
        sleep: Sleep = anyio.sleep,
        catalogues: Catalogues = catalogue.IN_THIS_PROCESS,
        circuits: Circuits = circuit.IN_THIS_PROCESS,
    ) -> None:
        self.settings = settings
        self.tier = tier
        self._book = book
        self._sleep = sleep
        self._catalogues = catalogues
        self._circuits = circuits
        self._turns = Turns()

    def model(self, role: Role) -> Model:
        """The model for a role, for `pydantic_ai.Agent`.

        Its calls raise ModelMisconfigured, ModelUnavailable or BudgetSpent; `answering` turns
        what an agent raises about answers into AnswerUnusable.
        """
        if not self.settings.configured:
            raise no_key(self.settings)
        offered = self._catalogues.of(self.settings)
        names = [self.settings.name_for(self.tier, role)]
        if self.settings.fallback:
            names.append(self.settings.fallback)
        # Two names may mean one model.
        named = {resolve(name, offered): name for name in reversed(names)}
        candidates = [
            self._candidate(role, name, model, offered) for model, name in reversed(named.items())
        ]
        return PatientModel(candidates, self._sleep)

    def spent(self) -> Spent:
        """What the order and the day have cost so far."""
        return self._book.spent()

    def _candidate(
        self, role: Role, name: str, model: str, offered: Catalogue | None
    ) -> "Candidate":
        settings = self.settings
        missing = ""
        if offered is not None and model not in offered:
            missing = not_offered(name, model, settings, offered)
        try:
            price = price_of(model, settings, offered)
        except ModelMisconfigured:
            if missing:
                raise UnknownModel(missing) from None
            raise
        meter = Meter(settings, role, model, price, self._book, self._turns)
        circuit_of_model = self._circuits.of(settings.address, model)
        return Candidate(settings, model, _chat_model(meter), circuit_of_model, missing)


def no_key(settings: ModelSettings) -> ModelMisconfigured:
    """What to say where no model can be used at all."""
    return ModelMisconfigured(
        f"There is no key for {settings.service.title}: set "
        f"{settings.service.key_variable or 'APPMINT_MODEL_PROVIDER'}."
    )


@contextmanager
def answering() -> Iterator[None]:
    """Around the run of an agent: what it cannot use becomes AnswerUnusable."""
    try:
        yield
    except UsageLimitExceeded as error:
        raise AnswerUnusable(f"The model needed more than it was given: {error.message}") from None
    except UnexpectedModelBehavior as error:
        raise AnswerUnusable(f"The model gave no usable answer: {error.message}") from None


def ask(run: Coroutine[Any, Any, _T]) -> _T:
    """What a run of an agent gives: `ask(agent.run(text))`, in any thread, with `answering`."""
    with answering():
        return loops.run(run)


@dataclass(frozen=True)
class Candidate:
    """One model of the service, with what is known of how it does.

    `missing` is said should the service not have it: lists may leave out what a service has.
    """

    settings: ModelSettings
    name: str
    model: Model
    circuit: Circuit
    missing: str


class PatientModel(WrapperModel):
    """Asks the first candidate, again where that may help, and then the next one.

    The service is always asked for a stream, so that its silence can be told from its work; who
    asks gets the whole answer.
    """

    def __init__(self, candidates: Sequence[Candidate], sleep: Sleep) -> None:
        super().__init__(candidates[0].model)
        self._candidates = candidates
        self._sleep = sleep

    async def request(
        self,
        messages: list[ModelMessage],
        model_settings: CallSettings | None,
        model_request_parameters: ModelRequestParameters,
    ) -> ModelResponse:
        failures: list[ModelError] = []
        for candidate in self._candidates:
            try:
                return await self._persist(
                    candidate, messages, model_settings, model_request_parameters
                )
            except (ModelUnavailable, UnknownModel) as error:
                failures.append(error)
        if len(failures) == 1:
            raise failures[0]
        raise _all_of(failures) from None

    @asynccontextmanager
    async def request_stream(
        self,
        messages: list[ModelMessage],
        model_settings: CallSettings | None,
        model_request_parameters: ModelRequestParameters,
        run_context: RunContext[Any] | None = None,  # noqa: ARG002  # the seam is the library's
    ) -> AsyncIterator[StreamedResponse]:
        response = await self.request(messages, model_settings, model_request_parameters)
        yield CompletedStreamedResponse(
            response, model_request_parameters=model_request_parameters, replay_events=True
        )

    async def _persist(
        self,
        candidate: Candidate,
        messages: list[ModelMessage],
        model_settings: CallSettings | None,
        parameters: ModelRequestParameters,
    ) -> ModelResponse:
        """One candidate's answer, within its tries."""
        settings = candidate.settings
        for attempt in range(settings.tries):
            candidate.circuit.enter(candidate.name)
            try:
                response = await _ask(candidate.model, messages, model_settings, parameters)
            except (AgentRunError, httpx2.HTTPError) as error:
                failure = _explained(error, candidate)
            else:
                candidate.circuit.succeeded()
                return response
            if failure.momentary and failure.outcome != "throttled":
                candidate.circuit.failed()
            wait_s = failure.again_in_s
            if wait_s is None:
                # Full jitter: many runs that failed together do not come back together.
                wait_s = _CHANCE.uniform(0, _FIRST_WAIT_S * 2**attempt)
            last = attempt + 1 == settings.tries or wait_s > settings.longest_wait_s
            if last or not failure.momentary:
                raise failure.error from None
            await self._sleep(wait_s)
        raise AssertionError("a call is tried at least once")


async def _ask(
    model: Model,
    messages: list[ModelMessage],
    model_settings: CallSettings | None,
    parameters: ModelRequestParameters,
) -> ModelResponse:
    async with model.request_stream(messages, model_settings, parameters) as stream:
        async for _ in stream:
            pass
        return stream.get()


def _explained(error: Exception, candidate: Candidate) -> Failure:
    """What the failure of a call means. Never holds the library's error, which may hold a key."""
    settings = candidate.settings
    if isinstance(error.__cause__, APIStatusError) and error.__cause__.status_code < 400:
        return of_status(settings, candidate.name, error.__cause__.status_code, None, None)
    if isinstance(error, ModelHTTPError):
        if error.status_code == 404 and candidate.missing:
            return Failure(UnknownModel(candidate.missing), "unknown_model")
        again = (error.headers or {}).get("retry-after")
        return of_status(settings, candidate.name, error.status_code, error.body, again)
    if isinstance(error, (ModelAPIError, httpx2.HTTPError)):
        return of_network(settings, error)
    return of_gibberish(settings)


def _all_of(failures: Sequence[ModelError]) -> ModelError:
    said = " ".join(str(failure) for failure in failures)
    waits = [one.again_in_s for one in failures if isinstance(one, ModelUnavailable)]
    if not waits:
        return ModelMisconfigured(said)
    known = [wait for wait in waits if wait is not None]
    return ModelUnavailable(said, min(known, default=None))


def _chat_model(meter: Meter) -> Model:
    settings = meter.settings
    client = AsyncOpenAI(
        base_url=settings.address,
        # A local service may have no key, but the client insists on one.
        api_key=settings.key or "none",
        max_retries=0,
        timeout=httpx2.Timeout(settings.silence_s, connect=settings.connect_s),
        http_client=httpx2.AsyncClient(transport=MeteredTransport(meter)),
    )
    chosen = OpenAIChatModelSettings(max_tokens=settings.output_tokens)
    if settings.reasoning:
        chosen["openai_reasoning_effort"] = cast(Any, settings.reasoning)
    return OpenAIChatModel(
        meter.model,
        provider=_provider(settings, client),
        profile=_profile(settings),
        settings=chosen,
    )


def _provider(settings: ModelSettings, client: AsyncOpenAI) -> Provider[AsyncOpenAI]:
    match settings.provider:
        case "nebius":
            return NebiusProvider(openai_client=client)
        case "openai":
            return OpenAIProvider(openai_client=client)
        case local:
            return OpenAICompatibleProvider(local, openai_client=client)


def _profile(settings: ModelSettings) -> Callable[[ModelProfile], ModelProfile]:
    ours = OpenAIModelProfile(
        supports_json_schema_output=settings.structured == "schema",
        default_structured_output_mode=_OUTPUT_MODES[settings.structured],
        # Without it, a connection that ends early would look like an answer.
        openai_chat_streaming_requires_finish_reason=True,
        openai_chat_supports_max_completion_tokens=settings.provider == "openai",
    )

    def profile(known: ModelProfile) -> ModelProfile:
        return merge_profile(known, ours)

    return profile
