"""Every setting of the platform, read from the environment once, all problems told at once."""

import os
import secrets
from contextlib import suppress
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from appmint.sandbox.priority import Priority

Package = Literal["basic", "standard", "premium"]
PACKAGES: tuple[Package, ...] = ("basic", "standard", "premium")


class ConfigInvalid(Exception):
    """Some settings cannot be used; the message names each, with what to set."""


class Config(BaseSettings):
    """What an owner of a platform can set; docs/operators/settings.md is made from this."""

    model_config = SettingsConfigDict(env_prefix="APPMINT_", extra="ignore", frozen=True)

    data: Path = Field(
        Path("data"), description="Folder of the database, uploads, artefacts and repositories."
    )
    database_url: str = Field(
        "",
        validation_alias="DATABASE_URL",
        description="postgresql://... for several workers; a file in the data folder when empty.",
    )
    secret_key: SecretStr = Field(
        SecretStr(""), description="Signs sessions; made and kept in the data folder when empty."
    )
    debug: bool = Field(False, description="Show errors in the browser; never in production.")
    port: int = Field(
        8000, ge=1, le=65535, validation_alias="PORT", description="Port of the site."
    )
    demo: bool = Field(
        True,
        validation_alias="DEMO",
        description="Order a sample app at the first start, and offer a demo account.",
    )
    url: str = Field(
        "", description="Public address of the site; http://localhost:PORT when empty."
    )
    bind: str = Field("127.0.0.1", description="Address that the site listens on.")
    web_processes: int = Field(
        2, ge=1, description="Processes that answer requests; one for each core is enough."
    )
    preview_domain: str = Field(
        "localhost",
        description="Each live preview is at NAME.this; a wildcard domain in production.",
    )
    preview_port: int = Field(
        0, ge=0, le=65535, description="Port of the preview host; the site's plus one when 0."
    )
    preview_url: str = Field(
        "",
        description="Public address of a preview with {name} in it; else from the two above.",
    )
    preview_idle_s: int = Field(600, ge=1, description="A preview nobody uses stops after this.")
    preview_limit: int = Field(8, ge=1, description="Previews that run at once on this machine.")

    email_url: str = Field(
        "",
        description="smtp://user:password@host:port; letters stay in the data folder without.",
    )
    email_from: str = Field("AppMint <hello@localhost>", description="Sender of letters.")
    operator_email: str = Field(
        "operator@localhost", description="E-mail address of the first operator."
    )

    github_client_id: str = Field("", description="Offers sign-in with GitHub, with the secret.")
    github_client_secret: SecretStr = Field(SecretStr(""), description="See the client id.")
    stripe_secret_key: SecretStr = Field(
        SecretStr(""), description="Offers payment by card; a mock that says so when empty."
    )
    stripe_webhook_secret: SecretStr = Field(
        SecretStr(""), description="Verifies what Stripe reports; needed with the key."
    )
    stripe_api: str = Field(
        "https://api.stripe.com", description="Address of Stripe's API; another one for trials."
    )
    practice_payments: bool = Field(
        True,
        description="Without Stripe: customers top up by practice payments, which move no money. "
        "Switched off, only operators top up.",
    )
    top_up_least_ece: int = Field(100, ge=1, description="Smallest top-up by a customer.")
    top_up_most_ece: int = Field(
        20_000, ge=1, le=1_000_000, description="Largest top-up by a customer."
    )
    top_up_day_ece: int = Field(
        50_000, ge=1, description="What one customer can top up within 24 hours."
    )
    top_up_starts: int = Field(
        10, ge=1, description="Payments that one customer can start within an hour."
    )

    ece_in_us_cents: Decimal = Field(Decimal(1), gt=0, description="Price of 1 ECE in US cents.")
    basic_ece: int = Field(1000, ge=0, description="Price of Basic.")
    standard_ece: int = Field(4000, ge=0, description="Price of Standard.")
    premium_ece: int = Field(8000, ge=0, description="Price of Premium.")
    rush_percent: int = Field(50, ge=0, description="Added for rush, in percent of the package.")
    basic_revisions: int = Field(1, ge=0, description="Free revisions of Basic.")
    standard_revisions: int = Field(3, ge=0, description="Free revisions of Standard.")
    premium_revisions: int = Field(5, ge=0, description="Free revisions of Premium.")
    packages: Annotated[tuple[Package, ...], NoDecode] = Field(
        PACKAGES, description="Packages on sale, divided by commas."
    )
    approve: Annotated[tuple[Package, ...], NoDecode] = Field(
        (), description="Packages whose orders need no operator before they are generated."
    )
    deliver: Annotated[tuple[Package, ...], NoDecode] = Field(
        (), description="Packages whose apps need no operator before they are delivered."
    )
    deliver_score: int = Field(
        80, ge=0, le=100, description="Apps of those packages below this score wait all the same."
    )

    readings: int = Field(
        20,
        ge=0,
        description="Readings of drafts by a model that one customer can have in a day.",
    )
    model_waits: Annotated[tuple[Package, ...], NoDecode] = Field(
        (),
        description="Packages whose orders wait while the model's service is down; those of the "
        "others go on without it and say so.",
    )

    workers: int = Field(1, ge=1, description="Runs that one worker process works on at once.")
    worker_priority: Priority = Field(
        "idle",
        description="idle: apps are made only while no page and no other program wants the "
        "processor; low: they get a small share beside others; normal: they get as much as any.",
    )
    upload_mib: int = Field(10, ge=1, description="Largest file that can be uploaded, in MiB.")
    upload_count: int = Field(10, ge=1, description="Files that an order or a message can have.")
    api_requests: int = Field(
        300, ge=1, description="Requests that a personal token can make to the API in a minute."
    )
    private_webhooks: bool = Field(
        False,
        description="Webhooks may lead to private addresses, as of one's own network. Leave it "
        "off where customers are strangers: they could reach what only this machine can.",
    )

    @model_validator(mode="before")
    @classmethod
    def _lists(cls, given: object) -> object:
        if isinstance(given, dict):
            for name in ("packages", "approve", "deliver", "model_waits"):
                value = given.get(name)
                if isinstance(value, str):
                    given[name] = tuple(part.strip() for part in value.split(",") if part.strip())
        return given

    @model_validator(mode="after")
    def _fit_together(self) -> Self:
        if self.stripe_secret_key.get_secret_value() and not (
            self.stripe_webhook_secret.get_secret_value()
        ):
            raise ValueError("APPMINT_STRIPE_SECRET_KEY needs APPMINT_STRIPE_WEBHOOK_SECRET too")
        if bool(self.github_client_id) != bool(self.github_client_secret.get_secret_value()):
            raise ValueError(
                "APPMINT_GITHUB_CLIENT_ID and _SECRET are given together or not at all"
            )
        if not self.top_up_least_ece <= self.top_up_most_ece <= self.top_up_day_ece:
            raise ValueError(
                "APPMINT_TOP_UP_LEAST_ECE, _MOST_ECE and _DAY_ECE must not be smaller in turn"
            )
        if self.preview_url and "{name}" not in urlsplit(self.preview_url).netloc:
            raise ValueError(
                "APPMINT_PREVIEW_URL needs {name} in its host: each app has an origin of its own"
            )
        return self

    @property
    def folder(self) -> Path:
        """The data folder, absolute."""
        return self.data.absolute()

    @property
    def site_url(self) -> str:
        """The site's public address, without a slash at the end."""
        return (self.url or f"http://localhost:{self.port}").rstrip("/")

    @property
    def preview_listens_on(self) -> int:
        """The port of the preview host."""
        return self.preview_port or self.port + 1

    def preview_address(self, name: str) -> str:
        """The public address of the preview called `name`, without a slash at the end."""
        pattern = (
            self.preview_url or f"http://{{name}}.{self.preview_domain}:{self.preview_listens_on}"
        )
        return pattern.format(name=name).rstrip("/")

    @property
    def database(self) -> str:
        """The site's database as an URL."""
        return self.database_url or f"sqlite:///{self.folder}/site.sqlite3"

    @property
    def queue_database(self) -> str:
        """The durable queue's database as an URL: the same server, or a file of its own."""
        if not self.database_url:
            return f"sqlite:///{self.folder}/queue.sqlite3"
        return self.database_url.replace("postgres://", "postgresql://", 1)

    def price_ece(self, package: Package) -> int:
        """What the package costs."""
        return {
            "basic": self.basic_ece,
            "standard": self.standard_ece,
            "premium": self.premium_ece,
        }[package]

    def free_revisions(self, package: Package) -> int:
        """How many revisions the package includes."""
        return {
            "basic": self.basic_revisions,
            "standard": self.standard_revisions,
            "premium": self.premium_revisions,
        }[package]


@cache
def config() -> Config:
    """The settings of this process. Raises ConfigInvalid."""
    try:
        return Config()
    except ValidationError as error:
        lines = [
            f"{_variable(str(problem['loc'][0]) if problem['loc'] else '')}: {problem['msg']}"
            for problem in error.errors()
        ]
        raise ConfigInvalid("These settings cannot be used:\n" + "\n".join(lines)) from error


def _variable(name: str) -> str:
    """The environment's name of a setting."""
    if not name:
        return "settings"
    return name if name.isupper() else f"APPMINT_{name.upper()}"


def signing_key(settings: Config) -> str:
    """The secret key: the given one, or one made once and kept in the data folder for its owner."""
    if given := settings.secret_key.get_secret_value():
        return given
    settings.folder.mkdir(parents=True, exist_ok=True)
    place = settings.folder / "secret-key"
    if not place.is_file():
        made = place.with_name(f".{place.name}-{os.getpid()}")
        made.touch(0o600)
        made.write_text(secrets.token_urlsafe(50), "ascii")
        # Linking fails where another process was first; both then read the same key.
        with suppress(FileExistsError):
            place.hardlink_to(made)
        made.unlink()
    return place.read_text("ascii")
