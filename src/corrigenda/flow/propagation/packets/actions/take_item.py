"""Take an agency's items: keep their text, and note what a correction of one changes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import QuerySet

from corrigenda.anchoring import Selector
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import SYSTEM
from corrigenda.flow.newsroom.expunging.kept import standing
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.models import AgencyChange, AgencyItem
from corrigenda.flow.propagation.packets.agency import Item, items_in
from corrigenda.flow.propagation.packets.agency.changes import Change, changes, lead
from corrigenda.flow.propagation.packets.earlier import earlier_text
from corrigenda.flow.publication.chain.bodies import digest
from corrigenda.lib import clock, urls


@dataclass(frozen=True, slots=True)
class _Found:
    """What an item changes.

    Attributes:
        change: None where it fits nothing here.
        is_whole: the words only lead to the stories that have the item.
    """

    change: Change | None
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of them.

    Attributes:
        corrections: how many say that they correct or take back what came before.
        changes: how many changes of words are to be looked for; none of an item that came before.
    """

    items: int = 0
    corrections: int = 0
    changes: int = 0


def take_items(outlet: Outlet, data: bytes) -> Taken:
    """Take everything in what an agency sent; taking it again is harmless.

    Raises:
        PacketError: it is in no form that is known.
    """
    taken = Taken()
    for item in items_in(data):
        made = take_item(outlet, item)
        taken = Taken(
            taken.items + 1,
            taken.corrections + (item.is_correction or item.is_canceled),
            taken.changes + made,
        )
    return taken


def take_item(outlet: Outlet, item: Item) -> int:
    """Take one item; how many changes are to be looked for."""
    item = _without_erased(outlet, item)
    while (made := _take_after(outlet, item, _kept(outlet, item).first())) is None:
        continue
    return made


def _take_after(outlet: Outlet, item: Item, known: AgencyItem | None) -> int | None:
    """Take it as what follows the text that was kept; None where another came meanwhile.

    Texts are compared before the transaction: on SQLite nobody else writes while one is open.
    """
    is_old = known is not None and item.version and item.version < known.version
    if is_old:
        return 0
    corrects = item.is_correction or item.is_canceled
    found = _found(outlet, item, known) if corrects else []
    with transaction.atomic():
        now = _kept(outlet, item).select_for_update().first()
        if _is_other(known, now):
            return None
        made = sum(_note(outlet, item, one) for one in found)
        _keep(outlet, item, now)
    return made


def _kept(outlet: Outlet, item: Item) -> QuerySet[AgencyItem]:
    return AgencyItem.objects.filter(outlet=outlet, guid=item.guid)


def _is_other(one: AgencyItem | None, other: AgencyItem | None) -> bool:
    if one is None or other is None:
        return one is not other
    return (one.version, one.sha256, one.text) != (other.version, other.sha256, other.text)


def _found(outlet: Outlet, item: Item, known: AgencyItem | None) -> list[_Found]:
    """What is to be looked for; of what fits nothing here, that it does not."""
    old = earlier_text(outlet, item, known)
    if not item.is_canceled and old is not None and item.text:
        if known is not None and known.text == item.text:
            return []
        told = changes(old.text, item.text) if old.is_sent else None
        if told is not None:
            return [_Found(one) for one in told]
    words = lead(old.text if old else item.text)
    return [_Found(Change(Selector(words), "") if words.strip() else None, is_whole=True)]


def _note(outlet: Outlet, item: Item, found: _Found) -> bool:
    """Note it once for a version of the item; whether it is to be looked for, and new."""
    change = found.change
    # Of what only leads to stories, the words depend on what stands here when it is taken.
    said = (change.before.exact, change.after) if change and not found.is_whole else ("",)
    name = "\0".join((str(outlet.pk), item.guid, str(item.version), item.note, *said))
    now = clock.now()
    row, new = AgencyChange.objects.get_or_create(
        key=digest(name),
        defaults={
            "outlet": outlet,
            "guid": item.guid,
            "source": item.source or "The agency",
            "headline": item.headline,
            "note": item.note,
            "link": _link(item),
            "selector_data": change.before.to_dict() if change else {},
            "after": change.after if change else "",
            "is_canceled": item.is_canceled,
            "is_whole": found.is_whole,
            "at": now,
            "swept_at": None if change else now,
        },
    )
    if new and change is None:
        _tell(row)
    return new and change is not None


def _tell(change: AgencyChange) -> None:
    """A kill that fits nothing here may be of a story that stands here in other words."""
    did = "took it back" if change.is_canceled else "corrected it"
    record(
        SYSTEM, "item.lost", change.outlet, change,
        name=change.headline or change.link or "An item", why=f"{change.source} {did}.",
    )  # fmt: skip


def _without_erased(outlet: Outlet, item: Item) -> Item:
    """Words that were erased by law and arrive again go no further than here."""
    eraser = standing(outlet.slug)
    if eraser is None:
        return item
    paragraphs = eraser.mask_across(list(item.paragraphs), between="\n\n")
    return replace(
        item,
        headline=eraser.mask(item.headline),
        note=eraser.mask(item.note),
        source=eraser.mask(item.source),
        link=eraser.mask(_link(item)),
        paragraphs=tuple(paragraphs),
    )


def _keep(outlet: Outlet, item: Item, known: AgencyItem | None) -> None:
    if not item.text and known is not None:
        return
    fields = {
        "version": item.version,
        "sha256": digest(item.text),
        "headline": item.headline,
        "text": item.text,
        "at": clock.now(),
    }
    AgencyItem.objects.update_or_create(outlet=outlet, guid=item.guid, defaults=fields)


def _link(item: Item) -> str:
    for address in (item.link, item.guid):
        try:
            return urls.normalize(address)
        except urls.UrlError:
            continue
    return ""
