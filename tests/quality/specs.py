"""A small spec for the tests of this folder."""

from appmint.spec.app import AppSpec, Colour, Page, Theme, Unmet
from appmint.spec.criteria import Criterion, ExpectText, Go
from appmint.spec.features import Content


def small_spec(criterion_text: str = "Visitors can read about the choir") -> AppSpec:
    return AppSpec(
        name="Village choir",
        theme=Theme(
            background=Colour(label="white", hex="#ffffff"),
            component=Colour(label="navy", hex="#000080"),
        ),
        features=(Content(id="about", heading="About the choir"),),
        pages=(Page(name="home", title="Home", path="/", features=("about",)),),
        criteria=(
            Criterion(
                id="read",
                text=criterion_text,
                steps=(Go(path="/"), ExpectText(text="About the choir")),
            ),
        ),
        unmet=(Unmet(text="Sing along live", reason="This part is not built yet."),),
    )
