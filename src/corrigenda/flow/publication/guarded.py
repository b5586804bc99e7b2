"""What the guard reported, looked at again."""

from __future__ import annotations

from functools import lru_cache

from corrigenda.flow.publication.guard import Finding, findings
from corrigenda.flow.reports.models import Report

MOST = 50_000
"""Code points of a version that is compared while somebody waits for a page (75 ms)."""


def change_of(report: Report) -> tuple[str, str] | None:
    """The sentence before a change that the guard reported, and the sentence after it.

    None where one of the two versions is gone or has more than `MOST` code points, or where words
    of theirs were erased.
    """
    version = report.version
    if version is None or report.start is None or report.end is None:
        return None
    before = version.article.versions.filter(number=version.number - 1).first()
    if before is None or max(len(before.text), len(version.text)) > MOST:
        return None
    wanted = (report.start, report.end)
    for one in _compared(before.text, version.text):
        if whole_words(version.text, one.start, one.end) == wanted:
            return one.sentence, one.sentence_now
    return None


@lru_cache(32)
def _compared(before: str, now: str) -> tuple[Finding, ...]:
    """A case is looked at again and again."""
    return tuple(findings(before, now))


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The words that a stretch touches; of an empty one, the words on either side."""
    if start == end:
        start, end = max(0, start - 1), min(len(text), end + 1)
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, max(end, min(len(text), start + 1))
