"""Apps that nobody enters without an account: every page but the way in asks for one."""

from collections.abc import Iterable

from appmint.reader.drafting.draft import Draft
from appmint.reader.drafting.entrances import closed_by
from appmint.spec.criteria import Claim, Criterion
from appmint.spec.entities import Access
from appmint.spec.source import Source


def close(draft: Draft) -> Iterable[Criterion]:
    """Shut the finished app where its text says so; the criterion that says it is shut."""
    said = closed_by(draft.text)
    if said is None or "account" not in draft.features:
        return
    for page in draft.pages.values():
        if "account" not in page.features and page.role == "anyone":
            page.role = "member"
    for name, made in draft.entities.items():
        rules = {
            key: "member" if who == "anyone" else who
            for key, who in made.access.model_dump().items()
        }
        draft.change(name, access=Access(**rules))
    text = " ".join(said.group().split())
    yield Criterion(
        id="closed",
        text=text[0].upper() + text[1:],
        claims=(Claim(feature="account", aspect="closed"),),
        source=Source(origin="text", start=said.start(), end=said.end()),
    )
