"""Why a run ends early, or later."""

from appmint.llm.errors import ModelUnavailable


class Unfinishable(Exception):
    """The run cannot be finished; the message is a sentence for the customer."""


class ModelAway(Exception):
    """The model's service is down and the order waits for it; the cause says when to ask again."""

    def __init__(self, cause: ModelUnavailable) -> None:
        super().__init__(str(cause))
        self.again_in_s = cause.again_in_s


class NotWanted(Exception):
    """The order went another way meanwhile, so there is nothing left to do for this run."""
