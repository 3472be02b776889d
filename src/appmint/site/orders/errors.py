"""What an order does not allow, each with the sentence its reader needs."""


class NotAllowed(Exception):
    """An action cannot be done now, or not by this person; the message says why and what can be."""


class FileRefused(Exception):
    """A file cannot be taken; the message says why and what would be."""
