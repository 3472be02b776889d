"""The bare shell of an app: its name and a start page, and nothing that it was asked for.

The negative control runs an app's acceptance tests against its shell: a criterion that passes
there proves nothing.
"""

from appmint.spec import AppSpec, Colour, Hero, Page, Theme

_PAIRS = (("#fdfdfd", "#111111"), ("#fcfcf7", "#1c1c22"), ("#fbfaf5", "#22221c"))
_THEMES = tuple(
    Theme(background=Colour(label="pale", hex=page), component=Colour(label="dark", hex=parts))
    for page, parts in _PAIRS
)


def shell_spec(spec: AppSpec) -> AppSpec:
    """The spec without entities, features, pages and criteria, in colours nobody asked for."""
    asked = {spec.theme.background.hex, spec.theme.component.hex}
    theme = next(item for item in _THEMES if not asked & {item.background.hex, item.component.hex})
    start = Hero(id="start", heading=spec.name)
    page = Page(name="home", title="Home", path="/", features=("start",))
    return AppSpec(name=spec.name, theme=theme, features=(start,), pages=(page,))
