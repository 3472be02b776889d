"""Work on records: states, tasks, and those who look after the app."""

from typing import ClassVar, Literal

from pydantic import ConfigDict
from pydantic import Field as Setting

from appmint.spec.features.base import FeatureBase
from appmint.spec.source import Label, Model, Name


class Transition(Model):
    """A named change of state."""

    name: Name
    label: Label
    from_: tuple[Label, ...] = Setting(alias="from")
    to: Label
    by: str = "anyone"
    """Who may do it, as in `Access`."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Workflow(FeatureBase):
    """Records that move through states by named actions: approve, assign, check in, renew."""

    kind: Literal["workflow"] = "workflow"
    aspects: ClassVar[tuple[str, ...]] = ("act", "queue")
    entity: Name
    state: Name
    """An enum field."""
    transitions: tuple[Transition, ...]


class Assign(FeatureBase):
    """Give a record to somebody, or something to it: a driver to a vehicle, a task to a person."""

    kind: Literal["assign"] = "assign"
    aspects: ClassVar[tuple[str, ...]] = ("assign",)
    entity: Name
    relation: Name
    """An optional relation of the entity: who or what it is given."""
    by: str = "anyone"
    """Who may assign, as in `Access`."""


class Board(FeatureBase):
    """A kanban board: columns by an enum field, cards moved by drag or by keyboard."""

    kind: Literal["board"] = "board"
    aspects: ClassVar[tuple[str, ...]] = ("show", "move")
    entity: Name
    column: Name


class Admin(FeatureBase):
    """A panel for one role: every named entity as a table with create, edit, delete."""

    kind: Literal["admin"] = "admin"
    aspects: ClassVar[tuple[str, ...]] = (
        "open",
        "refuse",
        "change",
        "add_user",
        "roles",
        "block",
        "rights",
        "permit",
    )
    entities: tuple[Name, ...]
    role: Name = "admin"
    accounts: bool = False
    """A further tab with the accounts of those who sign in: new ones, their roles, blocking, and
    what each role may do, which staff can change. The last five aspects are about it."""


class Backup(FeatureBase):
    """Copies of all records of the app: make one, download it, bring its records back."""

    kind: Literal["backup"] = "backup"
    aspects: ClassVar[tuple[str, ...]] = ("create", "restore")
    record: Name
    """An entity with `title`, `made_at`, `records` (a number) and `content` (a long text)."""
