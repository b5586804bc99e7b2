"""Where `verify-log` reads a public export, its keys and kept checkpoints. Needs no Django."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlencode, urlsplit, urlunsplit

from corrigenda import __version__
from corrigenda.flow.publication.chain.canonical import FormError, Json, parse
from corrigenda.flow.publication.chain.check import Checker
from corrigenda.flow.publication.chain.keys import Keys, read_keys
from corrigenda.flow.publication.chain.lines import LONGEST, read_line
from corrigenda.flow.publication.chain.witness import kept_checkpoints
from corrigenda.lib import http, urls

WELL_KNOWN = "/.well-known/corrigenda.json"
MOST_OF_A_DOCUMENT = 10 * 1024 * 1024
MOST_OF_A_PART = 64 * 1024 * 1024
PART = 500
"""Records that are asked for at once."""
PATIENCE = 60.0


class SourceError(Exception):
    """What was named cannot be read; the message says what to give."""


def is_url(source: str) -> bool:
    """Whether a source is an address and no file."""
    return source.startswith(("http://", "https://"))


def keys_at(source: str) -> Keys:
    """The keys in a well-known document: a file, its address, or the address of its site.

    Raises:
        SourceError: there are none.
    """
    try:
        return read_keys(_document(well_known_of(source) if is_url(source) else source))
    except FormError as error:
        raise SourceError(f"{source}: {error}") from error


def checkpoints_in(path: str) -> list[str]:
    """The checkpoints that a witness kept in a file.

    Raises:
        SourceError: there are none.
    """
    try:
        return kept_checkpoints(_read(path))
    except FormError as error:
        raise SourceError(f"{path}: {error}") from error


def well_known_of(address: str) -> str:
    """Where the house of an address has its keys."""
    parts = urlsplit(address)
    return urlunsplit((parts.scheme, parts.netloc, WELL_KNOWN, "", ""))


def chain_at(address: str, outlet: str | None) -> str:
    """The address of an outlet's chain: itself, or what the site's well-known document names.

    Raises:
        SourceError: the site has none, or it is not clear which.
    """
    if urlsplit(address).path.endswith("/chain.jsonl"):
        return address
    document = _document(well_known_of(address))
    rows = document.get("outlets") if isinstance(document, dict) else None
    known = {
        str(row.get("outlet")): str(row.get("chain"))
        for row in (rows if isinstance(rows, list) else [])
        if isinstance(row, dict)
    }
    if outlet is None and len(known) == 1:
        outlet = next(iter(known))
    if outlet not in known:
        names = ", ".join(sorted(known)[:20]) or "none"
        raise SourceError(f"Which outlet? Give --outlet; {address} has: {names}.")
    return known[outlet]


def take_file(path: str, checker: Checker) -> Iterator[int]:
    """Give a file's lines to the checker; yields how many bytes were taken.

    Raises:
        SourceError: the file cannot be read.
        TooManyError: as the checker raises it.
    """
    with _opened(path) as file:
        while line := file.readline(LONGEST + 1):
            _take(line, checker)
            yield len(line)


def take_address(address: str, checker: Checker, after: int = 0) -> Iterator[int]:
    """Fetch an export in parts and give its lines to the checker; yields how many were taken.

    Raises:
        SourceError: the server does not give it.
        TooManyError: as the checker raises it.
    """
    while True:
        joined = "&" if urlsplit(address).query else "?"
        query = urlencode({"after": after, "limit": PART})
        lines = _fetched(f"{address}{joined}{query}", MOST_OF_A_PART).splitlines()
        for line in lines:
            _take(line, checker)
        yield len(lines)
        if checker.complete or checker.last <= after:
            return
        after = checker.last


def size_of(path: str) -> int:
    """Bytes of a file; 0 where that cannot be known."""
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0


def _take(line: bytes, checker: Checker) -> None:
    try:
        if len(line) > LONGEST:
            raise FormError("it is too long")
        read = read_line(line.decode("utf-8"))
    except (FormError, UnicodeDecodeError) as error:
        said = error if isinstance(error, FormError) else FormError("it is no UTF-8")
        checker.unreadable(said)
        return
    checker.take(read)


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    try:
        with Path(path).open("rb") as file:
            yield file
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}.") from error


def _read(path: str) -> str:
    with _opened(path) as file:
        found = file.read(MOST_OF_A_DOCUMENT + 1)
    if len(found) > MOST_OF_A_DOCUMENT:
        raise SourceError(f"{path} has more than {MOST_OF_A_DOCUMENT:,} bytes.")
    return found.decode("utf-8", "replace")


def _document(source: str) -> Json:
    text = _fetched(source, MOST_OF_A_DOCUMENT).decode("utf-8", "replace")
    try:
        return parse(text)
    except FormError as error:
        raise SourceError(f"{source}: {error}.") from error


def _fetched(address: str, most: int) -> bytes:
    if not is_url(address):
        return _read(address).encode()
    try:
        # Whoever runs the command names the address, and may mean their own machine.
        return http.fetch(
            address,
            allow_private=True,
            accept=("*/*",),
            user_agent=f"Corrigenda/{__version__}",
            max_bytes=most,
            timeout=PATIENCE,
        ).body
    except (http.FetchError, urls.UrlError) as error:
        raise SourceError(f"{address} cannot be read: {error}") from error
