"""What the desk is told of a place that a packet led to. Pure."""

from __future__ import annotations

from corrigenda.flow.propagation.models import AgencyChange
from corrigenda.flow.propagation.packets.finding import Place
from corrigenda.flow.propagation.packets.form import Content
from corrigenda.flow.propagation.renderers.wording import KINDS

MOST = 1_500


def why_of(content: Content, place: Place, *, fits: bool) -> str:
    """Whose correction it is, what it says, and what does not fit."""
    kind = KINDS.get(content.kind, "correction")
    day = content.head.at[:10]
    article = "an" if kind[0] in "aeiou" else "a"
    lines = [f"{content.head.outlet} published {article} {kind} of “{content.headline}” on {day}."]
    if content.notice:
        lines.append(f"It says: {_cut(content.notice)}")
    if content.kind == "withdrawal":
        lines.append("The story was withdrawn there: nothing of it ought to stand.")
    elif content.after is None:
        lines.append("The words were not changed there: the notice is the correction.")
    elif not fits and content.after:
        lines.append(
            f"There “{_cut(place.before)}” was changed to “{_cut(content.after)}”. What stands "
            "here differs from that, so no fix is offered: compare the two."
        )
    elif not content.after:
        lines.append("The words were taken out there.")
    return "\n".join(lines)


def _cut(words: str) -> str:
    return words if len(words) <= MOST else f"{words[: MOST - 1]}…"


def why_of_item(change: AgencyChange, place: Place, *, fits: bool) -> str:
    """What the agency did with the item that this story has, and what does not fit."""
    verb = "took back" if change.is_canceled else "corrected"
    lines = [f"{change.source} {verb} its item “{change.headline}”."]
    if change.note:
        lines.append(f"It says: {_cut(change.note)}")
    if change.is_canceled:
        lines.append("Nothing of the item ought to stand.")
    elif change.is_whole:
        lines.append("What was changed is not known here: compare the story with the item.")
    elif not change.after:
        lines.append("The words were taken out there.")
    elif not fits:
        lines.append(
            f"There “{_cut(place.before)}” was changed to “{_cut(change.after)}”. What stands "
            "here differs from that, so no fix is offered: compare the two."
        )
    return "\n".join(lines)
