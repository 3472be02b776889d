"""The operators' forms."""

import uuid

from django import forms

from appmint.site.orders.models import Comment


class DecisionForm(forms.Form):
    """A decision about an order: `seen` is the newest event of the page it was made on."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    reason = forms.CharField(required=False, max_length=2000)


class CommentForm(forms.Form):
    """What an operator notes."""

    text = forms.CharField(
        label="Comment",
        max_length=Comment._meta.get_field("text").max_length,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    visible = forms.BooleanField(
        required=False, label="The customer sees it", help_text="Otherwise operators alone do."
    )


class TopUpForm(forms.Form):
    """Tokens for a customer; `key` names the giving, so that a second press gives nothing."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    amount_ece = forms.IntegerField(
        label="How many ECE",
        min_value=1,
        max_value=1_000_000,
        help_text="Whole ECE, at most 1,000,000.",
    )
    reason = forms.CharField(
        label="Why", max_length=200, help_text="The customer reads it in their statement."
    )

    @classmethod
    def fresh(cls) -> "TopUpForm":
        """An empty one with a key of its own."""
        return cls(initial={"key": uuid.uuid4()})
