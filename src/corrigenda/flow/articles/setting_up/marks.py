"""What of ours stands in a page, for a developer who wants to know why it does not work. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import html as lxml_html
from lxml.etree import ParserError

from corrigenda.lib.builds import SCRIPT

MOST = 20


@dataclass(frozen=True, slots=True)
class Tag:
    """Our script tag.

    Attributes:
        src: its absolute address.
        outlet: the slug it names.
        blocks: the page waits for it: neither `defer` nor `async` nor a module.
        integrity: what its bytes must be, in the form of the attribute.
        crossorigin: whether it has that attribute.
    """

    src: str
    outlet: str
    blocks: bool = False
    nonce: str = ""
    integrity: str = ""
    crossorigin: bool = False

    @property
    def base(self) -> str:
        """Where the desk is for it: its address up to `/c/`."""
        return SCRIPT.sub("", self.src)

    @property
    def version(self) -> str:
        """The build that its address names; empty for the newest."""
        named = SCRIPT.search(self.src)
        return (named["version"] or "") if named else ""


@dataclass(frozen=True, slots=True)
class SetupMarks:
    """Our marks in a page.

    Attributes:
        places: the names of `data-corrigenda` that stand in it.
        notices: how many notices the server drew.
        imports: the outlets for which the page says that its own scripts start ours.
        policies: of `meta` elements with a Content-Security-Policy, each of which counts.
    """

    tags: tuple[Tag, ...] = ()
    places: frozenset[str] = frozenset()
    notices: int = 0
    imports: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()


def marks_in(page: bytes, url: str) -> SetupMarks:
    """Our marks in the HTML of a page; none where it is no HTML."""
    try:
        tree = lxml_html.document_fromstring(page.replace(b"\0", b"") or b" ")
    except (ParserError, ValueError):
        return SetupMarks()
    tags = [_tag(one, url) for one in tree.iter("script") if one.get("src")]
    policies = [
        one.get("content") or ""
        for one in tree.iter("meta")
        if (one.get("http-equiv") or "").lower() == "content-security-policy"
    ]
    return SetupMarks(
        tags=tuple(one for one in tags if SCRIPT.search(one.src))[:MOST],
        imports=tuple(
            (one.get("content") or "").strip()
            for one in tree.iter("meta")
            if (one.get("name") or "").lower() == "corrigenda"
        )[:MOST],
        places=frozenset(one.get("data-corrigenda") or "" for one in tree.iter("*")),
        notices=sum(one.get("data-corrigenda-notice") is not None for one in tree.iter("*")),
        policies=tuple(one[:10_000] for one in policies[:MOST]),
    )


def _tag(script: lxml_html.HtmlElement, url: str) -> Tag:
    return Tag(
        src=_joined(url, (script.get("src") or "").strip()),
        outlet=(script.get("data-outlet") or "").strip(),
        blocks=not (
            script.get("defer") is not None
            or script.get("async") is not None
            or script.get("type") == "module"
        ),
        nonce=script.get("nonce") or "",
        integrity=(script.get("integrity") or "")[:1_000],
        crossorigin=script.get("crossorigin") is not None,
    )


def _joined(url: str, src: str) -> str:
    try:
        return urljoin(url, src)
    except ValueError:
        return src
