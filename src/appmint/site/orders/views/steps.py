"""The six steps: each shown, saved as one types, and left by Next or Back."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from appmint.reader.reading import NO_FACTS
from appmint.site.config import config
from appmint.site.design.templatetags.components import StepItem
from appmint.site.engine import tiers
from appmint.site.orders import actions, close_reading, drafts
from appmint.site.orders.access import draft_for, person
from appmint.site.orders.completeness import gaps
from appmint.site.orders.corrections import Corrections
from appmint.site.orders.errors import NotAllowed
from appmint.site.orders.forms import (
    CustomerForm,
    PackageForm,
    RepositoryForm,
    RequirementsForm,
)
from appmint.site.orders.models import Order
from appmint.site.orders.quote import Quote, offers, quote
from appmint.site.orders.requirements import understand, understand_order
from appmint.site.orders.samples import SAMPLES, sample
from appmint.site.orders.states import State, Step
from appmint.site.orders.uploads import TAKEN
from appmint.site.wallet import ledger

_MODEL_FORMS: dict[Step, type[RepositoryForm | PackageForm | CustomerForm]] = {
    Step.REPOSITORY: RepositoryForm,
    Step.PACKAGE: PackageForm,
    Step.CUSTOMER: CustomerForm,
}


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The first step, before there is a draft: sending it makes one."""
    user = person(request)
    if request.method == "GET":
        form = RepositoryForm()
        key = drafts.new_key()
        return _first(request, form, key)
    form = RepositoryForm(request.POST)
    key = request.POST.get("key", "")[:40]
    if not form.is_valid():
        return _first(request, form, key)
    order = drafts.begin(user, key)
    drafts.save(order, form.cleaned_data, reached=Step.REQUIREMENTS)
    return redirect("orders:step", order.number, Step.REQUIREMENTS)


def _first(request: HttpRequest, form: RepositoryForm, key: str) -> HttpResponse:
    items = [
        StepItem(each.label, "current" if each is Step.REPOSITORY else "todo") for each in Step
    ]
    return render(
        request,
        "orders/repository.html",
        {"form": form, "steps": items, "key": key, "step": Step.REPOSITORY},
    )


@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, number: str, step: str) -> HttpResponse:
    """One step of a draft; what is submitted has its confirmation left."""
    order = draft_for(person(request), number)
    here = _known(step)
    if order.state != State.DRAFT:
        if here is Step.CONFIRMATION and order.submitted_at is not None:
            return render(request, "orders/confirmation.html", _confirmation(order))
        if here is Step.PAYMENT and order.submitted_at is not None:
            return redirect("orders:step", order.number, Step.CONFIRMATION)
        return redirect(order)
    if drafts.place(here) > drafts.place(order.step) or here is Step.CONFIRMATION:
        furthest = min(drafts.place(order.step), drafts.place(Step.PAYMENT))
        messages.info(request, "Finish this step first; what comes after it is kept.")
        return redirect("orders:step", order.number, drafts.STEPS[furthest])
    if here is Step.PAYMENT:
        return _payment(request, order)
    if request.method == "GET":
        return _shown(request, order, here, _form(order, here))
    try:
        return _sent(request, order, here)
    except NotAllowed as error:
        messages.error(request, str(error))
        return redirect(order)


def _sent(request: HttpRequest, order: Order, here: Step) -> HttpResponse:
    """Saves what can be saved, then goes where the pressed button leads."""
    form = _form(order, here, request.POST)
    going_back = request.POST.get("go") == "back"
    fine = form.is_valid()
    values = _valid(form)
    if here is Step.REQUIREMENTS:
        if (chosen := sample(request.POST.get("sample", ""))) is not None:
            return _begun_from(request, order, chosen.text)
        understood = understand_order(order, str(values.get("text", order.text)))
        if fine and understood.spec is None:
            form.add_error("text", understood.refusal)
            fine = False
    goes_on = fine and request.POST.get("go") == "next"
    reached = drafts.neighbour(here, 1) if goes_on else None
    order = drafts.save(order, values, reached=reached)
    if going_back:
        return redirect("orders:step", order.number, drafts.neighbour(here, -1))
    if goes_on:
        return redirect("orders:step", order.number, drafts.neighbour(here, 1))
    if fine:
        return redirect("orders:step", order.number, here)
    return _shown(request, order, here, form)


def _begun_from(request: HttpRequest, order: Order, text: str) -> HttpResponse:
    if order.text.strip() or request.POST.get("text", "").strip():
        messages.info(request, "Your own text stays. Clear it first to start from a sample.")
    else:
        drafts.save(order, {"text": text})
    return redirect("orders:step", order.number, Step.REQUIREMENTS)


@require_POST
def save(request: HttpRequest, number: str, step: str) -> HttpResponse:
    """What was typed into a step so far, saved as it is typed: what can be kept of it."""
    order = draft_for(person(request), number)
    here = _known(step)
    form = _form(order, here, request.POST)
    form.is_valid()
    try:
        order = drafts.save(order, _valid(form))
    except NotAllowed as error:
        return render(request, "orders/parts/saved.html", {"problem": str(error)})
    context: dict[str, object] = {"problems": form.errors, "order": order}
    if here is Step.PACKAGE:
        context |= {"quote": _quote(order), "out_of_band": True}
    return render(request, "orders/parts/saved.html", context)


@require_GET
def resume(request: HttpRequest, number: str) -> HttpResponse:
    """Leads to the step where the customer left off."""
    order = draft_for(person(request), number)
    return redirect("orders:step", order.number, order.step)


def _payment(request: HttpRequest, order: Order) -> HttpResponse:
    user = person(request)
    problem = ""
    if request.method == "POST":
        if request.POST.get("go") == "back":
            return redirect("orders:step", order.number, Step.CUSTOMER)
        try:
            actions.submit(order, user, key=request.POST.get("key", "")[:64])
            return redirect("orders:step", order.number, Step.CONFIRMATION)
        except NotAllowed as error:
            order.refresh_from_db()
            if order.state != State.DRAFT:
                return redirect("orders:step", order.number, Step.CONFIRMATION)
            problem = str(error)
    understood = understand_order(order)
    missing = gaps(order, understood)
    agreed = _quote(order)
    wallet = ledger.wallet_of(user)
    price_micro = agreed.total_micro if agreed else 0
    return render(
        request,
        "orders/payment.html",
        {
            "order": order,
            "step": Step.PAYMENT,
            "steps": _items(order, Step.PAYMENT),
            "gaps": missing,
            "quote": agreed,
            "wallet": wallet,
            "missing_micro": max(0, price_micro - wallet.available_micro),
            "left_micro": wallet.available_micro - price_micro,
            "problem": problem,
            "key": drafts.new_key(),
            "back": drafts.neighbour(Step.PAYMENT, -1),
        },
    )


def _shown(request: HttpRequest, order: Order, here: Step, form: forms.BaseForm) -> HttpResponse:
    context: dict[str, object] = {
        "order": order,
        "form": form,
        "step": here,
        "steps": _items(order, here),
    }
    if here is Step.REQUIREMENTS:
        context |= understanding(order) | {
            "uploads": order.uploads.filter(message=None),
            "samples": SAMPLES,
            "live_url": reverse("orders:understood", args=[order.number]),
            "taken": TAKEN,
            "upload_mib": config().upload_mib,
            "upload_count": config().upload_count,
        }
    if here is Step.PACKAGE:
        context |= {
            "offers": offers(config()),
            "model_connected": tiers.connected(),
            "quote": _quote(order),
            "rush_percent": config().rush_percent,
            "chosen": str(form["package"].value() or ""),
        }
    return render(request, f"orders/{here.value}.html", context)


def understanding(order: Order) -> dict[str, object]:
    """What the panel beside the text shows."""
    corrections = Corrections.model_validate(order.corrections)
    return {
        "order": order,
        "understood": understand_order(order),
        "corrections": corrections,
        "can_read_closely": close_reading.offered(order),
        "read_closely": close_reading.facts_of(order, order.text) != NO_FACTS,
        "left_out": _left_out(order.text, corrections),
    }


def _left_out(text: str, corrections: Corrections) -> list[tuple[str, str, str]]:
    """What to ask for to put each thing back, its name, and what it is called."""
    nothing: dict[str, object] = {
        "removed_entities": [],
        "removed_pages": [],
        "removed_features": [],
    }
    whole = understand(text, corrections.model_dump() | nothing)
    called = {
        "entity": {row.name: row.label_plural for row in whole.entities},
        "page": {row.name: row.title for row in whole.pages},
        "feature": {row.id: row.sentence for row in whole.features},
    }
    removed = {
        "entity": corrections.removed_entities,
        "page": corrections.removed_pages,
        "feature": corrections.removed_features,
    }
    return [
        (f"restore {kind}", name, called[kind].get(name, name.replace("_", " ")))
        for kind, names in removed.items()
        for name in names
    ]


def _form(order: Order, here: Step, data: QueryDict | None = None) -> forms.BaseForm:
    if here is Step.REQUIREMENTS:
        return RequirementsForm(data, initial={"text": order.text})
    form = _MODEL_FORMS.get(here)
    if form is None:
        raise Http404
    return form(data, instance=Order.objects.get(pk=order.pk))


def _valid(form: forms.BaseForm) -> dict[str, object]:
    """Each field that can be kept, whether or not all of them can."""
    return dict(getattr(form, "cleaned_data", {}))


def _quote(order: Order) -> Quote | None:
    """The price of the draft as it is; None while something it is told from is missing."""
    spec = understand_order(order).spec
    if spec is None or order.package not in config().packages:
        return None
    return quote(spec, order.package, order.rush)


def _confirmation(order: Order) -> dict[str, object]:
    return {
        "order": order,
        "step": Step.CONFIRMATION,
        "steps": [StepItem(each.label, "done") for each in Step],
        "run": order.runs.first(),
    }


def _items(order: Order, here: Step) -> list[StepItem]:
    """The steps as the progress indicator shows them: those reached can be opened."""
    furthest = drafts.place(order.step)
    return [
        StepItem(
            each.label,
            "current" if each is here else "done" if drafts.place(each) < furthest else "todo",
            reverse("orders:step", args=[order.number, each])
            if drafts.place(each) <= furthest and each is not Step.CONFIRMATION
            else "",
        )
        for each in Step
    ]


def _known(step: str) -> Step:
    try:
        return Step(step)
    except ValueError as error:
        raise Http404 from error
