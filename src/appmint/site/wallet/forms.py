"""The form with which tokens are bought."""

import uuid
from typing import Any

from django import forms
from django.utils.http import url_has_allowed_host_and_scheme

from appmint.site.config import config
from appmint.site.wallet.top_ups import least_ece, price_us_cents

_USUAL_ECE = (1_000, 5_000, 10_000, 20_000)
OTHER = "other"


class TopUpForm(forms.Form):
    """How much; the amounts offered lie within what the platform and the provider allow."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    """Names the top-up, so that pressing twice starts one."""
    return_to = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)
    choice = forms.ChoiceField(label="How much", widget=forms.RadioSelect)
    other_ece = forms.IntegerField(label="Other amount, in ECE", required=False)

    def __init__(self, *args: Any, least_us_cents: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.least = least_ece(least_us_cents)
        self.most = max(self.least, config().top_up_most_ece)
        self.usual = [
            (str(amount), price_us_cents(amount), amount)
            for amount in _USUAL_ECE
            if self.least <= amount <= self.most
        ]
        choice = self.fields["choice"]
        if isinstance(choice, forms.ChoiceField):
            choice.choices = [(name, name) for name, _, _ in self.usual] + [(OTHER, OTHER)]
            choice.error_messages["required"] = choice.error_messages["invalid_choice"] = (
                "Choose one of these amounts, or another amount."
            )
        self.fields["other_ece"].help_text = f"Whole ECE, {self.least:,} to {self.most:,}."

    @classmethod
    def fresh(cls, *, least_us_cents: int, wished: str, return_to: str) -> "TopUpForm":
        """An empty form, with the amount chosen that the page before asked for."""
        form = cls(least_us_cents=least_us_cents)
        form.initial = {"key": uuid.uuid4(), "return_to": own_page(return_to)}
        if wished.isascii() and wished.isdigit() and len(wished) < 10:
            amount = min(max(int(wished), form.least), form.most)
            form.initial.update(choice=OTHER, other_ece=amount)
        elif form.usual:
            form.initial["choice"] = form.usual[0][0]
        return form

    def clean_return_to(self) -> str:
        """A page of this site, or nothing."""
        return own_page(self.cleaned_data["return_to"])

    def clean(self) -> dict[str, Any]:
        """Adds `amount_ece`."""
        cleaned = self.cleaned_data
        if cleaned.get("choice") == OTHER:
            amount = cleaned.get("other_ece")
            if amount is None and "other_ece" not in self.errors:
                self.add_error("other_ece", "Say how many ECE you want.")
            elif amount is not None and not self.least <= amount <= self.most:
                self.add_error("other_ece", f"Choose between {self.least:,} and {self.most:,} ECE.")
        elif "choice" in cleaned:
            amount = int(cleaned["choice"])
        else:
            amount = None
        cleaned["amount_ece"] = amount
        return cleaned


def own_page(address: str) -> str:
    """The address if it is a page of this site, else nothing."""
    inside = address.startswith("/") and url_has_allowed_host_and_scheme(address, None)
    return address if inside else ""
