"""The one error of the toolchain."""


class SetupError(Exception):
    """Something AppMint needs is not on this machine.

    The message is a sentence for the person at the keyboard: what is missing and what to install.
    """
