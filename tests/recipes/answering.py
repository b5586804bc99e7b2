"""Whether a server that was started answers by now."""

from __future__ import annotations

from collections.abc import Callable
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from corrigenda.lib.tests.waiting import until


def until_it_answers(url: str, said: Callable[[], str]) -> None:
    """Wait for an answer of any status; a server that gives none is told by what it said."""
    until(lambda: _answers(url), 60, said=said)


def _answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=60):
            return True
    except HTTPError:
        return True
    except (URLError, OSError):
        return False
