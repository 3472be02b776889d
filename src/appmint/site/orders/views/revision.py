"""Asking for a revision: the corrected text, what would be different, then the request."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from appmint.pipeline.changing import brought_in
from appmint.site.engine import tiers
from appmint.site.orders import actions, guard
from appmint.site.orders.access import draft_for, person
from appmint.site.orders.errors import NotAllowed
from appmint.site.orders.forms import RequirementsForm
from appmint.site.orders.models import Order
from appmint.site.orders.requirements import understand_order
from appmint.site.orders.revision import changes, left
from appmint.site.orders.states import Action

LONGEST_REQUEST = 2000
"""Characters of a request in the customer's own words."""


@require_http_methods(["GET", "POST"])
def revise(request: HttpRequest, number: str) -> HttpResponse:
    """The text to correct; `go=check` shows the differences, `go=send` asks for them.

    `go=words` first brings a request in the customer's own words into the text.
    """
    user = person(request)
    order = draft_for(user, number)
    objection = guard.objection(order, Action.REVISE, user)
    form = RequirementsForm(_sent(request, order), initial={"text": order.text})
    context: dict[str, object] = {
        "order": order,
        "form": form,
        "objection": objection,
        "left": left(order),
        "longest": LONGEST_REQUEST,
    }
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        if request.POST.get("go") == "send":
            try:
                order = actions.revise(order, user, text)
                messages.success(
                    request, "Your revision is requested. The app stays as it is until then."
                )
                return redirect(order)
            except NotAllowed as error:
                context["problem"] = str(error)
        understood = understand_order(order, text)
        context |= {
            "understood": understood,
            "changes": changes(order, understood.spec) if understood.spec else None,
            "checked": True,
        }
    return render(request, "orders/revise.html", context)


def _sent(request: HttpRequest, order: Order) -> QueryDict | None:
    """What was sent, the request in the customer's own words brought into the text."""
    if request.method != "POST":
        return None
    wish = request.POST.get("request", "").strip()[:LONGEST_REQUEST]
    if request.POST.get("go") != "words" or not wish:
        return request.POST
    sent = request.POST.copy()
    text, trouble = brought_in(sent.get("text") or order.text, wish, tiers.engine_for(order))
    sent["text"] = text
    if trouble is not None:
        messages.info(
            request,
            "Your words stand at the end of the text: no model could bring them in just now.",
        )
    return sent
