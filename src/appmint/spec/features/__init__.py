"""Features: the closed vocabulary of what a generated app can do, each with typed parameters.

A feature is one room of the stack (`stacks/web/features/<kind>/`). A page shows features in order.
Records that a feature keeps (bookings, comments, orders) are ordinary entities of the spec: the
feature names them, so that every table is visible in the spec.
"""

from typing import Annotated, get_args

from pydantic import Field as Setting

from appmint.spec.features.base import FeatureBase
from appmint.spec.features.bespoke import Bespoke
from appmint.spec.features.content import Action, Content, Hero, Item, Spotlight
from appmint.spec.features.figures import Chart, Compare, Document, Figures, Measure, Report
from appmint.spec.features.people import (
    Account,
    Comments,
    Leaderboard,
    Messages,
    Mine,
    Notifications,
    Outbox,
    Points,
    Profile,
    Save,
    Share,
    Vote,
)
from appmint.spec.features.records import Browse, Detail, Form, Manage
from appmint.spec.features.requests import Booking, Calendar, Request, Shop
from appmint.spec.features.tools import (
    Calculator,
    Chatbot,
    Live,
    Lookup,
    Map,
    Quiz,
    Result,
    Term,
    Transfer,
)
from appmint.spec.features.work import Admin, Assign, Backup, Board, Transition, Workflow

Feature = Annotated[
    Hero
    | Content
    | Spotlight
    | Browse
    | Detail
    | Manage
    | Form
    | Account
    | Profile
    | Mine
    | Save
    | Share
    | Comments
    | Vote
    | Leaderboard
    | Points
    | Messages
    | Outbox
    | Notifications
    | Figures
    | Chart
    | Compare
    | Report
    | Document
    | Workflow
    | Assign
    | Request
    | Booking
    | Calendar
    | Shop
    | Quiz
    | Transfer
    | Lookup
    | Backup
    | Admin
    | Chatbot
    | Live
    | Calculator
    | Board
    | Map
    | Bespoke,
    Setting(discriminator="kind"),
]

FEATURE_TYPES: tuple[type[FeatureBase], ...] = get_args(get_args(Feature)[0])
"""Every kind of feature, in the order above."""

ASPECTS: dict[str, tuple[str, ...]] = {
    kind.model_fields["kind"].default: kind.aspects for kind in FEATURE_TYPES
}
"""What a criterion can claim, by feature kind."""

__all__ = [
    "ASPECTS",
    "FEATURE_TYPES",
    "Account",
    "Action",
    "Admin",
    "Assign",
    "Backup",
    "Bespoke",
    "Board",
    "Booking",
    "Browse",
    "Calculator",
    "Calendar",
    "Chart",
    "Chatbot",
    "Comments",
    "Compare",
    "Content",
    "Detail",
    "Document",
    "Feature",
    "FeatureBase",
    "Figures",
    "Form",
    "Hero",
    "Item",
    "Leaderboard",
    "Live",
    "Lookup",
    "Manage",
    "Map",
    "Measure",
    "Messages",
    "Mine",
    "Notifications",
    "Outbox",
    "Points",
    "Profile",
    "Quiz",
    "Report",
    "Request",
    "Result",
    "Save",
    "Share",
    "Shop",
    "Spotlight",
    "Term",
    "Transfer",
    "Transition",
    "Vote",
    "Workflow",
]
