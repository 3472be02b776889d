"""Acceptance criteria: what must be true, in the customer's words, and the steps that prove it."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field as Setting

from appmint.spec.source import DEFAULT, Model, Name, Source


class Target(Model):
    """A control or region as a person finds it: by role and accessible name."""

    role: str
    """An ARIA role: button, link, heading, article, row, listitem, region, dialog, img, status."""
    name: str | None = None
    """Its accessible name; a substring matches, case-insensitive."""
    nth: int = 0


class Go(Model):
    """Open an address of the app."""

    do: Literal["go"] = "go"
    path: str


class Click(Model):
    """Click a control."""

    do: Literal["click"] = "click"
    target: Target
    within: Target | None = None


class Fill(Model):
    """Type into a field found by its label."""

    do: Literal["fill"] = "fill"
    label: str
    value: str
    within: Target | None = None


class Choose(Model):
    """Pick an option of a select, radio group or combobox found by its label."""

    do: Literal["choose"] = "choose"
    label: str
    option: str
    within: Target | None = None


class Tick(Model):
    """Tick a checkbox or switch found by its label."""

    do: Literal["tick"] = "tick"
    label: str
    within: Target | None = None


class Upload(Model):
    """Give a text file to a file field found by its label."""

    do: Literal["upload"] = "upload"
    label: str
    file_name: str
    content: str


class SignIn(Model):
    """Sign in with the demo account of a role, through the app's own form."""

    do: Literal["sign_in"] = "sign_in"
    role: str


class Reload(Model):
    """Load the page anew: what was kept is still there."""

    do: Literal["reload"] = "reload"


class ExpectText(Model):
    """`text` is visible in the page, or in `within`."""

    do: Literal["expect_text"] = "expect_text"
    text: str
    within: Target | None = None


class ExpectNoText(Model):
    """`text` is not visible in the page, or in `within`."""

    do: Literal["expect_no_text"] = "expect_no_text"
    text: str
    within: Target | None = None


class ExpectCount(Model):
    """At least `at_least` and at most `at_most` targets are visible."""

    do: Literal["expect_count"] = "expect_count"
    target: Target
    at_least: int = 1
    at_most: int | None = None
    within: Target | None = None


class ExpectOrder(Model):
    """`texts` appear in this order, top to bottom."""

    do: Literal["expect_order"] = "expect_order"
    texts: tuple[str, ...]


class ExpectUrl(Model):
    """The address' path starts with `path`."""

    do: Literal["expect_url"] = "expect_url"
    path: str


class ExpectValue(Model):
    """The field found by its label holds `value`."""

    do: Literal["expect_value"] = "expect_value"
    label: str
    value: str


class ExpectColour(Model):
    """The page's background, or its components (header and primary controls), have this colour."""

    do: Literal["expect_colour"] = "expect_colour"
    of: Literal["background", "component"]
    hex: str


class ExpectDownload(Model):
    """Clicking `target` downloads a file whose name ends in `suffix` and that is not empty."""

    do: Literal["expect_download"] = "expect_download"
    target: Target
    suffix: str
    within: Target | None = None


Step = Annotated[
    Go
    | Click
    | Fill
    | Choose
    | Tick
    | Upload
    | SignIn
    | Reload
    | ExpectText
    | ExpectNoText
    | ExpectCount
    | ExpectOrder
    | ExpectUrl
    | ExpectValue
    | ExpectColour
    | ExpectDownload,
    Setting(discriminator="do"),
]


def inside(place: Target, steps: Sequence[Step]) -> list[Step]:
    """The steps, done in one part of the page: its form, its toolbar."""
    return [step.model_copy(update={"within": place}) for step in steps]


class Claim(Model):
    """One thing a feature does, as a criterion asks for it: `("browse_course", "search")`."""

    feature: Name
    aspect: str
    """One of the feature kind's aspects, see `features.ASPECTS`."""


class Criterion(Model):
    """A sentence or clause of the customer's text, and how to see that it holds."""

    id: Name
    text: str
    claims: tuple[Claim, ...] = ()
    steps: tuple[Step, ...] = ()
    """What a visitor does and sees. At least one expectation that a bare shell cannot meet."""
    source: Source = DEFAULT
