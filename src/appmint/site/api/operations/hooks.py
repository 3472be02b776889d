"""Webhooks: made, tried, switched off, deleted; what they were told."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Query, Router

from appmint.site.api import webhooks
from appmint.site.api.door import caller
from appmint.site.api.models import Webhook
from appmint.site.api.paging import Page, Window, paged
from appmint.site.api.shapes.hooks import (
    DeliveryRow,
    NewWebhook,
    WebhookChange,
    WebhookRow,
    WebhookWish,
)
from appmint.site.api.shapes.sent import Key

router = Router()


@router.get("webhooks", response=Page[WebhookRow])
def list_webhooks(
    request: HttpRequest, response: HttpResponse, window: Query[Window]
) -> Page[WebhookRow]:
    """Your webhooks."""
    return paged(request, response, window, caller(request).webhooks.all(), WebhookRow.of)


@router.post("webhooks", response={201: NewWebhook})
def make_webhook(request: HttpRequest, data: WebhookWish) -> NewWebhook:
    """Makes a webhook; the secret that signs what it is sent is in this answer only."""
    hook, secret = webhooks.make(caller(request), data.url, data.events)
    return NewWebhook(webhook=WebhookRow.of(hook), secret=secret)


@router.get("webhooks/{webhook_id}", response=WebhookRow)
def read_webhook(request: HttpRequest, webhook_id: Key) -> WebhookRow:
    """One webhook."""
    return WebhookRow.of(_own(request, webhook_id))


@router.patch("webhooks/{webhook_id}", response=WebhookRow)
def change_webhook(request: HttpRequest, webhook_id: Key, data: WebhookChange) -> WebhookRow:
    """Changes what a webhook is told of, or switches it on or off: off, it is told nothing new."""
    hook = _own(request, webhook_id)
    if data.events is not None:
        webhooks.choose(hook, data.events)
    if data.active is not None:
        webhooks.switch(hook, active=data.active)
    return WebhookRow.of(hook)


@router.delete("webhooks/{webhook_id}", response={204: None})
def delete_webhook(request: HttpRequest, webhook_id: Key) -> None:
    """Deletes a webhook, and what it was not told yet."""
    _own(request, webhook_id).delete()


@router.post("webhooks/{webhook_id}/test", response={202: DeliveryRow})
def test_webhook(request: HttpRequest, webhook_id: Key) -> DeliveryRow:
    """Sends the event `test`, in a moment: see the deliveries for how it went."""
    return DeliveryRow.of(webhooks.send_test(_own(request, webhook_id)))


@router.get("webhooks/{webhook_id}/deliveries", response=Page[DeliveryRow])
def list_deliveries(
    request: HttpRequest, response: HttpResponse, webhook_id: Key, window: Query[Window]
) -> Page[DeliveryRow]:
    """What a webhook was told, newest first."""
    rows = _own(request, webhook_id).deliveries.all()
    return paged(request, response, window, rows, DeliveryRow.of)


def _own(request: HttpRequest, webhook_id: int) -> Webhook:
    return get_object_or_404(Webhook, pk=webhook_id, user=caller(request))
