"""What is common to what clients send."""

from typing import Annotated

from ninja import Path
from pydantic import BaseModel, ConfigDict, Field


class Sent(BaseModel):
    """A request's body: names that are not known are refused, so that a typo is no silence."""

    model_config = ConfigDict(extra="forbid")


Reason = Annotated[str, Field(max_length=2000)]
NeededReason = Annotated[str, Field(min_length=1, max_length=2000)]
Key = Annotated[int, Path(ge=1, le=2**53)]
"""The number of a row, in an address."""
