"""Where the code of a part written for one app alone is, in the app's repository."""

from collections.abc import Iterable
from dataclasses import dataclass

from appmint.spec.app import AppSpec
from appmint.spec.features import Bespoke
from appmint.stacks.composition import camel, kebab, pascal
from appmint.stacks.identifiers import free

ROOTS = ("src/bespoke", "server/bespoke", "shared/bespoke", "tests/bespoke")
"""The folders of all parts written for an app; the builder writes their beginnings only."""


@dataclass(frozen=True)
class Places:
    """The names under which one part is found."""

    slug: str
    component: str
    """What `view` exports."""
    routes: str
    """What `server` exports, where the part has an API."""
    schema: str
    """What `shared` exports, where the part has an API."""

    @property
    def folders(self) -> tuple[str, ...]:
        """Its own folders, each with a "/" at its end: nothing else is the part's to change."""
        return tuple(f"{root}/{self.slug}/" for root in ROOTS)

    @property
    def view(self) -> str:
        return f"src/bespoke/{self.slug}/index.tsx"

    @property
    def server(self) -> str:
        return f"server/bespoke/{self.slug}/routes.ts"

    @property
    def shared(self) -> str:
        return f"shared/bespoke/{self.slug}/schema.ts"

    @property
    def address(self) -> str:
        """Where its API answers, below `/api`."""
        return f"/bespoke/{self.slug}"


def places(feature: Bespoke) -> Places:
    """Where the feature's code is."""
    return Places(
        slug=kebab(feature.id),
        component=free(f"{pascal(feature.id)}Part", "Section"),
        routes=free(f"{camel(feature.id)}Routes", "Bespoke"),
        schema=free(f"{camel(feature.id)}Entry", "Bespoke"),
    )


def parts(spec: AppSpec) -> tuple[Bespoke, ...]:
    """The features of an app that have code of their own."""
    return tuple(feature for feature in spec.features if isinstance(feature, Bespoke))


def belongs(path: str, features: Iterable[Bespoke]) -> bool:
    """Whether a file is in a folder of one of the features."""
    return any(path.startswith(places(feature).folders) for feature in features)
