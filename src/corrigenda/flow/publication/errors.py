"""What can go wrong in the publication stage."""

from __future__ import annotations


class NothingToPublishError(Exception):
    """The correction is silent or was published already."""


class UnsoundLogError(Exception):
    """The log is not what this installation wrote; the message names the first finding."""


class ExpungeError(ValueError):
    """Words cannot be erased in that way; the message says what to give."""
