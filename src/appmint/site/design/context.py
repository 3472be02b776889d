"""What every page's shell needs."""

from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, object]:
    """Values for the header and navigation."""
    return {}
