"""From the bytes of a page to its characters, in the order that browsers look for a charset."""

import codecs
import re
from typing import Final

from charset_normalizer import from_bytes

from corrigenda.flow.articles.blocks import storable
from corrigenda.flow.articles.reading.errors import ReadingError

MAX_BYTES: Final = 5_000_000
_LOOK_FOR_META = 4096
_SAMPLE = 60_000

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
# Characters that no text has, and what invalid bytes become.
_STRANGE = tuple(map(chr, (0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 18, 19, 20, 21, 0xFFFD)))
_MOST_STRANGE = 0.3
_SIGNATURES = {
    b"%PDF-": "a PDF",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"PK\x03\x04": "a zip archive or office document",
    b"\x1f\x8b": "compressed",
}
# The Encoding Standard reads these labels as the wider Windows pages.
_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
_TEXT_TYPE = re.compile(
    r"\s*(text/|application/(xhtml\+xml|xml|octet-stream|rss\+xml|atom\+xml))", re.IGNORECASE
)


def decode(data: bytes | str, *, content_type: str | None = None) -> str:
    """The characters of a page or text; what is invalid becomes U+FFFD, NULs are dropped.

    A charset is taken from the BOM, the ``Content-Type``, a ``meta`` element, valid UTF-8, or
    else guessed. Raises ReadingError for more than MAX_BYTES bytes (or characters), for a
    ``content_type`` that is no text, and for data that is plainly no text.
    """
    if len(data) > MAX_BYTES:
        raise ReadingError(
            f"the page is {len(data):,} bytes, more than {MAX_BYTES:,}; "
            "give the story alone, or its text"
        )
    if isinstance(data, str):
        return storable(data)
    _refuse_what_is_not_text(data, content_type)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return storable(data[len(bom) :].decode(encoding, "replace"))
    text = data.decode(_declared(data, content_type) or _guessed(data), "replace")
    strange = sum(map(text.count, _STRANGE))
    if strange > _MOST_STRANGE * len(text):
        raise ReadingError("the data is not text; give the story as HTML or plain text")
    return storable(text)


def _refuse_what_is_not_text(data: bytes, content_type: str | None) -> None:
    if content_type and not _TEXT_TYPE.match(content_type):
        kind = content_type.split(";")[0].strip()[:60]
        raise ReadingError(f"the page is {kind}, not HTML or text; give the address of the story")
    for signature, name in _SIGNATURES.items():
        if data.startswith(signature):
            raise ReadingError(f"the data is {name}, not HTML or text; give the story as a page")


def _declared(data: bytes, content_type: str | None) -> str | None:
    header = _HEADER_CHARSET.search(content_type or "")
    meta = _META_CHARSET.search(data[:_LOOK_FOR_META])
    labels = [header.group(1)] if header else []
    labels += [meta.group(1).decode("ascii", "replace")] if meta else []
    for label in labels:
        try:
            name = codecs.lookup(label).name
            "".encode(name)
        except (LookupError, ValueError):
            continue
        if name.startswith("utf-16") and header is None:
            name = "utf-8"  # a meta element that could be read as ASCII is not in UTF-16
        return _AS_BROWSERS_DO.get(name, name)
    return None


def _guessed(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        # One broken byte in a long page is a broken byte, not another charset.
        if _mostly_utf8(data, error.start):
            return "utf-8"
    else:
        return "utf-8"
    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best else "cp1252"


def _mostly_utf8(data: bytes, first_error: int) -> bool:
    replaced = data.decode("utf-8", "replace")
    broken = replaced.count("\ufffd")
    wide = sum(1 for character in replaced[: _SAMPLE * 4] if character > "\x7f") - broken
    return wide > broken * 4 or (broken <= 2 and first_error > 0 and wide >= broken)
