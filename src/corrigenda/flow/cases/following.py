"""Where passages stand, from version to version. Pure: texts in, places out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corrigenda.anchoring import Anchor, Selector, State, describe, find, follow_many
from corrigenda.anchoring.folding import looks_same
from corrigenda.anchoring.selector import MAX_EXACT
from corrigenda.flow.articles.models import Version
from corrigenda.flow.reports.locating import locate

_LOST = (State.GONE, State.AMBIGUOUS)
_PROOF = 20
"""Code points of a passage with its neighbours that do not repeat by chance."""
_NEAR = 80
"""Code points beside a passage by which the gap that it left is found."""
_PARAGRAPHS = 3
"""How far away they may stand, on either side."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands, or stood last.

    Attributes:
        says: its words as they were reported.
        selector: it in `version`; while no version had it, as its reader wrote it down.
        version: the version that `start` and `end` (code points) count in.
        state: as anchoring says it; empty while only readers saw the passage.
        since: the version in which it came to stand so.
    """

    says: str
    selector: Selector
    version: Version | None = None
    start: int | None = None
    end: int | None = None
    state: str = ""
    since: Version | None = None

    @property
    def is_lost(self) -> bool:
        """Whether `version` is not the newest that was looked at, but the last that had it."""
        return self.state in _LOST


def placed(says: str, version: Version, start: int, end: int, *, since: Version) -> Place:
    """A passage that stands at a place, compared with the words that were reported."""
    selector = describe(version.text, start, end)
    same = looks_same(says, selector.exact)
    state = State.UNCHANGED if same else State.CHANGED
    return Place(says, selector, version, start, end, state, since)


def step(places: Sequence[Place], to: Version) -> list[Place]:
    """Follow passages into a later version; the comparison of two versions is made once.

    A passage that is lost is sought from the version that had it last, so that it is found when
    its words come back.
    """
    moved: dict[int, Place] = {}
    order = sorted(range(len(places)), key=lambda at: _key(places[at]))
    for _, group in groupby(order, key=lambda at: _key(places[at])):
        at = list(group)
        for index, anchor in zip(at, _anchors([places[i] for i in at], to), strict=True):
            moved[index] = _moved(places[index], anchor, to)
    return [moved[index] for index in range(len(places))]


def _key(place: Place) -> int:
    return place.version.pk if place.version else 0


def _anchors(places: Sequence[Place], to: Version) -> list[Anchor]:
    """The anchors of passages that stand in one version."""
    old = places[0].version
    if old is None:
        return [locate(place.selector, "", to.text) for place in places]
    anchors = follow_many([place.selector for place in places], old.text, to.text)
    answers = []
    for place, anchor in zip(places, anchors, strict=True):
        if anchor.state is State.GONE:
            copied = _is_copied(place.selector, old.text, to.text)
            answers.append(Anchor(State.AMBIGUOUS) if copied else anchor)
        else:
            answers.append(_returned(place.selector, anchor, to.text) if place.is_lost else anchor)
    return answers


def _is_copied(selector: Selector, old: str, text: str) -> bool:
    """Whether a passage that stood once stands several times, and nowhere for sure.

    With the words beside it in its own paragraph, so that a phrase which was repeated all along
    does not count.
    """
    near = _in_its_paragraph(selector)
    whole = near.prefix + near.exact + near.suffix
    return len(whole) >= _PROOF and text.count(whole) > 1 and old.count(whole) == 1


def _returned(selector: Selector, anchor: Anchor, text: str) -> Anchor:
    """Whether a lost passage came back where following it says so.

    A version that lacks it lies between, so its place is free for any words that look like it:
    of “afer which they signed” followed alone, a later “afer dinner” would be the passage. Its
    last known words and those around them (`find`) must speak for the same place.
    """
    if anchor.start is None or anchor.end is None:
        return anchor
    seen = find(_in_its_paragraph(selector), text)
    if seen.state is State.AMBIGUOUS:
        return seen
    if seen.start is None or seen.end is None:
        return seen
    overlap = seen.start < anchor.end and anchor.start < seen.end
    return anchor if overlap else Anchor(State.GONE)


def _in_its_paragraph(selector: Selector) -> Selector:
    """The passage with the words beside it in its own paragraph."""
    before = selector.prefix.rpartition("\n\n")[2]
    after = selector.suffix.partition("\n\n")[0]
    return Selector(selector.exact, before, after)


def _moved(place: Place, anchor: Anchor, to: Version) -> Place:
    start, end = anchor.start, anchor.end
    if start is None or end is None or end - start > MAX_EXACT:
        return _lost(place, anchor, to)
    now = placed(place.says, to, start, end, since=to)
    stayed = now.state == place.state and now.selector.exact == place.selector.exact
    return replace(now, since=place.since) if stayed else now


def _lost(place: Place, anchor: Anchor, to: Version) -> Place:
    """It keeps its last place, in the version where it had one: "gone" is an answer."""
    # A place larger than a selector holds is none: a book was put into the passage.
    state = State.GONE if anchor.state is State.GONE else State.AMBIGUOUS
    if state is State.GONE and not place.state:
        return place  # only readers saw it, and still no version has it
    return place if state == place.state else replace(place, state=state, since=to)


def gap(old: str, start: int, end: int, new: str) -> int | None:
    """The offset in `new` at which `old[start:end]`, which is gone from it, would stand.

    Behind the nearest words before the passage that are left, else ahead of those after it;
    None where nothing around it is left.
    """
    left = [(max(0, at - _NEAR), at) for at in _edges(old, start, -1)]
    right = [(at, min(len(old), at + _NEAR)) for at in _edges(old, end, 1)]
    around = [describe(old, a, b) for a, b in (*left, *right) if old[a:b].strip()]
    anchors = follow_many(around, old, new)
    for selector, anchor in zip(around, anchors, strict=True):
        if anchor.start is not None and anchor.end is not None:
            before = selector.end is not None and selector.end <= start
            return anchor.end if before else anchor.start
    return None


def _edges(text: str, at: int, way: int) -> list[int]:
    """The passage's own edge, and those of the next paragraphs that way."""
    edges = [at]
    for _ in range(_PARAGRAPHS):
        if way < 0:
            at = text.rfind("\n\n", 0, at)
        else:
            found = text.find("\n\n", at)
            at = found + 2 if found >= 0 else -1
        if at < 0:
            break
        edges.append(at)
    return edges
