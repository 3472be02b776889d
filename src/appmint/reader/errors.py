"""What the reader refuses, each with a sentence that says what to do."""


class ReaderError(Exception):
    """The text cannot be read as an app; the message is for the person who wrote it."""


class TextEmpty(ReaderError):
    """There is no text."""

    def __init__(self) -> None:
        super().__init__(
            "The text is empty: describe the app in a sentence or two, "
            'for example "A booking site for a tennis club with courts and members".'
        )


class TextTooLong(ReaderError):
    """The text is longer than the reader takes."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(
            f"The text has {length:,} characters and at most {limit:,} are read: "
            "keep what the app should do and leave the rest out."
        )


class NotAnApp(ReaderError):
    """The text describes no app."""

    def __init__(self) -> None:
        super().__init__(
            "The text does not describe an app: say what it is for, who uses it and what they "
            'do, for example "A recipe site where people search, save and review recipes".'
        )
