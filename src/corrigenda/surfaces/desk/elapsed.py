"""Lengths of time in the largest unit that fits. Pure."""

from __future__ import annotations

from datetime import timedelta

_MINUTE, _HOUR, _DAY, _WEEK = 60, 3_600, 86_400, 7 * 86_400


def span(length: timedelta) -> str:
    """`45 s`, `12 min`, `47 h`, `5 d`, `7 weeks`, `3 years`; nothing below zero."""
    return _in_words(length, days_from=2 * _DAY)


def age(length: timedelta) -> str:
    """The same of what is past, in days from the first on: `23 h`, `1 d`."""
    return _in_words(length, days_from=_DAY)


def _in_words(length: timedelta, *, days_from: int) -> str:
    seconds = max(0, int(length.total_seconds()))
    if seconds < _MINUTE:
        return f"{seconds} s"
    if seconds < _HOUR:
        return f"{seconds // _MINUTE} min"
    if seconds < days_from:
        return f"{seconds // _HOUR} h"
    if seconds < 2 * _WEEK:
        return f"{seconds // _DAY} d"
    weeks = seconds // _WEEK
    return f"{weeks} weeks" if weeks < 104 else f"{weeks // 52} years"
