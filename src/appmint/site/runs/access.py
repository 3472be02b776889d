"""Who may see a run: its order's customer, and operators."""

from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from appmint.site.accounts.models import User
from appmint.site.runs.models import Run


def run_for(user: User | AnonymousUser, workflow_id: str) -> Run:
    """The run, with its order. Raises Http404 where there is none, or it belongs to others."""
    run = Run.objects.select_related("order").filter(workflow_id=workflow_id).first()
    if run is None or not isinstance(user, User):
        raise Http404
    if not user.is_operator and run.order.customer_id != user.pk:
        raise Http404
    return run
