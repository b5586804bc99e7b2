"""What `corrigenda packet` may be pointed at: a file, or an address."""

from __future__ import annotations

from pathlib import Path

from corrigenda import __version__
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.channels.posting import allowed
from corrigenda.flow.propagation.packets.envelope import MOST_FEED_BYTES
from corrigenda.lib import http, urls
from corrigenda.project.cli.errors import CommandError


def is_url(source: str) -> bool:
    """Whether it is an address, and no file."""
    return source.startswith(("http://", "https://"))


def bytes_at(source: str, outlet: Outlet) -> bytes:
    """What stands in a file or at an address, within the outlet's rules on addresses.

    Raises:
        CommandError: it cannot be read, or is larger than any feed of packets.
    """
    if not is_url(source):
        return _of_file(Path(source))
    try:
        answer = http.fetch(
            source,
            allow_private=allowed(outlet, source),
            accept=("*/*",),
            user_agent=http.user_agent(__version__, outlet.desk_url),
            max_bytes=MOST_FEED_BYTES,
            timeout=30,
        )
    except (http.FetchError, urls.UrlError) as error:
        raise CommandError(f"{source}: {error}") from error
    return answer.body


def _of_file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_FEED_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
    if len(data) > MOST_FEED_BYTES:
        raise CommandError(f"{path} is larger than {MOST_FEED_BYTES:,} bytes.")
    return data
