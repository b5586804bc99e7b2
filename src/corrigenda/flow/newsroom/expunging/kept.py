"""What was erased, by keyed hashes, in a file beside the database that a restore leaves alone.

`erasures.jsonl` in the home folder has a line for each erasure, and `expunge.key` the key of the
hashes. A hash is of one phrase, by word; a phrase is found again by hashing every run of as many
words of a text, where the run begins with a word whose own hash has the same twelve bits. So who
has the file alone learns nothing, who has the key as well can try phrases, and who has the
database has neither.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from corrigenda.flow.newsroom.errors import ErasureError
from corrigenda.flow.newsroom.expunging.eraser import Eraser
from corrigenda.flow.newsroom.expunging.words import Words, words_of

log = logging.getLogger(__name__)

FILE, KEY = "erasures.jsonl", "expunge.key"
_KEY_BYTES = 32
_BITS = 0xFFF
_BETWEEN = "\x1f"
_LONGEST_URL = 1_980
_MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Mark:
    """One phrase as it is kept: its number of words, twelve bits of the first, and its hash."""

    count: int
    first: int
    hash: str

    def to_dict(self) -> dict[str, object]:
        """As JSON has it."""
        return {"count": self.count, "first": self.first, "hash": self.hash}


@dataclass(frozen=True, slots=True)
class Kept:
    """One line of the file.

    Attributes:
        outlet: its slug; empty for the whole desk.
        by: who asked and who confirmed, by user name.
        stands: words that arrive again are erased at the door.
        kid: of the key, a part of its hash.
    """

    id: str
    outlet: str
    at: str
    reason_class: str
    by: tuple[str, ...]
    stands: bool
    kid: str
    marks: tuple[Mark, ...]


def marks_of(phrases: Iterable[str]) -> list[Mark]:
    """Phrases under this installation's key, which is made where there is none yet.

    Raises:
        ErasureError: the key is gone though the file has lines, or cannot be written.
    """
    key = _made_key()
    wanted = dict.fromkeys(words for one in phrases if (words := words_of(one)))
    return [Mark(len(one), _first(key, one[0]), _hash(key, one)) for one in wanted]


def keep(line: Kept) -> None:
    """Append it, so that it is there after a power cut; one that is there is not added again.

    Raises:
        ErasureError: it cannot be written.
    """
    if any(one.id == line.id for one in kept()):
        return
    path = _home() / FILE
    row = json.dumps(_to_json(line), sort_keys=True, separators=(",", ":")).encode() + b"\n"
    try:
        # Readable by its owner alone.
        number = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        with os.fdopen(number, "ab") as file:
            # A line that a power cut tore must not swallow the next one.
            file.write(row if _ends_well(path) else b"\n" + row)
            file.flush()
            os.fsync(number)
        _sync_folder(path.parent)
    except OSError as error:
        raise ErasureError(
            f"{path} cannot be written ({error.strerror}): nothing was erased, because a restored "
            "backup would bring it back. Make room or give the rights, and confirm again."
        ) from error


def kept() -> tuple[Kept, ...]:
    """Every line, the oldest first."""
    path = _home() / FILE
    try:
        stat = path.stat()
    except OSError:
        return ()
    return _lines(str(path), stat.st_mtime_ns, stat.st_size, stat.st_ino)


def standing(outlet: str) -> Eraser | None:
    """What is erased at the door of an outlet, by its slug; None where nothing is.

    Costs one `stat` of a file where nothing changed. Without file or key the door stays open, and
    says so: the service does not start so, and `expunge --again` finds what came in.
    """
    return _at_the_door(lambda one: one.outlet in ("", outlet))


def _at_the_door(counts: Callable[[Kept], bool]) -> Eraser | None:
    try:
        lines = tuple(one for one in kept() if one.stands and counts(one))
        return keyed(lines) if lines else None
    except ErasureError as error:
        log.critical("What comes in is not looked through for erased words: %s", error)
        return None


def address(url: str, *, eraser: Eraser | None = None) -> str:
    """An address as it is kept: one with erased words has blocks, and a code to be told by.

    Args:
        eraser: whose words; by default of all erasures that stand, of whichever outlet.
    """
    if eraser is None:
        eraser = _at_the_door(lambda _: True)
    return _masked(url, eraser) if eraser else url


def addresses(urls: Sequence[str]) -> list[str]:
    """As `address`, of several with one look at what is erased."""
    eraser = _at_the_door(lambda _: True)
    return [_masked(one, eraser) for one in urls] if eraser else list(urls)


def _masked(url: str, eraser: Eraser) -> str:
    scheme, mark, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    masked = eraser.mask(path)
    if masked == path:
        # A house's own domain is changed by the house alone.
        return url
    code = hashlib.blake2b(url.encode(), key=_key() or b"", digest_size=5, person=b"url")
    return f"{scheme}{mark}{host}{slash}{masked}"[:_LONGEST_URL] + f"-{code.hexdigest()}"


def keyed(lines: tuple[Kept, ...]) -> Eraser:
    """An eraser of what these lines stand for.

    Raises:
        ErasureError: the key is gone, or another one than they were written with.
    """
    key = _key()
    if key is None:
        raise ErasureError(
            f"{_home() / KEY} is gone, and without it nobody knows which words were erased. Bring "
            "it back from a backup of the home folder."
        )
    if any(one.kid != _kid(key) for one in lines):
        raise ErasureError(
            f"{_home() / KEY} is another key than {FILE} was written with. Bring back the old one."
        )
    return _keyed(key, lines)


def kid() -> str:
    """Of the key there is; empty without one."""
    key = _key()
    return _kid(key) if key else ""


@lru_cache(16)
def _keyed(key: bytes, lines: tuple[Kept, ...]) -> Eraser:
    marks = [mark for one in lines for mark in one.marks]
    firsts = {one.first for one in marks}
    hashes = {one.hash for one in marks}

    @lru_cache(100_000)
    def begins(word: str) -> bool:
        return _first(key, word) in firsts

    return Eraser((one.count for one in marks), begins, lambda words: _hash(key, words) in hashes)


@lru_cache(4)
def _lines(path: str, mtime: int, size: int, inode: int) -> tuple[Kept, ...]:
    if size > _MOST_BYTES:
        raise ErasureError(f"{path} is larger than {_MOST_BYTES:,} bytes: it is not ours.")
    try:
        rows = Path(path).read_bytes().splitlines()
    except OSError as error:
        raise ErasureError(
            f"{path} cannot be read ({error.strerror}): give it to this user."
        ) from error
    found = {}
    for number, row in enumerate(rows, 1):
        if not row.strip():
            continue
        try:
            line = _from_json(json.loads(row))
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            log.error("%s: line %d cannot be read and is passed over: %r", path, number, error)
            continue
        found[line.id] = line
    return tuple(found.values())


def _to_json(line: Kept) -> dict[str, object]:
    return {
        "id": line.id, "outlet": line.outlet, "at": line.at, "class": line.reason_class,
        "by": list(line.by), "stands": line.stands, "kid": line.kid,
        "marks": [one.to_dict() for one in line.marks],
    }  # fmt: skip


def _from_json(row: Mapping[str, object]) -> Kept:
    by, marks = row["by"], row["marks"]
    if not isinstance(by, list) or not isinstance(marks, list):
        raise ValueError("no list")
    return Kept(
        id=str(row["id"]),
        outlet=str(row["outlet"]),
        at=str(row["at"]),
        reason_class=str(row["class"]),
        by=tuple(map(str, by)),
        stands=bool(row["stands"]),
        kid=str(row["kid"]),
        marks=tuple(Mark(int(one["count"]), int(one["first"]), str(one["hash"])) for one in marks),
    )


def _hash(key: bytes, words: Words) -> str:
    said = _BETWEEN.join(words).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(said, key=key, digest_size=16, person=b"phrase").hexdigest()


def _first(key: bytes, word: str) -> int:
    said = word.encode("utf-8", "surrogatepass")
    found = hashlib.blake2b(said, key=key, digest_size=2, person=b"first").digest()
    return int.from_bytes(found, "big") & _BITS


def _kid(key: bytes) -> str:
    return hashlib.blake2b(key, digest_size=6, person=b"kid").hexdigest()


def _home() -> Path:
    return Path(settings.CORRIGENDA_HOME)


def _key() -> bytes | None:
    try:
        key = bytes.fromhex((_home() / KEY).read_text("ascii").strip())
    except (OSError, ValueError):
        return None
    return key if len(key) == _KEY_BYTES else None


def _made_key() -> bytes:
    if (key := _key()) is not None:
        return key
    if kept():
        raise ErasureError(
            f"{_home() / KEY} is gone though words were erased before. Bring it back first, from a "
            "backup of the home folder: with another key a restored backup would keep those words."
        )
    path = _home() / KEY
    try:
        # Of two that begin at once, one makes the key and both use it.
        with suppress(FileExistsError):
            number = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(number, "w") as file:
                file.write(secrets.token_hex(_KEY_BYTES) + "\n")
                file.flush()
                os.fsync(file.fileno())
            _sync_folder(path.parent)
    except OSError as error:
        raise ErasureError(f"{path} cannot be written ({error.strerror}).") from error
    key = _key()
    if key is None:
        raise ErasureError(
            f"{path} holds no key: it has to be {_KEY_BYTES * 2} hexadecimal digits."
        )
    return key


def _ends_well(path: Path) -> bool:
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        if not size:
            return True
        file.seek(size - 1)
        return file.read(1) == b"\n"


def _sync_folder(folder: Path) -> None:
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
