"""Backups: copies of what the app keeps, made and brought back."""

import re
from dataclasses import replace

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.knowledge.seeds import field
from appmint.reader.sentences.intents import Intent
from appmint.spec.entities import Access, Entity
from appmint.spec.features import Backup


def as_backup(draft: Draft, intent: Intent) -> Intent:
    """The intent as one about backups of the records that the app keeps."""
    noun = intent.noun
    if noun == "backup" and intent.action in _ON_BACKUPS:
        return replace(intent, action="backup", verb="backup", reason="")
    named = intent.action == "hard" and intent.verb in {"back", "backup", "restore"}
    if not named or not (noun in _KEPT or (not noun and _BACKUP.search(draft.text))):
        return intent
    return replace(intent, action="backup", reason="")


_ON_BACKUPS = frozenset("browse things create manage delete download open edit".split())
_KEPT = frozenset("data database record information file system backup content".split())
_BACKUP = re.compile(r"\bback(?:ing)?[- ]?(?:up|ed up)s?\b", re.I)


def keep(draft: Draft, intent: Intent) -> Claims:
    """A page with backups of all records, for who runs the app where people sign in."""
    aspect = "restore" if intent.verb == "restore" else "create"
    if "backups" in draft.features:
        return claim("backups", aspect)
    staff = draft.staff
    who = staff or ("member" if draft.roles else "anyone")
    name = "backup" if "backup" not in draft.entities else "data_backup"
    draft.add_entity(
        Entity(
            name=name,
            plural=f"{name}s",
            label="Backup",
            label_plural="Backups",
            icon="database-backup",
            fields=(
                field("title", "text"),
                field("made_at", "datetime", "Made"),
                field("records", "number"),
                field("content", "long_text"),
            ),
            display="title",
            access=Access(read="nobody", create=who, update="nobody", delete="nobody"),
            source=source_of(intent),
        ),
        layout="list",
    )
    page = draft.page("backups", "Backups", weight=72, source=source_of(intent))
    feature = Backup(id="backups", record=name, source=source_of(intent))
    return claim(draft.add(feature, page.name), aspect)
