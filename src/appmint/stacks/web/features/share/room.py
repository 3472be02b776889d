"""A record passed on: its link copied, sent by e-mail, or posted on a social network."""

from collections.abc import Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import Click, ExpectText, Go, Step, Target
from appmint.spec.features import Share
from appmint.stacks.composition import App, Block, Piece
from appmint.stacks.web.entity.asked import page_rule, sign_in_steps
from appmint.stacks.web.entity.shown import title_expression


def piece(feature: Share, app: App, page: Page) -> Piece:
    """The button under the heading of the record's page."""
    entity = app.entity(feature.entity)
    subject, path = app.subject(page), app.link(feature.entity, entity.var)
    if subject is None or subject.name != entity.name or path is None:
        return Piece()
    title = title_expression(entity, entity.var)
    needs = ["#features/share/share-menu.tsx ShareMenu"]
    if title.startswith("formatDate"):
        needs.append("#lib/format.ts formatDate")
    return Piece(action=Block(f"<ShareMenu title={{{title}}} path={path} />", tuple(needs)))


def checks(feature: Share, app: App, aspect: str) -> Sequence[Step]:
    """The menu opens, and the link to the record is given."""
    entity, title = app.entity(feature.entity), app.display_of(feature.entity)
    page = app.detail_page(entity.name)
    if page is None or feature.id not in page.features or not title:
        return ()
    if entity.access.read == "owner":
        return ()
    return (
        *sign_in_steps(app, page_rule(page), entity.access.read),
        Go(path=page.path.replace(":id", "1")),
        Click(target=Target(role="button", name=f"Share: {title}")),
        Click(target=Target(role="menuitem", name="Copy link")),
        ExpectText(text=f"The link to {title}", within=Target(role="status")),
    )
