"""What can go wrong in the articles stage."""

from __future__ import annotations


class UnknownOriginError(Exception):
    """The URL is on no origin that an outlet here has registered."""


class ArticleError(ValueError):
    """An article that cannot be stored; the message says what to change."""


class OlderTextError(ArticleError):
    """A text out of an archive that is older than what stands at its address."""
