"""Forms of webhooks."""

from collections.abc import Mapping

from django import forms

from appmint.site.accounts.models import User
from appmint.site.api import webhooks
from appmint.site.api.models import EVENTS, LONGEST_URL, Webhook
from appmint.site.api.outgoing import AddressRefused


class EventsForm(forms.Form):
    """What a webhook is told of."""

    events = forms.MultipleChoiceField(
        label="When an order is",
        required=False,
        choices=[(event, state.label) for event, state in EVENTS.items()],
        widget=forms.CheckboxSelectMultiple,
        help_text="Choose none to be told of everything.",
    )


class WebhookForm(EventsForm):
    """Where to, and what of."""

    field_order = ("url", "events")
    url = forms.CharField(
        label="Address",
        max_length=LONGEST_URL,
        widget=forms.URLInput(
            attrs={"placeholder": "https://example.com/orders", "autocomplete": "off"}
        ),
        help_text="Each event is sent there by POST. It must be reachable from the internet.",
    )

    def __init__(self, user: User, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        self._user = user

    def make(self) -> tuple[Webhook | None, str]:
        """The webhook and its secret; None, and an error in the form, where it cannot be made."""
        if not self.is_valid():
            return None, ""
        try:
            return webhooks.make(self._user, self.cleaned_data["url"], self.cleaned_data["events"])
        except (AddressRefused, webhooks.NotMade) as error:
            self.add_error("url", str(error))
            return None, ""
