"""What is to be written for one app, and how it will be seen that it is there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from appmint.spec import AppSpec, Bespoke, Criterion, Page, Unmet


@dataclass(frozen=True)
class Planned:
    """A part to write: where it stands, what proves it, which wishes it meets."""

    feature: Bespoke
    page: Page
    """Where the part stands: one of the app's pages, or a new one."""
    criteria: tuple[Criterion, ...]
    """Each with steps; in the order in which to write them."""
    wishes: tuple[Unmet, ...]
    shown_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Ids of the criteria that show a wish, by its text; else those of its place in the text."""

    def begun_in(self, spec: AppSpec) -> AppSpec:
        """The spec with the part on its page, of which nothing is claimed yet."""
        names = [page.name for page in spec.pages]
        known = spec.pages[names.index(self.page.name)] if self.page.name in names else None
        shown = (*(known.features if known else ()), self.feature.id)
        page = (known or self.page).model_copy(update={"features": shown})
        pages = [page if each is known else each for each in spec.pages]
        pages += [] if known else [page]
        features = (*spec.features, self.feature)
        return spec.model_copy(update={"features": features, "pages": tuple(pages)})
