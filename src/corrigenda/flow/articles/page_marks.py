"""What of ours stands in a page: the notices it shows and the place where it draws them."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import html as lxml_html
from lxml.etree import ParserError

from corrigenda.lib.builds import SCRIPT


@dataclass(frozen=True, slots=True)
class Marks:
    """Our marks in a page.

    Attributes:
        notices: ids of the notices in the page's own HTML.
        draws_notices: it has a place for notices, and our script, or says that its own start it.
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
    sources = tree.xpath("//script[@data-outlet]/@src")
    script = isinstance(sources, list) and any(SCRIPT.search(str(one).strip()) for one in sources)
    imported = bool(tree.xpath("//meta[@name='corrigenda' and @content]"))
    return Marks(notices, place and (script or imported))
