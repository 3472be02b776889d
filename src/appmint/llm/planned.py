"""A part that is to be written for an app: what planning gives and writing takes."""

from dataclasses import dataclass

from appmint.spec import AppSpec, Bespoke, Criterion, Page


@dataclass(frozen=True)
class Planned:
    """A bespoke feature for what an app lacks, the page it stands on, and what must hold of it."""

    wishes: tuple[str, ...]
    """The texts of the unmet wishes that it answers, as they stand in the spec."""
    feature: Bespoke
    page: Page
    """A page of the app by its name, or one that is new; the feature is among what it shows."""
    criteria: tuple[Criterion, ...]
    """In the order in which they are written; each claims the feature and brings its steps."""

    def placed(self, spec: AppSpec) -> AppSpec:
        """The spec with the feature on its page, its criteria not yet among those of the app.

        Where the app has a feature of that id, the spec is as it was.
        """
        if any(feature.id == self.feature.id for feature in spec.features):
            return spec
        pages = list(spec.pages)
        known = next((at for at, page in enumerate(pages) if page.name == self.page.name), None)
        if known is None:
            pages.append(self.page)
        elif self.feature.id not in pages[known].features:
            shown = (*pages[known].features, self.feature.id)
            pages[known] = pages[known].model_copy(update={"features": shown})
        return spec.model_copy(
            update={"features": (*spec.features, self.feature), "pages": tuple(pages)}
        )
