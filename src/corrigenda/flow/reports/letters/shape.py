"""Whether a mail may be taken apart: its parts and headers are bounded before a parser sees them.

The standard library's parser asks at each line whether it ends any of the parts that are open, so
that depth times lines is what a mail costs; and it makes an object of each part.
"""

from __future__ import annotations

import re

MAX_BYTES = 40_000_000
"""Of a whole mail: 30 MB of attachments in base64 are 41 million bytes with their line ends, and
what most mail servers let through is less."""
MAX_LINES = 1_000_000
"""Each line costs the parser something; 41 million bytes of base64 are 540,000."""
MAX_HEADERS = 200_000
MAX_PARTS = 300
MAX_BOUNDARIES = 30
_BOUNDARY = re.compile(
    rb"boundary\s*=\s*(?:\"([^\"\r\n]{1,200})\"|([^\s;\"]{1,200}))", re.IGNORECASE
)
# In pieces (RFC 2231), or longer than the 70 characters that are allowed by far: what is not seen
# here the parser takes all the same.
_ODD = re.compile(
    rb"boundary\*\d*\*?\s*=|boundary\s*=\s*(?:\"[^\"\r\n]{201}|[^\s;\"]{201})", re.IGNORECASE
)
_MESSAGE = re.compile(rb"^content-type:\s*message/", re.IGNORECASE | re.MULTILINE)
_BLANK = re.compile(rb"\r?\n\r?\n")


def head_of(raw: bytes) -> bytes:
    """The headers of a mail, cut where no real mail has any more."""
    end = _BLANK.search(raw, 0, MAX_HEADERS)
    return raw[: end.start() if end else MAX_HEADERS]


def trouble_in(raw: bytes) -> str:
    """Why a mail is not taken apart, as a sentence; empty for nearly every mail."""
    if len(raw) > MAX_BYTES:
        return f"It is larger than {MAX_BYTES // 1_000_000} MB, so only its headers were read."
    if _BLANK.search(raw, 0, MAX_HEADERS) is None and len(raw) > MAX_HEADERS:
        return "Its headers do not end, so it was not read to its end."
    if raw.count(b"\n") > MAX_LINES:
        return "It has so many lines that only its headers were read."
    if _ODD.search(raw):
        return "It names its parts in a way that no mail program does, so it was not taken apart."
    marks = {one or other for one, other in _BOUNDARY.findall(raw)}
    parts = 0
    if len(marks) <= MAX_BOUNDARIES:
        parts = sum(raw.count(b"\n--" + mark) for mark in marks)
    messages = sum(1 for _ in _MESSAGE.finditer(raw))
    if len(marks) > MAX_BOUNDARIES or parts > MAX_PARTS or messages > MAX_BOUNDARIES:
        return "It is made of so many parts that it was not taken apart."
    return ""
