"""What ends a command."""

from __future__ import annotations


class CommandError(Exception):
    """What was asked for cannot be done; the message says what to do."""
