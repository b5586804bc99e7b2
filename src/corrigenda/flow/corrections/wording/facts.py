"""The figures, names and other words by which two texts differ. Pure."""

from __future__ import annotations

import regex

from corrigenda.anchoring import Op, word_diff

_FIGURE = regex.compile(r"\p{N}+(?:[.,:\u00a0\u202f ]\p{N}+)*")
_THOUSANDS = regex.compile(r"[.,\s](?=\p{N}{3}(?!\p{N}))")
_WORD = regex.compile(r"[\p{L}\p{M}]+(?:['’ʼ\-][\p{L}\p{M}]+)*")
_INFLECTED = 3
"""Letters at the end of a word by which the forms of a name may differ (Slavic cases)."""
_SHORTEST = 3


def put_in(before: str, after: str) -> list[str]:
    """What `after` says that `before` does not: its figures and names, or else its words."""
    return _facts(_side(before, after, Op.INSERT))


def taken_out(before: str, after: str) -> list[str]:
    """What `before` says that `after` does not: its figures and names, or else its words."""
    return _facts(_side(before, after, Op.DELETE))


def place(fact: str, text: str) -> tuple[int, int] | None:
    """Where `text` names the fact: a figure as such, a word in any of its forms."""
    if fact[:1].isnumeric():
        wanted = _plain(fact)
        found = (one for one in _FIGURE.finditer(text) if _plain(one.group()) == wanted)
    else:
        stem = _stem(fact)
        found = (
            one
            for one in _WORD.finditer(text)
            if one.group().lower().translate(_MARKS)[: len(stem)] == stem
        )
    first = next(found, None)
    return first.span() if first else None


_MARKS = {ord(one): "'" for one in "’ʼ"}


def _stem(word: str) -> str:
    lower = word.lower().translate(_MARKS)
    return lower[: max(len(lower) - _INFLECTED, min(len(lower), 4))]


def _side(before: str, after: str, op: Op) -> str:
    return " … ".join(piece.text for piece in word_diff(before, after) if piece.op is op)


def _facts(text: str) -> list[str]:
    figures = [one.group() for one in _FIGURE.finditer(text)]
    words = [one.group() for one in _WORD.finditer(text)]
    names = [word for word in words if word[0].isupper() and len(word) >= _SHORTEST]
    found = figures + names or [word for word in words if len(word) >= _SHORTEST]
    return list(dict.fromkeys(found))


def _plain(figure: str) -> str:
    return regex.sub(r"[.,:]", ".", _THOUSANDS.sub("", figure))
