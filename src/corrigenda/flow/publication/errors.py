"""What can go wrong in the publication stage."""

from __future__ import annotations


class NothingToPublishError(Exception):
    """The correction is silent or was published already."""
