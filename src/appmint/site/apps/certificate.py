"""The certificate of a delivery: what was handed over, proven by which evidence, approved by whom.

A flat JSON object, signed by Ed25519 over its canonical form: all of it but `signature`, keys in
order, no white space, UTF-8.
"""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from cryptography.exceptions import InvalidSignature
from pydantic import JsonValue

from appmint import __version__
from appmint.site.apps.keys import key_id, signing_key
from appmint.site.apps.models import Delivery
from appmint.site.engine import spending
from appmint.site.orders.models import Event, Order
from appmint.site.orders.states import Action

FORMAT = "appmint-certificate-1"
RULES = "rules"
"""The embedded engine alone: no model had a part in the app."""

Certificate = Mapping[str, JsonValue]


class Verdict(StrEnum):
    """What a certificate turned out to be."""

    GENUINE = "genuine"
    ALTERED = "altered"
    UNKNOWN_KEY = "unknown key"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Finding:
    """The verdict; `fields` are those that differ from what was signed, where that is known."""

    verdict: Verdict
    fields: tuple[str, ...] = ()
    certificate: Certificate | None = None


def canonical(certificate: Certificate) -> bytes:
    """The bytes that are signed."""
    signed = {name: value for name, value in certificate.items() if name != "signature"}
    text = json.dumps(signed, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def certified(delivery: Delivery) -> Certificate:
    """The signed certificate of a delivery that is about to be made. Raises KeyUnusable."""
    order = delivery.app.order
    attempt = delivery.run.attempt
    key = signing_key()
    claims: dict[str, JsonValue] = {
        "format": FORMAT,
        "certificate": f"{order.number}-{delivery.number}",
        "order": order.number,
        "app": delivery.app.name,
        "repository": delivery.app.slug,
        "delivery": delivery.number,
        "delivered_at": moment(delivery.at),
        "commit": delivery.commit,
        "spec_sha256": delivery.spec_digest,
        "report_sha256": delivery.report_digest,
        "evidence_sha256": delivery.evidence_digest,
        "zip_sha256": delivery.zip_digest,
        "score": delivery.run.score,
        **_criteria(delivery),
        **_approval("generation", order, attempt, (Action.APPROVE, Action.RETRY)),
        **_approval("delivery", order, attempt, (Action.ACCEPT,)),
        "price_micro_ece": order.price_micro if delivery.number == 1 else 0,
        "model_cost_micro_usd": spending.total_micro_usd(spending.of_order(order)),
        "engine": delivery.run.engine or RULES,
        "appmint_version": __version__,
        "key": key_id(key.public_key()),
    }
    signature = key.sign(canonical(claims))
    return {**claims, "signature": base64.b64encode(signature).decode("ascii")}


def examine(text: str) -> Finding:
    """What somebody's certificate file is. Raises KeyUnusable."""
    certificate = _read(text)
    if certificate is None:
        return Finding(Verdict.UNREADABLE)
    public = signing_key().public_key()
    try:
        signature = base64.b64decode(str(certificate.get("signature")), validate=True)
        public.verify(signature, canonical(certificate))
    except (InvalidSignature, ValueError):
        return _not_as_signed(certificate, key_id(public))
    return Finding(Verdict.GENUINE, certificate=certificate)


def moment(at: datetime) -> str:
    """A moment as certificates write it: UTC, whole seconds."""
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _criteria(delivery: Delivery) -> dict[str, JsonValue]:
    report = delivery.run.report or {}
    found = [each["status"] for each in report.get("criteria", ())]
    return {f"criteria_{status}": found.count(status) for status in ("pass", "fail", "not_built")}


def _approval(
    what: str, order: Order, attempt: int, actions: Sequence[Action]
) -> dict[str, JsonValue]:
    """By whom and when; by "automatic" where a setting decided."""
    events = Event.objects.select_related("by").filter(order=order, attempt=attempt)
    event = events.filter(action__in=actions).last()
    if event is None:
        return {f"{what}_approved_by": None, f"{what}_approved_at": None}
    by = "automatic" if event.by is None else event.by.name or "an operator"
    return {f"{what}_approved_by": by, f"{what}_approved_at": moment(event.at)}


def _read(text: str) -> Certificate | None:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        return None
    return found


def _not_as_signed(certificate: Certificate, key: str) -> Finding:
    """Altered, with the fields that differ from the one we signed; or not signed by us at all."""
    original = _original(certificate)
    if original is None:
        known = certificate.get("key") == key
        return Finding(Verdict.ALTERED if known else Verdict.UNKNOWN_KEY)
    names = sorted(original.keys() | certificate.keys())
    absent = object()
    fields = [name for name in names if certificate.get(name, absent) != original.get(name, absent)]
    return Finding(Verdict.ALTERED, tuple(fields))


def _original(certificate: Certificate) -> Certificate | None:
    """The certificate that this one once was: by its name, else by its signature."""
    for name in ("certificate", "signature", "commit"):
        found = Delivery.objects.filter(**{f"certificate__{name}": certificate.get(name)}).first()
        if found is not None and certificate.get(name):
            return dict(found.certificate)
    return None
