"""What can go wrong with a model, by who can act; each error carries the sentence to print."""


class ModelError(Exception):
    """Something about the model; the message is for people and never holds a key."""


class ModelMisconfigured(ModelError):
    """The operator must change a setting: asking again would end the same."""


class ModelUnavailable(ModelError):
    """The service is down, overloaded or out of reach: go on without it, or wait.

    `again_in_s` says when asking again makes sense, where the service or the circuit breaker told.
    """

    def __init__(self, sentence: str, again_in_s: float | None = None) -> None:
        super().__init__(sentence, again_in_s)
        self.again_in_s = again_in_s

    def __str__(self) -> str:
        return str(self.args[0])


class BudgetSpent(ModelError):
    """The next call could pass a ceiling, so it was not made."""


class AnswerUnusable(ModelError):
    """The model answered, but gave nothing usable within its retries."""
