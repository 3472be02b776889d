"""The generator: one page with a text, what is understood of it, and the run that makes it.

It places an ordinary order in one go, with what the customer's last order knew.
"""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from appmint.builder.project import package_name
from appmint.site.config import config
from appmint.site.engine import tiers
from appmint.site.orders import actions, drafts
from appmint.site.orders.access import person
from appmint.site.orders.completeness import gaps
from appmint.site.orders.errors import NotAllowed
from appmint.site.orders.forms import RequirementsForm
from appmint.site.orders.models import Order
from appmint.site.orders.quote import offers
from appmint.site.orders.requirements import Understood, understand
from appmint.site.orders.states import State, Step
from appmint.site.wallet import ledger


class GeneratorForm(RequirementsForm):
    """A text and a package."""

    package = forms.ChoiceField(
        label="Package", error_messages={"required": "Choose a package."}, widget=forms.RadioSelect
    )
    key = forms.CharField(max_length=50, widget=forms.HiddenInput)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own, as given
        named = [(each, each.capitalize()) for each in config().packages]
        self.fields["package"].choices = named  # type: ignore[attr-defined]  # a choice field


@require_http_methods(["GET", "POST"])
def generator(request: HttpRequest) -> HttpResponse:
    """Shows the page; sending it orders the app and leads to its run."""
    if request.method == "GET":
        first = config().packages[0] if config().packages else ""
        form = GeneratorForm(initial={"key": drafts.new_key(), "package": first})
        return _page(request, form, understand("", {}))
    form = GeneratorForm(request.POST)
    fine = form.is_valid()
    understood = understand(str(form.cleaned_data.get("text", "")), {})
    if fine and understood.spec is None:
        form.add_error("text", understood.refusal)
    if form.errors:
        return _page(request, form, understood)
    return _ordered(request, form, understood)


@require_POST
def understood(request: HttpRequest) -> HttpResponse:
    """What is understood of the text typed so far; nothing is kept."""
    form = RequirementsForm(request.POST)
    text = str(form.cleaned_data["text"]) if form.is_valid() else ""
    found = understand(text, {})
    return render(request, "orders/parts/generator_panel.html", {"understood": found, "text": text})


def _ordered(request: HttpRequest, form: GeneratorForm, understood: Understood) -> HttpResponse:
    """The order placed, its run where there is one already; else where something is missing."""
    user = person(request)
    key = form.cleaned_data["key"]
    order = drafts.begin(user, key)
    if order.state == State.DRAFT and understood.spec is not None:
        values = {
            "repository_name": package_name(understood.spec.name),
            "text": form.cleaned_data["text"],
            "package": form.cleaned_data["package"],
        }
        order = drafts.save(order, values, reached=Step.PAYMENT)
        missing = gaps(order, understood)
        if missing:
            messages.info(request, f"{missing[0].sentence} All else is kept.")
            return redirect("orders:step", order.number, missing[0].step)
        try:
            # By the name under which `begin` finds the order when the form is sent again.
            order = actions.submit(order, user, key=order.submission_key)
        except NotAllowed as error:
            messages.error(request, str(error))
            return redirect("orders:step", order.number, Step.PAYMENT)
    run = order.runs.first()
    if run is not None:
        return redirect("runs:detail", run.workflow_id)
    return redirect("orders:step", order.number, Step.CONFIRMATION)


def _page(request: HttpRequest, form: GeneratorForm, understood: Understood) -> HttpResponse:
    user = person(request)
    return render(
        request,
        "orders/generator.html",
        {
            "form": form,
            "understood": understood,
            "text": str(form["text"].value() or ""),
            "offers": offers(config()),
            "chosen": str(form["package"].value() or ""),
            "wallet": ledger.wallet_of(user),
            "model_connected": tiers.connected(),
            "automatic": config().approve,
            "latest": Order.objects.filter(customer=user).exclude(state=State.DRAFT).first(),
        },
        status=422 if form.is_bound else 200,
    )
