"""The form of a message."""

import uuid
from typing import Any

from django import forms

from appmint.site.messaging.models import Message


class MessageForm(forms.Form):
    """Text and files; `key` names the sending, so that a second press finds it done."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(
        label="Your message",
        required=False,
        max_length=Message._meta.get_field("text").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @classmethod
    def fresh(cls) -> "MessageForm":
        """An empty one with a key of its own."""
        return cls(initial={"key": uuid.uuid4()})

    def again(self, problem: str) -> "MessageForm":
        """What was typed, with the sentence why it was not sent."""
        self.add_error(None, problem)
        return self

    def sent(self) -> dict[str, Any]:
        """Text and key of a valid form."""
        return {"text": self.cleaned_data["text"], "key": str(self.cleaned_data["key"])}
