"""What agencies send: items in NewsML-G2 and ninjs, and feeds; pure, bytes in and items out."""

from __future__ import annotations

from collections.abc import Sequence

from corrigenda.flow.propagation.packets.agency import feed, newsml, ninjs
from corrigenda.flow.propagation.packets.agency.item import MAX_BYTES, Item
from corrigenda.flow.propagation.packets.errors import PacketError

__all__ = ["MAX_BYTES", "Item", "items_in"]


def items_in(data: bytes) -> Sequence[Item]:
    """The items in what an agency sent.

    Raises:
        PacketError: it is too large, or in none of these forms.
    """
    if len(data) > MAX_BYTES:
        raise PacketError(f"An agency's items have at most {MAX_BYTES:,} bytes together.")
    begins = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if begins in (b"{", b"["):
        return ninjs.read(data)
    if begins == b"<":
        return newsml.read(data) or feed.read(data)
    raise PacketError("It is neither NewsML-G2 nor ninjs nor a feed.")
