"""What of ours stands in a page: the notices it shows and the place where it draws them."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import html as lxml_html
from lxml.etree import ParserError


@dataclass(frozen=True, slots=True)
class Marks:
    """Our marks in a page.

    Attributes:
        notices: ids of the notices in the page's own HTML.
        draws_notices: it has our script and a place for notices.
    """

    notices: tuple[str, ...] = ()
    draws_notices: bool = False


def find(page: bytes) -> Marks:
    """Our marks in the HTML of a page; none when it is no HTML."""
    try:
        tree = lxml_html.document_fromstring(page.replace(b"\0", b"") or b" ")
    except (ParserError, ValueError):
        return Marks()
    shown = tree.xpath("//@data-corrigenda-notice")
    notices = tuple(str(one) for one in shown) if isinstance(shown, list) else ()
    place = bool(tree.xpath("//*[@data-corrigenda='notices']"))
    script = bool(tree.xpath("//script[@data-outlet and contains(@src, '/c/w')]"))
    return Marks(notices, place and script)
