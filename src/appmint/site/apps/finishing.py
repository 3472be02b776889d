"""What makes an app that was just built the order's own, before it is verified."""

from pathlib import Path
from typing import cast

from appmint.builder.continuation import MIGRATIONS, continue_from
from appmint.builder.licensing import Licence, put_licence
from appmint.site.apps.models import Delivery
from appmint.site.orders.models import Order
from appmint.site.runs import bundles


def finish(order: Order, folder: Path) -> None:
    """Makes an app that was just built the order's: its licence, and its data where it has some.

    Before it is verified: what is proven is what is handed over. A revision gets the migrations
    that lead on from the app delivered before.
    """
    put_licence(folder, cast("Licence", order.licence))
    delivered = Delivery.objects.filter(app__order=order).select_related("run").last()
    if delivered is not None:
        before = bundles.members(delivered.run.source_digest, MIGRATIONS)
        texts = {name: content.decode() for name, content in before.items()}
        continue_from(texts, folder)
