"""A statement of Django's as PostgreSQL plans it best: with as few values as there are.

What is always the same is written into it: a plan that is made for any value knows that part. And
keys are bound as one array: a page of the queue asks for fifty in four queries, each value costs
the driver and the server as much as a query of few, and each number of them is another statement
to be planned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

Place = tuple[int, int]
"""Which value it is: its number, and the item of that."""
WHOLE = -1
"""The item of a place that takes all of a value."""
_FROM, _TO = "IN (", ")"
_ARRAY = "= ANY (%s::bigint[])"


@dataclass(frozen=True, slots=True)
class Bound:
    """A statement.

    Attributes:
        places: which value each of its parameters is.
    """

    sql: str
    params: tuple[Any, ...]
    places: tuple[Place | None, ...]


def well_bound(
    sql: str,
    params: Sequence[Any],
    places: Sequence[Place | None],
    lengths: dict[int, int],
    literal: Callable[[Any], str],
) -> Bound:
    """The same statement, better bound.

    Args:
        places: None for a parameter that is always the same.
        lengths: of the values that are several whole numbers, by their number.
        literal: writes a parameter as SQL.
    """
    parts = sql.split("%s")
    if len(parts) != len(params) + 1:  # A text of its own has such a mark.
        return Bound(sql, tuple(params), tuple(places))
    written, at = parts[0], 0
    kept: list[tuple[Any, Place]] = []
    while at < len(params):
        place, length = places[at], _several(parts, places, at, lengths)
        if place is None:
            written += literal(params[at]).replace("%", "%%") + parts[at + 1]
        elif length:
            kept.append(("{}", (place[0], WHOLE)))
            rest = parts[at + length].removeprefix(_TO)
            written = written.removesuffix(_FROM) + _ARRAY + rest
        else:
            kept.append((params[at], place))
            written += "%s" + parts[at + 1]
        at += length or 1
    return Bound(written, tuple(one for one, _ in kept), tuple(place for _, place in kept))


def array(keys: Iterable[int]) -> str:
    """Keys as PostgreSQL reads them, each once."""
    return "{" + ",".join(map(str, dict.fromkeys(keys))) + "}"


def _several(
    parts: list[str], places: Sequence[Place | None], at: int, lengths: dict[int, int]
) -> int:
    """How many parameters from here on are the whole of a value; 0 where they are not."""
    place = places[at]
    length = lengths.get(place[0], 0) if place else 0
    if place is None or length == 0 or not parts[at].endswith(_FROM):
        return 0
    wanted = [(place[0], item) for item in range(length)]
    alone = all(part == ", " for part in parts[at + 1 : at + length])
    closed = at + length < len(parts) and parts[at + length].startswith(_TO)
    return length if alone and closed and list(places[at : at + length]) == wanted else 0
