"""People: accounts, what they keep and say, what they are told."""

from typing import ClassVar, Literal

from pydantic import Field as Setting

from appmint.spec.features.base import FeatureBase
from appmint.spec.source import Label, Name


class Account(FeatureBase):
    """Register, sign in, sign out, change of password, demo accounts."""

    kind: Literal["account"] = "account"
    aspects: ClassVar[tuple[str, ...]] = (
        "register",
        "sign_in",
        "reject",
        "sign_out",
        "password",
        "closed",
    )
    register_roles: tuple[Name, ...] = ("member",)
    """Roles a visitor may choose when registering."""


class Profile(FeatureBase):
    """The person's own details, edited and kept; for a guest too where no sign-in is asked for."""

    kind: Literal["profile"] = "profile"
    aspects: ClassVar[tuple[str, ...]] = ("show", "update")
    entity: Name
    """An owned entity with one record a person."""


class Mine(FeatureBase):
    """The visitor's own records of an entity: "My bookings", "Download history"."""

    kind: Literal["mine"] = "mine"
    aspects: ClassVar[tuple[str, ...]] = ("list",)
    entity: Name
    heading: Label


class Save(FeatureBase):
    """Follow, favourite, collect: keep a record of an entity for later; listed by a `Mine`."""

    kind: Literal["save"] = "save"
    aspects: ClassVar[tuple[str, ...]] = ("save", "remove")
    entity: Name
    record: Name
    """An owned entity with a relation to `entity`."""
    verb: Label = "Save"
    """On the button: Follow, Save, Add to collection."""
    done: Label = "Saved"


class Share(FeatureBase):
    """Pass a record on: copy its link, or send it by e-mail or on a social network."""

    kind: Literal["share"] = "share"
    aspects: ClassVar[tuple[str, ...]] = ("share",)
    entity: Name


class Comments(FeatureBase):
    """Comments, replies or rated reviews under a record."""

    kind: Literal["comments"] = "comments"
    aspects: ClassVar[tuple[str, ...]] = ("post", "list")
    entity: Name
    record: Name
    """An entity with a relation to `entity` and a long text; a rating field makes it a review."""
    noun: Label = "Comment"
    """Comment, Reply, Review."""
    anonymous: bool = False


class Vote(FeatureBase):
    """One vote a person in a poll, with results; or an up-vote on a record (no options)."""

    kind: Literal["vote"] = "vote"
    aspects: ClassVar[tuple[str, ...]] = ("options", "vote", "results")
    entity: Name
    option: Name | None = None
    """An entity with a relation to `entity`."""
    record: Name
    """An owned entity with a relation to `option` (poll) or to `entity` (up-vote)."""


class Leaderboard(FeatureBase):
    """Records ranked by a number, highest first."""

    kind: Literal["leaderboard"] = "leaderboard"
    aspects: ClassVar[tuple[str, ...]] = ("ranked",)
    entity: Name
    score: Name
    heading: Label = "Leaderboard"


class Points(FeatureBase):
    """Points counted for each person: earned by visits and own records, given for rewards."""

    kind: Literal["points"] = "points"
    aspects: ClassVar[tuple[str, ...]] = ("earn", "balance", "redeem")
    record: Name
    """An owned entity with a text `reason` and a number `amount`: what was booked, by hand or by
    the app; below zero for what was given away."""
    noun: Label = "Points"
    """Points, Coins, Credits: in the plural."""
    welcome: int = Setting(default=100, ge=0)
    """What everybody has to begin with."""
    earned_by: tuple[Name, ...] = ()
    """Owned entities: each record of one's own earns `each`."""
    visit: int = Setting(default=5, gt=0)
    """What a day's check-in earns."""
    each: int = Setting(default=10, gt=0)
    reward: Name | None = None
    cost: Name | None = None
    """The number of `reward` that says what it takes; required with it."""
    stock: Name | None = None
    """The number of `reward` that says how many are left."""


class Messages(FeatureBase):
    """Conversations between people or in groups: pick one, write, read the thread."""

    kind: Literal["messages"] = "messages"
    aspects: ClassVar[tuple[str, ...]] = ("send", "list", "received", "attach")
    person: Name
    """The entity of people, or of groups, one can write to."""
    record: Name
    """An owned entity with a relation to `person`, a `body` and `sent_at`.

    Where not its owner alone reads it, all who write to a group read each other; a text field
    `sender` keeps who wrote. A file field `attachment` lets files go along, a boolean `read` counts
    what is unread, and a boolean `answer` marks what the person wrote to the owner.
    """
    accounts: bool = False
    """Whether whoever has an account is one of `person`, and can be written to."""


class Outbox(FeatureBase):
    """Write to recipients by e-mail, SMS or WhatsApp; kept, and marked as simulated."""

    kind: Literal["outbox"] = "outbox"
    aspects: ClassVar[tuple[str, ...]] = ("compose", "send", "attach", "sent")
    channel: Literal["e-mail", "SMS", "WhatsApp"] = "e-mail"
    recipient: Name
    """An entity with an e-mail or phone field."""
    record: Name
    """An entity with a relation to `recipient`, a `body`, `sent_at`, and for e-mail a `subject`."""
    template: Name | None = None


class Notifications(FeatureBase):
    """Notices to the visitor with read state, raised when the app's records change."""

    kind: Literal["notifications"] = "notifications"
    aspects: ClassVar[tuple[str, ...]] = ("list", "read")
    record: Name
    """An owned entity with `title`, `body`, `read` and `created_at`."""
    on: tuple[Name, ...] = ()
    """Entities whose new records raise a notice."""
