"""Who is asking, and personal tokens."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from appmint.site.accounts.models import AccessToken, User
from appmint.site.api.shapes.sent import Sent


class Me(BaseModel):
    """The user whose token it is."""

    email: str
    name: str
    operator: bool
    letters_orders: bool
    letters_messages: bool

    @classmethod
    def of(cls, user: User) -> "Me":
        return cls(
            email=user.email,
            name=user.name,
            operator=user.is_operator,
            letters_orders=user.letters_orders,
            letters_messages=user.letters_messages,
        )


class MeChange(Sent):
    """What of it shall be different."""

    name: Annotated[str, Field(max_length=120)] | None = None
    letters_orders: bool | None = None
    letters_messages: bool | None = None


class TokenWish(Sent):
    """A token to be issued."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    scope: Literal["api", "git"]


class Token(BaseModel):
    """A personal token in use, without its text."""

    id: int
    name: str
    scope: str
    begins: str = Field(description="The first signs of its text.")
    created_at: datetime
    last_used_at: datetime | None

    @classmethod
    def of(cls, token: AccessToken) -> "Token":
        return cls(
            id=token.pk,
            name=token.name,
            scope=token.scope,
            begins=token.begins,
            created_at=token.created_at,
            last_used_at=token.last_used_at,
        )


class NewToken(BaseModel):
    """A token just issued."""

    token: Token
    text: str = Field(description="The token itself; it can be read here and never again.")
