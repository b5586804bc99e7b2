"""A page as somebody reads it."""

from __future__ import annotations

import re
from html import unescape

from django.http import HttpResponseBase


def plain(answer: HttpResponseBase) -> str:
    """The words of the page, with `[-out-]` and `[+in+]` for a word diff."""
    html = getattr(answer, "content", b"").decode()
    html = re.sub(r'<span class="visually-hidden"[^>]*>[^<]*</span>', "", html)
    html = re.sub(r"<del>(.*?)</del>", r"[-\1-]", html, flags=re.DOTALL)
    html = re.sub(r"<ins>(.*?)</ins>", r"[+\1+]", html, flags=re.DOTALL)
    html = re.sub(r"</(p|li|h[1-6]|dd|dt|label|legend)>", " ", html)
    words = unescape(re.sub(r"<[^>]*>", "", html))
    return " ".join(words.split())
