"""Which service and models are used, with which key, and what they may cost."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, HttpUrl, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from appmint.llm.calls import MICRO, Ceilings
from appmint.llm.errors import ModelMisconfigured
from appmint.llm.prices import Price
from appmint.llm.providers import PROVIDERS, Provider, ProviderName, Role, Tier

PREFIX = "APPMINT_MODEL_"
_PRESET = "the preset of the tier when empty"

Structured = Literal["schema", "tool", "prompt"]


class ModelSettings(BaseSettings):
    """What an operator can set; docs/operators/models.md lists it from the descriptions here."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, extra="ignore", frozen=True, populate_by_name=True
    )

    provider: ProviderName = Field(
        "nebius", description="The service: nebius, openai, vllm or llama-cpp (the last two local)."
    )
    base_url: str = Field(
        "", description="Address of the service, its version included; the provider's when empty."
    )
    api_key: SecretStr = Field(
        SecretStr(""),
        description="Key of the service; NEBIUS_API_KEY or OPENAI_API_KEY does as well.",
    )
    nebius_api_key: SecretStr = Field(
        SecretStr(""), validation_alias="NEBIUS_API_KEY", description="Key of Nebius."
    )
    openai_api_key: SecretStr = Field(
        SecretStr(""), validation_alias="OPENAI_API_KEY", description="Key of OpenAI."
    )

    read: str = Field(
        "",
        description="Model that reads requirements: an id, or an advertised name as DeepSeek V3; "
        f"{_PRESET}.",
    )
    write: str = Field("", description=f"Model that writes code; {_PRESET}.")
    repair: str = Field("", description=f"Model that repairs code; {_PRESET}.")
    premium_read: str = Field(
        "", description="Model that reads for Premium; as APPMINT_MODEL_READ when empty."
    )
    premium_write: str = Field(
        "", description="Model that writes for Premium; as APPMINT_MODEL_WRITE when empty."
    )
    premium_repair: str = Field(
        "", description="Model that repairs for Premium; as APPMINT_MODEL_REPAIR when empty."
    )
    fallback: str = Field(
        "", description="Model that takes over while another one fails; none when empty."
    )
    structured: Structured = Field(
        "schema",
        description="How the service is asked for typed answers: schema; tool or prompt for "
        "services that know no response schemas.",
    )
    reasoning: Literal["", "none", "minimal", "low", "medium", "high"] = Field(
        "",
        description="Reasoning effort: none, minimal, low, medium or high; the model's own when "
        "empty.",
    )
    output_tokens: int = Field(
        16_384, ge=256, description="Longest answer to one call, reasoning included."
    )

    prices: Annotated[Mapping[str, Price], NoDecode] = Field(
        {},
        description="Prices that are nowhere else, as MODEL=IN/OUT or MODEL=IN/OUT/CACHED in USD "
        "per million tokens, divided by commas. They go before all others.",
    )
    order_usd: Decimal = Field(
        Decimal(2), ge=0, description="Most that one order (one run of the command) may cost."
    )
    day_usd: Decimal = Field(
        Decimal(20), ge=0, description="Most that all orders of one day (UTC) may cost."
    )

    connect_s: float = Field(10, gt=0, description="Longest wait for a connection.")
    silence_s: float = Field(
        120, gt=0, description="Longest wait for the first or the next piece of an answer."
    )
    call_s: float = Field(600, gt=0, description="Longest time for one whole answer.")
    tries: int = Field(
        5, ge=1, description="Times that a call is tried when the service fails for a moment."
    )
    longest_wait_s: float = Field(
        60,
        ge=0,
        description="Longest pause before a further try; a service that asks for more is "
        "unavailable.",
    )

    @field_validator("base_url")
    @classmethod
    def _an_address(cls, given: str) -> str:
        if given:
            HttpUrl(given)
        return given

    @field_validator("prices", mode="before")
    @classmethod
    def _listed_prices(cls, given: object) -> object:
        if not isinstance(given, str):
            return given
        entries = [part.strip() for part in given.split(",") if part.strip()]
        return dict(_price(entry) for entry in entries)

    @property
    def service(self) -> Provider:
        """The provider's preset."""
        return PROVIDERS[self.provider]

    @property
    def address(self) -> str:
        """Where the service is, with a slash at the end."""
        return (self.base_url or self.service.base_url).rstrip("/") + "/"

    @property
    def key(self) -> str:
        """The key, or nothing. Never print it."""
        own = {"NEBIUS_API_KEY": self.nebius_api_key, "OPENAI_API_KEY": self.openai_api_key}
        general = self.api_key.get_secret_value()
        shared = own.get(self.service.key_variable or "", SecretStr("")).get_secret_value()
        return (general or shared).strip()

    @property
    def configured(self) -> bool:
        """Whether there is a model to use: a key, or a local service that was chosen."""
        return bool(self.key) or (self.service.local and "provider" in self.model_fields_set)

    @property
    def ceilings(self) -> Ceilings:
        """What an order and a day may cost."""
        return Ceilings(
            order_micro_usd=int(self.order_usd * MICRO), day_micro_usd=int(self.day_usd * MICRO)
        )

    def name_for(self, tier: Tier, role: Role) -> str:
        """The id or advertised name that is set; empty where the service's only model is meant."""
        standard: str = getattr(self, role)
        premium: str = getattr(self, f"premium_{role}") if tier == "premium" else ""
        preset = self.service.models.get(tier, {}).get(role, "")
        return premium or standard or preset


def model_settings() -> ModelSettings:
    """The settings in the environment. Raises ModelMisconfigured, which names all that is wrong."""
    try:
        return ModelSettings()
    except ValidationError as error:
        # Only names and reasons: a value that was given may be a secret in the wrong place.
        lines = [f"{_variable(problem['loc'])}: {problem['msg']}" for problem in error.errors()]
        raise ModelMisconfigured(
            "These model settings cannot be used:\n" + "\n".join(lines)
        ) from None


def _variable(place: tuple[int | str, ...]) -> str:
    name = str(place[0]) if place else "settings"
    return name if name.isupper() else f"{PREFIX}{name.upper()}"


def _price(entry: str) -> tuple[str, Price]:
    model, _, amounts = entry.rpartition("=")
    try:
        given = [Decimal(amount) for amount in amounts.split("/")]
        usd_in, usd_out, *cached = given
        price = Price.per_million(usd_in, usd_out, *cached, source=f"{PREFIX}PRICES")
    except (ArithmeticError, ValueError, TypeError):
        price = None
    if not model or price is None:
        raise ValueError("prices are written as MODEL=IN/OUT or MODEL=IN/OUT/CACHED")
    return model.strip(), price
