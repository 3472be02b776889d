"""The live part of the requirements step: what is understood, corrections of it, files."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST
from pydantic import ValidationError

from appmint.site.accounts.models import User
from appmint.site.orders import close_reading, drafts, uploads
from appmint.site.orders.access import draft_for, order_for, person
from appmint.site.orders.corrections import Corrections
from appmint.site.orders.errors import FileRefused, NotAllowed
from appmint.site.orders.forms import RequirementsForm
from appmint.site.orders.models import Order
from appmint.site.orders.states import Step
from appmint.site.orders.views.steps import understanding

_LISTS = {
    "page": "removed_pages",
    "feature": "removed_features",
    "entity": "removed_entities",
}


@require_POST
def understood(request: HttpRequest, number: str) -> HttpResponse:
    """Saves the text as typed so far, and answers with what is understood of it."""
    order = draft_for(person(request), number)
    form = RequirementsForm(request.POST)
    problem = ""
    try:
        if form.is_valid():
            order = drafts.save(order, form.cleaned_data)
        else:
            problem = " ".join(map(str, form.errors["text"]))
    except NotAllowed as error:
        problem = str(error)
    return _panel(request, order, problem)


@require_POST
def read_closely(request: HttpRequest, number: str) -> HttpResponse:
    """Has a model read the text beside the rules."""
    order = draft_for(person(request), number)
    problem = ""
    try:
        order = close_reading.read_closely(order)
    except NotAllowed as error:
        problem = str(error)
    if request.headers.get("HX-Request"):
        return _panel(request, order, problem)
    if problem:
        messages.error(request, problem)
    return redirect(f"{reverse('orders:step', args=[order.number, Step.REQUIREMENTS])}#understood")


@require_POST
def correct(request: HttpRequest, number: str) -> HttpResponse:
    """One correction of what was understood, as the panel's small forms send it."""
    order = draft_for(person(request), number)
    problem = ""
    try:
        corrected = _corrected(Corrections.model_validate(order.corrections), request.POST.dict())
        order = drafts.correct(order, corrected)
    except ValidationError as error:
        problem = f"That could not be kept: {error.errors()[0]['msg'].lower()}."
    except NotAllowed as error:
        problem = str(error)
    if request.headers.get("HX-Request"):
        return _panel(request, order, problem)
    if problem:
        messages.error(request, problem)
    return redirect(f"{reverse('orders:step', args=[order.number, Step.REQUIREMENTS])}#understood")


def _corrected(before: Corrections, sent: dict[str, str]) -> Corrections:
    """The corrections after this one. Raises ValidationError for what cannot be one."""
    values = before.model_dump(mode="json")
    what, target = sent.get("what", ""), sent.get("target", "")
    value = sent.get("value", "").strip()
    verb, _, kind = what.partition(" ")
    if what == "name":
        values["name"] = value
    elif what == "rename page" and target:
        values["renamed_pages"][target] = value
    elif what == "answer" and target:
        values["answers"][target] = value
    elif what == "colours":
        values |= {each: sent.get(each) or None for each in ("background", "component")}
    elif what == "own colours":
        values |= {"background": None, "component": None}
    elif kind in _LISTS and target:
        names = [each for each in values[_LISTS[kind]] if each != target]
        values[_LISTS[kind]] = [*names, target] if verb == "remove" else names
    values["answers"] = {
        question: answer for question, answer in values["answers"].items() if answer
    }
    return Corrections.model_validate(values)


def _panel(request: HttpRequest, order: Order, problem: str) -> HttpResponse:
    return render(
        request,
        "orders/parts/understood.html",
        {**understanding(order), "problem": problem, "live": True},
    )


@require_POST
def upload(request: HttpRequest, number: str) -> HttpResponse:
    """Keeps files with a draft."""
    user = person(request)
    order = draft_for(user, number)
    problem = _taken(order, user, request)
    if request.headers.get("HX-Request"):
        return render(
            request,
            "orders/parts/files.html",
            {"order": order, "uploads": order.uploads.filter(message=None), "problem": problem},
        )
    if problem:
        messages.error(request, problem)
    return redirect(f"{reverse('orders:step', args=[order.number, Step.REQUIREMENTS])}#files")


def _taken(order: Order, user: User, request: HttpRequest) -> str:
    """Why the files were not kept; empty when they were."""
    files = request.FILES.getlist("files")
    if not files:
        return "Choose a file first."
    try:
        uploads.take(order, user, files)
    except FileRefused as error:
        return str(error)
    return ""


@require_POST
def remove_file(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Takes a file off a draft."""
    order = draft_for(person(request), number)
    uploads.remove(order, pk)
    if request.headers.get("HX-Request"):
        return render(
            request,
            "orders/parts/files.html",
            {"order": order, "uploads": order.uploads.filter(message=None)},
        )
    return redirect(f"{reverse('orders:step', args=[order.number, Step.REQUIREMENTS])}#files")


@require_GET
def file(request: HttpRequest, number: str, pk: int) -> FileResponse:
    """A file of the order or of its thread, to be downloaded."""
    order = order_for(person(request), number)
    return uploads.served(get_object_or_404(order.uploads, pk=pk))
