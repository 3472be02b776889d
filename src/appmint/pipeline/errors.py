"""What the pipeline refuses, each with a sentence that says what to do."""


class PipelineError(Exception):
    """A run cannot start or go on; the message is for the person who asked for it."""


class BadDestination(PipelineError):
    """The folder for the app cannot be used."""
