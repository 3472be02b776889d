"""Who may see what of the wallet: everybody their own."""

import uuid

from django.http import Http404

from appmint.site.accounts.models import User
from appmint.site.wallet.models import TopUp


def top_up_for(user: User, pk: uuid.UUID) -> TopUp:
    """The user's own top-up. Raises Http404 for any other."""
    top_up = TopUp.objects.filter(pk=pk, user=user).first()
    if top_up is None:
        raise Http404
    return top_up
