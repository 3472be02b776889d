"""What is wrong with a configuration, precisely; what the service offers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pydantic_ai.direct import model_request
from pydantic_ai.messages import ModelRequest

from appmint.llm.calls import MICRO, MemoryCallBook, usd
from appmint.llm.catalogue import Catalogue, Catalogues, fetch, not_offered, price_of, resolve
from appmint.llm.circuit import Circuits
from appmint.llm.engine import Engine, ask, no_key
from appmint.llm.errors import ModelError
from appmint.llm.prices import Price
from appmint.llm.providers import ADVERTISED, ROLES, TIERS
from appmint.llm.settings import ModelSettings

_TRIAL_TOKENS = 512
_TRIAL_SILENCE_S = 60.0
_TRIAL = "This is a trial of the connection. Answer with the single word: ready"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at, in a sentence."""

    ok: bool
    sentence: str


def check(settings: ModelSettings) -> Sequence[Finding]:
    """Everything that can be known of these settings, with one short call to each model.

    All well where each finding is. What the calls cost is in the sentences.
    """
    return list(_findings(settings))


def listing(settings: ModelSettings) -> Iterator[str]:
    """The service's models, a line each, then the advertised names.

    Raises ModelMisconfigured or ModelUnavailable.
    """
    if not settings.configured:
        raise no_key(settings)
    offered = fetch(settings)
    used = {resolve(name, offered) for name in _names(settings)}
    for model in sorted(offered, key=str.lower):
        length = offered[model].context_tokens
        facts = [f"{length:,} tokens"] if length else []
        try:
            price = price_of(model, settings, offered)
            facts.append(
                f"{_per_million(price.input_usd)} in, {_per_million(price.output_usd)} out"
            )
        except ModelError:
            facts.append("price not known")
        facts += ["in use"] if model in used else []
        yield f"{model}  {'; '.join(facts)}"
    if settings.provider != "nebius":
        return
    for name, ids in ADVERTISED.items():
        known = next((one for one in ids if one in offered), None)
        yield f"{name}: {known}" if known else f"{name}: no longer offered"


def _findings(settings: ModelSettings) -> Iterator[Finding]:
    if not settings.configured:
        yield Finding(False, str(no_key(settings)))
        return
    try:
        offered = fetch(settings)
    except ModelError as error:
        yield Finding(False, str(error))
        return
    service = settings.service.title
    count = f"{len(offered)} model" + ("" if len(offered) == 1 else "s")
    yield Finding(True, f"{service} answers at {settings.address} and offers {count}.")
    for name in _names(settings):
        yield _examined(name, settings, offered)


def _per_million(usd_a_token: Decimal) -> str:
    return f"${(usd_a_token * MICRO).normalize():f}"


def _names(settings: ModelSettings) -> Sequence[str]:
    """Each model that is set or preset, once."""
    places = ((tier, role) for tier in TIERS for role in ROLES)
    names = dict.fromkeys(settings.name_for(tier, role) for tier, role in places)
    if settings.fallback:
        names[settings.fallback] = None
    return list(names)


def _examined(name: str, settings: ModelSettings, offered: Catalogue) -> Finding:
    try:
        model = resolve(name, offered)
        if model not in offered:
            return Finding(False, not_offered(name, model, settings, offered))
        price = price_of(model, settings, offered)
        return Finding(True, _trial(model, settings, offered, price))
    except ModelError as error:
        return Finding(False, str(error))


def _trial(model: str, settings: ModelSettings, offered: Catalogue, price: Price) -> str:
    """What a short call came to. Raises ModelError."""
    alone = {
        "write": model,
        "fallback": "",
        "tries": 1,
        "output_tokens": _TRIAL_TOKENS,
        "silence_s": min(settings.silence_s, _TRIAL_SILENCE_S),
    }
    book = MemoryCallBook()
    engine = Engine(
        settings.model_copy(update=alone),
        "standard",
        book,
        catalogues=Catalogues({settings.address: offered}),
        circuits=Circuits(),
    )
    ask(model_request(engine.model("write"), [ModelRequest.user_text_prompt(_TRIAL)]))
    call = book.calls[-1]
    cost = f"for {usd(call.cost_micro_usd)} ({price.source})"
    if call.estimated:
        cost = f"but does not say what it used: calls are booked at the most, here {cost}"
    return f"{model} answers in {call.latency_s:.1f} s {cost}."
