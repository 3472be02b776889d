"""Delivered apps."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field

from appmint.site.apps.models import App, Delivery
from appmint.site.config import config


class AppRow(BaseModel):
    """An app that was delivered."""

    slug: str = Field(description="Names repository and preview.")
    name: str
    public: bool
    created_at: datetime
    url: str = Field(description="Its page.")
    preview_url: str = Field(description="Where it runs; private ones open by a link.")
    clone_url: str

    @classmethod
    def of(cls, app: App) -> "AppRow":
        site = config().site_url
        return cls(
            slug=app.slug,
            name=app.name,
            public=app.public,
            created_at=app.created_at,
            url=f"{site}{app.get_absolute_url()}",
            preview_url=config().preview_address(app.slug),
            clone_url=f"{site}/git/{app.slug}.git",
        )


class DeliveryShape(BaseModel):
    """One hand-over of an app."""

    number: int
    order: str
    run: str
    at: datetime
    commit: str
    score: int | None
    spec_sha256: str
    report_sha256: str
    evidence_sha256: str
    zip_sha256: str

    @classmethod
    def of(cls, delivery: Delivery) -> "DeliveryShape":
        run = delivery.run
        return cls(
            number=delivery.number,
            order=str(run.order),
            run=run.workflow_id,
            at=delivery.at,
            commit=delivery.commit,
            score=run.score,
            spec_sha256=delivery.spec_digest,
            report_sha256=delivery.report_digest,
            evidence_sha256=delivery.evidence_digest,
            zip_sha256=delivery.zip_digest,
        )


Certificate = dict[str, Any]
"""As signed; docs/users tells how it is checked."""


class Link(BaseModel):
    """An address to be opened."""

    url: str
