"""What a room returns: the aspects of features that a criterion may claim."""

from appmint.spec.criteria import Claim

Claims = list[Claim]


def claim(feature: str, aspect: str) -> Claims:
    """One claim as a list."""
    return [Claim(feature=feature, aspect=aspect)]
