"""Links in a notice."""

from __future__ import annotations

import regex

from corrigenda.flow.corrections.wording.finding import Found, Proposed
from corrigenda.lib import urls

TITLE = "Links lead to the house’s own pages"
SOURCE = "A notice is plain text everywhere; the log links the story by itself."

_LINK = regex.compile(r"(?:\b[a-z][a-z0-9+.\-]{1,20}://|\bwww\.)\S+", regex.IGNORECASE)
_AFTER = ".,;:!?)]»”\"'"


def check(notice: Proposed) -> list[Found]:
    """An address elsewhere or of another kind; the story's, if it is asked for."""
    findings = []
    for match in _LINK.finditer(notice.words):
        said = match.group().rstrip(_AFTER)
        if _own(said, notice.origins):
            continue
        findings.append(
            Found(
                f"“{said[:80]}” leads away from this outlet, and is no link in plain text: name "
                "the source in words instead.",
                (match.start(), match.start() + len(said)),
                source=SOURCE,
            )
        )
    if notice.policy.notice_links_story and notice.url not in notice.words:
        findings.append(
            Found(
                "This house’s notices travel alone: give the story’s address.",
                suggestion=notice.url,
                source="House policy.",
            )
        )
    return findings


def _own(link: str, origins: tuple[str, ...]) -> bool:
    try:
        return urls.origin_of(urls.normalize(link)) in origins
    except urls.UrlError:
        return False
