"""AppSpec: the one typed description of an app."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from appmint.spec.criteria import Criterion
from appmint.spec.entities import Entity
from appmint.spec.features import Feature
from appmint.spec.source import DEFAULT, Label, Model, Name, Source

Hex = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]

SPEC_VERSION: Literal[1] = 1


class Colour(Model):
    """A colour as the customer called it, and what it is."""

    label: Label
    hex: Hex
    source: Source = DEFAULT


class Theme(Model):
    """The colours asked for, and how close things sit."""

    background: Colour
    """The page's background, exactly."""
    component: Colour
    """Header, buttons, badges and other components, exactly."""
    density: Literal["compact", "comfortable"] = "comfortable"


class Role(Model):
    """A kind of account. Visitors need none; "member" and "admin" are ordinary names here."""

    name: Name
    label: Label
    staff: bool = False
    """True: may read everything and use the admin panel."""
    source: Source = DEFAULT


class Page(Model):
    """A page: its address, its title in the customer's words, and what it shows in order."""

    name: Name
    title: Label
    path: str
    """"/", "/courses", "/courses/:id"."""
    intro: str = ""
    navigation: bool = True
    """Listed in the app's main navigation."""
    role: str = "anyone"
    """Who may open it: "anyone", "member" or a role's name."""
    features: tuple[Name, ...]
    source: Source = DEFAULT


class Question(Model):
    """Something ambiguous in the text, and the assumption taken."""

    text: str
    assumption: str
    source: Source = DEFAULT


class Unmet(Model):
    """Something the text asks for and no feature covers."""

    text: str
    reason: str
    source: Source = DEFAULT


class AppSpec(Model):
    """What an app is. Validate with `appmint.spec.problems`; JSON by `dumps` and `loads`."""

    version: Literal[1] = SPEC_VERSION
    kind: Literal["fullstack", "mobile", "ai"] = "fullstack"
    name: Label
    tagline: str = ""
    text: str = ""
    """The customer's requirement text; every `Source` span counts its characters."""
    theme: Theme
    roles: tuple[Role, ...] = ()
    """Empty: nobody signs in."""
    entities: tuple[Entity, ...] = ()
    features: tuple[Feature, ...] = ()
    pages: tuple[Page, ...]
    criteria: tuple[Criterion, ...] = ()
    questions: tuple[Question, ...] = ()
    unmet: tuple[Unmet, ...] = ()
    notes: tuple[str, ...] = ()
    """Plain sentences for the customer, e.g. that a mobile app is built as a responsive web app."""

    def entity(self, name: str) -> Entity:
        """The entity called `name`. Raises KeyError."""
        for entity in self.entities:
            if entity.name == name:
                return entity
        raise KeyError(name)

    def feature(self, feature_id: str) -> Feature:
        """The feature with this id. Raises KeyError."""
        for feature in self.features:
            if feature.id == feature_id:
                return feature
        raise KeyError(feature_id)

    def page_of(self, feature_id: str) -> Page | None:
        """The first page that shows the feature, or None."""
        return next((page for page in self.pages if feature_id in page.features), None)
