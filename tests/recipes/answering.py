"""Whether a server that was started answers by now."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.error import HTTPError, URLError
from urllib.request import urlopen


def until_it_answers(url: str, said: Callable[[], str], *, within: float = 60) -> None:
    """Wait for an answer of any status.

    Args:
        said: what the server printed meanwhile; named when it does not answer.
        within: seconds.
    """
    ends = time.monotonic() + within
    while not _answers(url):
        assert time.monotonic() < ends, said()
        time.sleep(0.1)


def _answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=5):
            return True
    except HTTPError:
        return True
    except (URLError, OSError):
        return False
