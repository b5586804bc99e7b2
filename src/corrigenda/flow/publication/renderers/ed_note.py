"""The note to the desks that receive a correction: what it says and what to do. Pure."""

from __future__ import annotations

from corrigenda.flow.publication.labels import in_the_log
from corrigenda.flow.publication.record import Record
from corrigenda.flow.publication.words_desks import for_desks


def render(record: Record) -> str:
    """Plain text, a sentence a line, in the notice's language.

    Of an entry that was superseded nothing is to be done: what is stands in the later one.
    """
    notice, say = record.notice, for_desks(record.notice.language)
    lines = [f"{notice.label}: {notice.words}", *_to_do(record)]
    if notice.supersedes:
        lines.append(say["supersedes"].format(address=notice.supersedes))
    if notice.superseded_by:
        lines.append(say["superseded"].format(address=notice.superseded_by))
    lines.append(f"{in_the_log(notice.language)}: {notice.permalink}")
    return "\n".join(lines)


def _to_do(record: Record) -> list[str]:
    notice, say = record.notice, for_desks(record.notice.language)
    if record.is_expunged:
        return [say["expunged"]]
    if notice.superseded_by:
        return []
    if record.is_withdrawn:
        return [say["withdrawn"]]
    if record.new_words is None:
        return []
    if record.new_words:
        said = say["replace"] if notice.before else say["new"]
        return [said.format(before=notice.before, after=record.new_words)]
    return [say["delete"].format(before=notice.before) if notice.before else say["deleted"]]
