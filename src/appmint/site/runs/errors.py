"""Why a run ends early."""


class Unfinishable(Exception):
    """The run cannot be finished; the message is a sentence for the customer."""


class NotWanted(Exception):
    """The order went another way meanwhile, so there is nothing left to do for this run."""
