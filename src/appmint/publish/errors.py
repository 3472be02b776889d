"""The one error of publishing."""


class PublishError(Exception):
    """An app could not be handed over.

    The message is a sentence for a person: what happened, what was kept, what to do.
    """
