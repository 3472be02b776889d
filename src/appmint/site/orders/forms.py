"""The forms of ordering."""

from typing import TYPE_CHECKING, ClassVar

from django import forms
from django.utils.text import slugify

from appmint.site.config import config
from appmint.site.orders.models import Order, Rating

if TYPE_CHECKING:
    _OrderForm = forms.ModelForm[Order]
    _RatingForm = forms.ModelForm[Rating]
else:
    # Django's class takes a type for the type checker alone.
    _OrderForm = _RatingForm = forms.ModelForm

LONGEST_TEXT = 100_000
"""What a text field takes at all; the reader says more kindly what is too long for it."""


class RepositoryForm(_OrderForm):
    """Step 1."""

    class Meta:
        model = Order
        fields = ("repository_name", "visibility", "licence")
        labels: ClassVar = {
            "repository_name": "Name of the repository",
            "visibility": "Who can see the app and its code",
            "licence": "Licence of the code",
        }
        help_texts: ClassVar = {
            "repository_name": "Small letters, digits and hyphens, for example bike-rental."
        }
        widgets: ClassVar = {"visibility": forms.RadioSelect, "licence": forms.RadioSelect}

    # What is typed is made fit first ("Bike Rental" becomes "bike-rental"), so it may be longer.
    repository_name = forms.CharField(max_length=120, label="Name of the repository")

    def clean_repository_name(self) -> str:
        """The name as repositories have it."""
        name = slugify(self.cleaned_data["repository_name"].replace("_", "-")).strip("-")
        if not name:
            raise forms.ValidationError("Use letters or digits, for example bike-rental.")
        return str(name[:60]).rstrip("-")


class _AnyText(forms.CharField):
    """A text that is needed, but kept even when it is empty: the reader says what is missing."""

    def validate(self, value: object) -> None:
        """Takes everything."""


class RequirementsForm(forms.Form):
    """Step 2: any text; whether it describes an app is the reader's to say."""

    use_required_attribute = False

    text = _AnyText(
        label="What should the app do?",
        max_length=LONGEST_TEXT,
        strip=False,
        widget=forms.Textarea,
    )

    def clean_text(self) -> str:
        """The text with the line ends that spans are counted in."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").replace("\r", "\n")


class PackageForm(_OrderForm):
    """Step 3."""

    class Meta:
        model = Order
        fields = ("package", "rush")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own, as given
        choices = [(each, each.capitalize()) for each in config().packages]
        self.fields["package"] = forms.ChoiceField(
            label="Package",
            choices=choices,
            error_messages={
                "required": "Choose a package.",
                "invalid_choice": "Choose one of the packages on sale.",
            },
        )


class CustomerForm(_OrderForm):
    """Step 4."""

    class Meta:
        model = Order
        fields = ("contact_name", "company", "address", "tax_number", "letters")
        labels: ClassVar = {
            "contact_name": "Your name",
            "tax_number": "Tax number",
            "letters": "Send me letters about this order",
        }
        help_texts: ClassVar = {
            "address": "As it shall stand on the receipt.",
            "letters": "Notifications on this site come in any case.",
        }
        widgets: ClassVar = {"address": forms.Textarea(attrs={"rows": 3})}

    contact_name = forms.CharField(
        max_length=120, label="Your name", error_messages={"required": "Say who the order is for."}
    )


class RatingForm(_RatingForm):
    """One to five stars and a word about them."""

    class Meta:
        model = Rating
        fields = ("stars", "comment")
        labels: ClassVar = {"comment": "What was good, what was not?"}
        widgets: ClassVar = {"comment": forms.Textarea(attrs={"rows": 3})}

    stars = forms.TypedChoiceField(
        label="How well does the app do what you asked for?",
        coerce=int,
        choices=[
            (5, "5 – all of it, well"),
            (4, "4 – nearly all of it"),
            (3, "3 – the main things"),
            (2, "2 – some of it"),
            (1, "1 – not what I asked for"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose from 1 to 5."},
    )
