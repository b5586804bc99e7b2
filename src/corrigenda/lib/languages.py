"""Names of languages, as BCP 47 writes them."""

from __future__ import annotations

import re

_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,4}")
MAX_CHARS = 35
"""https://www.rfc-editor.org/rfc/rfc5646#section-4.4.1"""


def is_tag(value: str) -> bool:
    """Whether `value` has the form of a language tag, such as en or pt-BR."""
    return len(value) <= MAX_CHARS and _TAG.fullmatch(value) is not None
