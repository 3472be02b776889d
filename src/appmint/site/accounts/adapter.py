"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Addresses are kept in small letters, so that one person has one account."""

    def clean_email(self, email: str) -> str:
        """The address as kept."""
        return str(super().clean_email(email)).lower()
