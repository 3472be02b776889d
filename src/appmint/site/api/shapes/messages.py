"""Messages of an order's thread, and notifications."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

from appmint.site.api.shapes.orders import File
from appmint.site.api.shapes.sent import Sent
from appmint.site.config import config
from appmint.site.messaging.models import Message, Notification
from appmint.site.messaging.threads import Thread


class MessageRow(BaseModel):
    """One message."""

    id: int
    order: str
    by: str
    from_customer: bool
    text: str
    at: datetime
    files: list[File]

    @classmethod
    def of(cls, message: Message) -> "MessageRow":
        return cls(
            id=message.pk,
            order=str(message.order),
            by=str(message.author),
            from_customer=message.author_id == message.order.customer_id,
            text=message.text,
            at=message.at,
            files=[File.of(each) for each in message.uploads.all()],
        )


class MessageText(Sent):
    """A message to be sent."""

    text: Annotated[str, Field(min_length=1, max_length=4000)]


class ReadUpTo(Sent):
    """How far a thread was read."""

    message: Annotated[int, Field(ge=1, le=2**53)]


class ThreadRow(BaseModel):
    """An order's thread in a list."""

    order: str
    title: str
    unread: int
    waits: bool = Field(description="The customer wrote last.")
    last: MessageRow

    @classmethod
    def of(cls, thread: Thread) -> "ThreadRow":
        return cls(
            order=str(thread.order),
            title=thread.order.title,
            unread=thread.unread,
            waits=thread.waits,
            last=MessageRow.of(thread.last),
        )


class NotificationRow(BaseModel):
    """Something that you were told."""

    id: int
    kind: str = Field(description=f"One of: {', '.join(Notification.Kind.values)}.")
    text: str
    url: str
    at: datetime
    read_at: datetime | None

    @classmethod
    def of(cls, notification: Notification) -> "NotificationRow":
        return cls(
            id=notification.pk,
            kind=notification.kind,
            text=notification.text,
            url=f"{config().site_url}{notification.url}",
            at=notification.at,
            read_at=notification.read_at,
        )
