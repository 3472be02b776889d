"""Forms of the settings pages."""

from django import forms

from appmint.site.accounts.models import AccessToken, User


class ProfileForm(forms.Form):
    """Name, and which letters are wanted; named as the user's own fields."""

    name = forms.CharField(
        max_length=120, required=False, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    letters_orders = forms.BooleanField(required=False, label="When an order of mine gets on")
    letters_messages = forms.BooleanField(required=False, label="When somebody writes to me")

    def save(self, user: User) -> None:
        """Writes what was chosen."""
        for name, value in self.cleaned_data.items():
            setattr(user, name, value)
        user.save(update_fields=list(self.cleaned_data))


class TokenForm(forms.Form):
    """A new personal token."""

    name = forms.CharField(
        max_length=80, help_text="What you will use it for: laptop, build server."
    )
    scope = forms.ChoiceField(
        choices=AccessToken.Scope,
        initial=AccessToken.Scope.GIT,
        widget=forms.RadioSelect,
        label="What it opens",
    )

    def __init__(self, user: User, data: dict[str, str] | None = None) -> None:
        super().__init__(data)
        self._user = user

    def clean_name(self) -> str:
        """The name, which no other token in use has: so that a reload makes no second one."""
        name: str = self.cleaned_data["name"].strip()
        if AccessToken.objects.filter(user=self._user, name=name, revoked_at=None).exists():
            raise forms.ValidationError("You have a token of this name. Choose another name.")
        return name
