"""What a service offers: its own list of models, with prices where it tells them."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from threading import Lock

import httpx2

from appmint.llm.errors import ModelError, ModelMisconfigured, ModelUnavailable
from appmint.llm.failures import of_gibberish, of_network, of_status
from appmint.llm.prices import FREE, Price, dated_prices, listed_price
from appmint.llm.providers import ADVERTISED, advertised
from appmint.llm.settings import ModelSettings

_NEAREST = 3
_KEPT_S = 900.0
_KEPT_AFTER_FAILURE_S = 60.0


@dataclass(frozen=True)
class Offered:
    """A model on the service's list."""

    id: str
    context_tokens: int | None = None
    price: Price | None = None


Catalogue = Mapping[str, Offered]


def fetch(settings: ModelSettings) -> Catalogue:
    """The service's list, by id. Raises ModelMisconfigured or ModelUnavailable."""
    headers = {"Authorization": f"Bearer {settings.key}"} if settings.key else {}
    try:
        with httpx2.Client(timeout=settings.connect_s) as client:
            answer = client.get(
                f"{settings.address}models", params={"verbose": "true"}, headers=headers
            )
    except httpx2.HTTPError as error:
        raise of_network(settings, error).error from None
    if answer.status_code == 404:
        raise ModelMisconfigured(
            f"There is no list of models at {settings.address} (404): APPMINT_MODEL_BASE_URL must "
            "lead to an OpenAI-compatible service and end with its version, as /v1/."
        )
    try:
        said = answer.json()
    except ValueError:
        said = answer.text if answer.status_code >= 400 else None
    if answer.status_code != 200:
        again = answer.headers.get("retry-after")
        raise of_status(settings, "", answer.status_code, said, again).error
    rows = said.get("data") if isinstance(said, dict) else None
    if not isinstance(rows, list):
        raise ModelMisconfigured(str(of_gibberish(settings).error))
    found = [_offered(row) for row in rows if isinstance(row, dict) and row.get("id")]
    return {offered.id: offered for offered in found}


def _offered(row: Mapping[str, object]) -> Offered:
    length = row.get("context_length")
    return Offered(
        str(row["id"]),
        length if isinstance(length, int) else None,
        listed_price(row.get("pricing")),
    )


class Catalogues:
    """Lists that were fetched lately: no run waits for one that another run has."""

    def __init__(self, known: Mapping[str, Catalogue] | None = None) -> None:
        until = time.monotonic() + _KEPT_S
        self._kept: dict[str, tuple[float, Catalogue | None]] = {
            address: (until, catalogue) for address, catalogue in (known or {}).items()
        }
        self._lock = Lock()

    def of(self, settings: ModelSettings) -> Catalogue | None:
        """The service's list, or None while it cannot be had."""
        with self._lock:
            until, kept = self._kept.get(settings.address, (0.0, None))
            if time.monotonic() < until:
                return kept
            try:
                kept = fetch(settings)
            except ModelError:
                kept = None
            lasts_s = _KEPT_S if kept is not None else _KEPT_AFTER_FAILURE_S
            self._kept[settings.address] = (time.monotonic() + lasts_s, kept)
            return kept


IN_THIS_PROCESS = Catalogues()


def resolve(name: str, offered: Catalogue | None) -> str:
    """The id that a setting means: an advertised name's newest id on offer, else itself.

    An empty name means the only model of the service. Raises ModelMisconfigured, ModelUnavailable.
    """
    if known := advertised(name):
        ids = ADVERTISED[known]
        return next((one for one in ids if one in (offered or {})), ids[0])
    if name:
        return name
    if offered is not None and len(offered) == 1:
        return next(iter(offered))
    if offered is None:
        raise ModelUnavailable("No model is chosen, and the service does not say what it has.")
    raise ModelMisconfigured(
        f"No model is chosen and the service offers {len(offered)} models: set "
        "APPMINT_MODEL_READ, APPMINT_MODEL_WRITE and APPMINT_MODEL_REPAIR."
    )


def not_offered(name: str, model: str, settings: ModelSettings, offered: Catalogue) -> str:
    """What to say of a model that is not on the service's list, set as `name`."""
    service = settings.service.title
    if known := advertised(name):
        said = f"{service} no longer offers {known} ({model})."
    else:
        said = f"{service} offers no model {model}."
    # Services are particular about case, people are not.
    by_spelling = {one.lower(): one for one in offered}
    near = get_close_matches(model.lower(), by_spelling, n=_NEAREST, cutoff=0.5)
    if not near:
        return said
    return f"{said} The nearest it has: {', '.join(by_spelling[one] for one in near)}."


def price_of(model: str, settings: ModelSettings, offered: Catalogue | None) -> Price:
    """The model's price: the operator's, the service's, or the dated file's, in this order.

    Raises ModelMisconfigured where none is known: what cannot be billed is not called.
    """
    listed = offered.get(model) if offered else None
    candidates = (
        settings.prices.get(model),
        listed.price if listed else None,
        dated_prices(settings.provider).get(model),
        FREE if settings.service.local else None,
    )
    for price in candidates:
        if price is not None:
            return price
    raise ModelMisconfigured(
        f"The price of {model} is not known, so its calls cannot be billed: set "
        f"APPMINT_MODEL_PRICES={model}=IN/OUT in USD per million tokens."
    )
