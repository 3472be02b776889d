"""What can go wrong while an app is written."""


class BuildFailed(Exception):
    """The builder made something that is not sound: a defect of AppMint."""


class CustomCodeRefused(Exception):
    """Code written for the app cannot be a part of it; the message says what to change in it."""
