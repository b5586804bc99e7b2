"""What stands for a packet or an agency's change by now, where its sender put it right since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from corrigenda.anchoring import Selector
from corrigenda.flow.propagation.models import AgencyChange, IncomingPacket
from corrigenda.flow.propagation.packet_models import PacketType, Verdict
from corrigenda.flow.propagation.packets import form
from corrigenda.flow.propagation.telling import proves

ToldT = TypeVar("ToldT", IncomingPacket, AgencyChange)


@dataclass(frozen=True, slots=True)
class Fix:
    """What was put right.

    Attributes:
        words: that were wrong.
        before: those, and what stood there before them.
        after: what stands there since; empty where the words went.
        about: the story, or the item, in which it was done.
    """

    words: Selector
    before: tuple[str, ...]
    after: str
    about: str

    @property
    def changes(self) -> bool:
        """Whether it does anything: of a note the new words may be the old ones."""
        return self.after.split() != self.words.exact.split()

    def corrects(self, first: Fix, after: str) -> bool:
        """Whether it puts right what `first` made of its words, which is `after` by now.

        A fix of few words is the same one only in the same story, or in the same item.
        """
        is_there = bool(self.about) and self.about == first.about
        if after and after in self.before:
            return is_there or proves(after)
        return is_there and _are_same(self.words, first.words)


def newest_told(told: ToldT) -> ToldT | None:
    """Itself, or the one with the newest fix of its words that the same house or agency told since.

    None where the old words were given back: they are no error any more.
    """
    own = _fix(told)
    if own is None:
        return told
    newest, after = told, own.after
    for later in _later(told):
        fix = _fix(later)
        if fix is not None and fix.changes and fix.corrects(own, after):
            newest, after = later, fix.after
    if newest is not told and after.split() == own.words.exact.split():
        return None
    return newest


def _later(told: ToldT) -> Iterator[ToldT]:
    if isinstance(told, IncomingPacket):
        packets = IncomingPacket.objects.filter(
            subscriber=told.subscriber_id,
            pk__gt=told.pk,
            type=PacketType.CORRECTION,
            verdict=Verdict.SWEPT,
            redacted_at=None,
        )
        yield from packets.select_related("outlet", "subscriber").order_by("pk").iterator()
        return
    items = AgencyChange.objects.filter(outlet=told.outlet_id, source=told.source, pk__gt=told.pk)
    yield from items.order_by("pk").iterator()


def _fix(told: IncomingPacket | AgencyChange) -> Fix | None:
    """None where it changes no words."""
    if isinstance(told, IncomingPacket):
        content = form.read_correction(told.payload) if told.payload else None
        if content is None or content.before is None or content.after is None:
            return None
        before = (content.before.exact, *content.earlier)
        return Fix(content.before, before, content.after, content.url)
    if told.is_whole or told.is_canceled or not told.selector_data:
        return None
    words = Selector.from_dict(told.selector_data)
    return Fix(words, (words.exact,), told.after, told.guid)


def _are_same(one: Selector, other: Selector) -> bool:
    """Of few words also those around them."""
    around = (one.prefix, one.suffix) == (other.prefix, other.suffix)
    return one.exact == other.exact and (around or proves(one.exact))
