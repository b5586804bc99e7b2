"""Text as XML can hold it. Pure."""

from __future__ import annotations

import re

# https://www.w3.org/TR/xml/#charsets; a headline that a page holds may have any of them.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text with U+FFFD for each character that no XML document may hold."""
    return _NOT_XML.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The same on one line, where a schema takes no other white space than spaces."""
    return " ".join(xml_text(text).split())
