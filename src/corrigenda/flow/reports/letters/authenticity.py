"""Whether the sender is who the mail says: only as the house's own mail server found it.

From is typed by whoever sends. What counts is Authentication-Results of one named server, which
takes away what others wrote under its name (RFC 8601, section 5).
"""

from __future__ import annotations

import re
from email.message import Message

from corrigenda.flow.reports.letters.headers import raw_of, sender_of
from corrigenda.flow.reports.letters.letter import Authentic

_QUOTED_OR_COMMENT = re.compile(r'\((?:[^()\\]|\\.)*\)|"((?:[^"\\]|\\.)*)"')
_DEEPEST = 3
_WORD = re.compile(r'[^\s;=()"]*')
_RESULT = re.compile(r"\s*(dmarc|dkim|spf)\s*=\s*([a-z]+)\b(.*)", re.IGNORECASE | re.DOTALL)
_PROPERTY = re.compile(r"([a-z]+\.[a-z]+)\s*=\s*\"?([^\s;\"]+)", re.IGNORECASE)
_DOMAINS = {"dmarc": "header.from", "dkim": "header.d", "spf": "smtp.mailfrom"}


def authentic(mail: Message, trusts: str) -> Authentic:
    """What the server `trusts` says of the domain in From: by DMARC, or DKIM or SPF of that domain.

    Args:
        trusts: the authserv-id of the house's own server; empty for none.
    """
    domain = sender_of(mail).rpartition("@")[2].lower()
    if not trusts or not domain:
        return Authentic.UNKNOWN
    found: dict[str, set[str]] = {}
    for value in raw_of(mail, "authentication-results"):
        server, *results = _plain(value).split(";")
        if server.lower().split()[:1] != [trusts.lower()]:
            continue
        for result in results:
            method, outcome = _read(result, domain)
            found.setdefault(method, set()).add(outcome)
    if found.get("dmarc", set()) - {"pass", "none", ""}:
        return Authentic.FAIL
    if any("pass" in outcomes for outcomes in found.values()):
        return Authentic.PASS
    failed = {one for outcomes in found.values() for one in outcomes} - {"", "none", "neutral"}
    return Authentic.FAIL if failed else Authentic.UNKNOWN


def _plain(value: str) -> str:
    """Without comments, and without what in quotes could pass for another result or property.

    The local part of an envelope's sender is whatever its sender likes (RFC 5322, 3.4.1).
    """
    plain = value
    for _ in range(_DEEPEST):
        plain = _QUOTED_OR_COMMENT.sub(
            lambda one: " " if one[1] is None else one[1] if _WORD.fullmatch(one[1]) else "_", plain
        )
    # Of comments deeper than that, or quotes without an end, nothing is believed.
    return "" if set(plain) & set('()"') else plain


def _read(result: str, domain: str) -> tuple[str, str]:
    """The method and its outcome for this domain; a pass for another domain proves nothing."""
    read = _RESULT.match(result)
    if read is None:
        return "", ""
    method, outcome, rest = read.group(1).lower(), read.group(2).lower(), read.group(3)
    named = {key.lower(): value.lower() for key, value in _PROPERTY.findall(rest)}
    about = named.get(_DOMAINS[method], "").rpartition("@")[2]
    if outcome == "pass" and not (about == domain or _is_parent(about, domain)):
        return method, ""
    return method, outcome


def _is_parent(about: str, domain: str) -> bool:
    # No list of public suffixes: a domain of one label above would be all of .uk.
    return about.count(".") >= 1 and domain.endswith(f".{about}")
