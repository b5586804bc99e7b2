"""Lengths of time in the largest unit that fits. Pure."""

from __future__ import annotations

from datetime import timedelta

_STEPS = ((60, 1, "s"), (3600, 60, "min"), (2 * 86_400, 3600, "h"), (86_400 * 14, 86_400, "d"))


def span(length: timedelta) -> str:
    """`45 s`, `12 min`, `47 h`, `5 d`, `7 weeks`, `3 years`; nothing below zero."""
    seconds = max(0, int(length.total_seconds()))
    for below, unit, name in _STEPS:
        if seconds < below:
            return f"{seconds // unit} {name}"
    weeks = seconds // (86_400 * 7)
    return f"{weeks} weeks" if weeks < 104 else f"{weeks // 52} years"
