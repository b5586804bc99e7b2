"""The body of an answer, unpacked no further than it may be long."""

import zlib
from collections.abc import Iterable

from corrigenda.lib.http.errors import TooLarge, Unreachable, WrongType

_GZIP = zlib.MAX_WBITS | 16
_GZIP_MAGIC = b"\x1f"

# The only packing that is asked for; an answer in another one is not unpacked at all.
ACCEPT_ENCODING = "gzip"


def read_body(chunks: Iterable[bytes], encoding: str, max_bytes: int) -> bytes:
    """Return the whole body, of at most `max_bytes` after unpacking.

    `encoding` is the Content-Encoding header. Raises TooLarge, WrongType for a packing that was
    not asked for, and Unreachable for a packed body that is damaged or ends early.
    """
    packing = encoding.strip().lower()
    if packing in {"", "identity"}:
        return _plain(chunks, max_bytes)
    if packing in {"gzip", "x-gzip"}:
        return _gunzip(chunks, max_bytes)
    raise WrongType("The answer is packed in a way that was not asked for; only gzip is read.")


def _plain(chunks: Iterable[bytes], max_bytes: int) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        _check(body, max_bytes)
    return bytes(body)


def _gunzip(chunks: Iterable[bytes], max_bytes: int) -> bytes:
    body = bytearray()
    unpacker = zlib.decompressobj(_GZIP)
    begun = False
    try:
        for chunk in chunks:
            data = chunk
            while data:
                begun = True
                if unpacker.eof:
                    if not data.startswith(_GZIP_MAGIC):
                        break  # What follows the last member is padding.
                    unpacker = zlib.decompressobj(_GZIP)
                body += unpacker.decompress(data, max_bytes + 1 - len(body))
                _check(body, max_bytes)
                data = unpacker.unconsumed_tail or unpacker.unused_data
    except zlib.error:
        raise Unreachable("The packed answer arrived damaged; try later.") from None
    if begun and not unpacker.eof:
        raise Unreachable("The packed answer ended early; try later.")
    return bytes(body)


def _check(body: bytearray, max_bytes: int) -> None:
    if len(body) > max_bytes:
        raise TooLarge(f"The answer is longer than {max_bytes:,} bytes; it was not read.")
