"""Every column of the project that holds text, with the words put into each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

TEXT = (models.CharField, models.TextField, models.JSONField)

EXEMPT = {
    "auth": "Django's groups and permissions, which this project has none of.",
    "contenttypes": "The names of tables.",
    "sessions": "Sealed by Django and gone in two weeks.",
    "account": "Addresses by which staff sign in.",
    "mfa": "Secrets of second factors.",
    "socialaccount": "What a house's own sign-in says of staff.",
    "newsroom.Outlet.slug": "An outlet's short name stands in addresses of other houses.",
    "newsroom.Outlet.name": "An outlet's name is changed with change-outlet.",
    "newsroom.Outlet.language": "A language tag.",
    "newsroom.Outlet.desk_url": "Where the service is reached: changed with change-outlet.",
    "newsroom.Outlet.hook_url": "Where the CMS is reached: changed with change-outlet.",
    "newsroom.Outlet.hook_secret": "A secret.",
    "newsroom.Outlet.api_token_hash": "A hash of a secret.",
    "newsroom.Origin.origin": "A host that the house publishes on: changed with change-outlet.",
    "newsroom.Staff": "Who works here: an account ends with `hire --leave` and is deleted.",
    "newsroom.Membership.role": "A choice.",
    "newsroom.Invitation.email": "Deleted with the invitation.",
    "newsroom.Invitation.role": "A choice.",
    "newsroom.Invitation.token_hash": "A hash of a secret.",
    "newsroom.StaffToken.token_hash": "A hash of a secret.",
    "newsroom.SignInLink": "A hash of a secret.",
    "newsroom.AuditEntry.who": "Who acted: without it the trail says nothing.",
    "newsroom.AuditEntry.verb": "A name of the program's.",
    "newsroom.AuditEntry.target": "A name of the program's and a number.",
    "newsroom.Tally.key": "Names of the program's, numbers and hashes.",
    "newsroom.Erasure.marks": "What is kept of the words: keyed hashes.",
    "newsroom.Erasure.words": "Tested by itself: it is what is worked from.",
    "newsroom.Erasure.counts": "Names of the program's and numbers.",
    "articles.Version.sha256": "A hash, of the text as it stands now.",
    "articles.Version.language": "A language tag.",
    "articles.Reading.notices": "Ids of notices.",
    "reports.Report.fingerprint": "A hash; emptied.",
    "reports.Report.receipt_hash": "A hash of a secret.",
    "reports.Report.block_hash": "A hash, of the text as it stands now.",
    "reports.Report.says_hash": "A hash, of the text as it stands now.",
    "reports.Report.text_hash": "A hash; emptied.",
    "reports.Report.language": "A language tag.",
    "reports.Report.address_hash": "A hash.",
    "reports.Report.sender": "A hash.",
    "reports.Contact.email": "A reader's address: erased by policy, and by its owner's click.",
    "reports.Ban.sender": "A hash.",
    "reports.Letter.key": "A hash.",
    "reports.Letter.authentic": "A word of the mail server's.",
    "reports.Letter.sender": "A reader's address: erased with the contact it becomes.",
    "cases.Case.undo_state": "A state.",
    "cases.Case.says_hash": "A hash, of the text as it stands now.",
    "cases.CaseText.words": "Gathered anew from what is left, at once.",
    "cases.SavedFilter.sort": "A name of the program's.",
    "cases.Note.who": "Who wrote it.",
    "cases.SourceCheck.token_hash": "A hash of a secret.",
    "cases.SourceCheck.email": "An address: erased by policy.",
    "cases.SourceCheck.language": "A language tag.",
    "corrections.Correction.error_hash": "A hash, of the text as it stands now.",
    "corrections.StoryChange.notice_id": "An id.",
    "corrections.StoryChange.notice_seen": "A name of the program's.",
    "publication.Entry.public_id": "An id.",
    "publication.Entry.language": "A language tag.",
    "publication.EntryText.words": "Gathered anew from what is left, at once.",
    "publication.Topic.keys": "Hashes of words, made anew of what is left, at once.",
    "publication.MonthCount.section": "Tested by itself: a count of entries.",
    "publication.LogHead": "Hashes and signatures.",
    "publication.LogRecord.type": "A name of the program's.",
    "publication.LogRecord.body": "Facts and salted commitments: see docs/developers.",
    "publication.LogRecord.sha256": "A hash of commitments.",
    "publication.SigningKey": "Keys.",
    "publication.Checkpoint": "Hashes and signatures.",
    "propagation.Cursor.name": "A name of the program's.",
    "propagation.Event.key": "Names of the program's and numbers.",
    "propagation.Event.type": "A name of the program's.",
    "propagation.Endpoint.url": "Where a subscriber is reached: changed on the desk.",
    "propagation.Endpoint.events": "Names of the program's.",
    "propagation.Endpoint.secret": "A secret.",
    "propagation.Endpoint.old_secret": "A secret.",
    "propagation.ChatRoom": "Where a chat is reached, and names of the program's.",
    "propagation.TellingChoice": "Names of the program's.",
    "propagation.ReaderAddress": "Hashes.",
    "propagation.Asking": "A hash of a secret, and a language tag.",
    "propagation.Hearing": "A language tag.",
    "propagation.Line.key": "A name of the program's.",
    "propagation.Delivery.key": "Names of the program's and numbers.",
    "propagation.Delivery.line": "A name of the program's.",
    "propagation.Delivery.kind": "A name of the program's.",
    "propagation.Delivery.target": "A name of the program's and a number.",
    "propagation.Delivery.to": "The name of a member of staff, of a chat or of an endpoint.",
    "propagation.DigestItem": "A name of the program's and a number.",
    "propagation.Copy.external_id": "An id of the CMS's.",
    "propagation.Subscriber": "Another house: how it is named and reached, and its keys.",
    "propagation.Packet.houses": "Addresses of houses.",
    "propagation.Acknowledgement.slug": "How another house names its outlet.",
    "propagation.Acknowledgement.name": "How another house names its outlet.",
    "propagation.Acknowledgement.counts": "Names of the program's and numbers.",
    "propagation.Acknowledgement.beyond": "Names of the program's and numbers.",
    "propagation.Sweep.elsewhere": "Numbers of cases, and of copies.",
    "propagation.IncomingPacket.root": "An address of a house and an id.",
    "propagation.IncomingPacket.sha256": "A hash of what the house signed.",
    "propagation.AgencyItem.guid": "An id of the agency's.",
    "propagation.AgencyItem.sha256": "A hash of what the agency sent.",
    "propagation.AgencyChange.key": "A hash.",
    "propagation.AgencyChange.guid": "An id of the agency's.",
}
"""Columns, tables or applications that keep what they hold, and why."""


def columns() -> Iterator[tuple[type[models.Model], models.Field[Any, Any]]]:
    """Every column of text or JSON that is not exempt."""
    for model in apps.get_models():
        label = model._meta.label
        for one in model._meta.concrete_fields:
            names = (model._meta.app_label, label, f"{label}.{one.name}")
            is_text = isinstance(one, TEXT) and not one.choices
            if is_text and not any(name in EXEMPT for name in names):
                yield model, one


def poison(words: str) -> set[str]:
    """Put the words into every column of every row; the names of the columns that had rows."""
    done = set()
    for model, one in columns():
        for row in model._base_manager.all():
            value = getattr(row, one.name)
            model._base_manager.filter(pk=row.pk).update(**{one.name: _with(value, words, one)})
            done.add(f"{model._meta.label}.{one.name}")
    return done


def _with(value: Any, words: str, column: models.Field[Any, Any]) -> Any:
    if isinstance(value, list):
        is_blocks = any(isinstance(one, dict) and "role" in one for one in value)
        more: Any = {"role": "aside", "text": f"By {words}."} if is_blocks else f"By {words}"
        return [*value, more]
    if isinstance(value, dict) and "headline" in value and "words" in value:
        # What opens a commitment: a salt, and the words.
        return {
            name: [salt, f"{said} {words}" if name != "authors" else f'["{words}"]']
            for name, (salt, said) in value.items()
        }
    if isinstance(value, dict):
        return value | {"of": {"all": [f"“{words},” said he"]}}
    said = f"{value} {words}" if value else words
    return said[-(column.max_length or 10**6) :]


def holding(*words: str) -> list[str]:
    """The columns, exempt or not, in which any row has the words."""
    found = set()
    for model in apps.get_models():
        for one in model._meta.concrete_fields:
            if isinstance(one, TEXT):
                for value in model._base_manager.values_list(one.name, flat=True):
                    if any(word.casefold() in str(value).casefold() for word in words):
                        found.add(f"{model._meta.label}.{one.name}")
    return sorted(found)


def is_exempt(name: str) -> bool:
    """Whether a column keeps what it holds."""
    app, model, _ = name.split(".")
    return any(one in EXEMPT for one in (app, f"{app}.{model}", name))
