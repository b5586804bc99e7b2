"""Postings in blocks: a sorted run of them, cut by the first bits of the hash.

A segment is a sorted, immutable run of postings. It is cut into buckets by the first bits of the
hash, so that the bucket of a gram is known without a directory, and holds about 150 postings: one
row of some 600 bytes. A posting takes four bytes there: its distance from the one before it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from corrigenda.archive.grams import (
    HASH_BITS,
    NUMBER_BITS,
    PLACE_BITS,
    Keys,
    Places,
    joined,
    ranges,
)

_IN_A_BUCKET = 100
_NUMBER_MASK = np.uint64((1 << NUMBER_BITS) - 1)
_PLACE_MASK = np.uint64((1 << PLACE_BITS) - 1)
BUCKET_BITS = HASH_BITS
_BUCKET_MASK = (1 << BUCKET_BITS) - 1
_USUAL = 4


@dataclass(frozen=True, slots=True)
class Segment:
    """One sorted run of postings.

    `number` is its key; document numbers in it count from `base` and take `number_bits`; the
    first `bucket_bits` of a hash are its bucket.
    """

    number: int
    base: int
    number_bits: int
    bucket_bits: int
    postings: int

    def row(self, bucket: int) -> int:
        """Return the key of a bucket's row."""
        return (self.number << BUCKET_BITS) | bucket


def shape(number: int, keys: Keys) -> Segment:
    """Say how a sorted run of postings is to be cut."""
    numbers = (keys >> np.uint64(PLACE_BITS)) & _NUMBER_MASK
    base, last = (int(numbers.min()), int(numbers.max())) if len(keys) else (0, 0)
    return shaped(number, base, last, len(keys))


def shaped(number: int, base: int, last: int, count: int) -> Segment:
    """Say how `count` postings of the documents from `base` to `last` are to be cut."""
    bucket_bits = min(HASH_BITS, max(0, (count // _IN_A_BUCKET).bit_length() - 1))
    return Segment(number, base, max(1, (last - base).bit_length()), bucket_bits, count)


def packed(segment: Segment, keys: Keys) -> Iterator[tuple[int, bytes]]:
    """Yield the rows of sorted postings, whole buckets: the row's key and its bytes."""
    if not len(keys):
        return
    low_bits = HASH_BITS - segment.bucket_bits
    grams = keys >> np.uint64(NUMBER_BITS + PLACE_BITS)
    buckets = grams >> np.uint64(low_bits)
    values = (grams & np.uint64((1 << low_bits) - 1)) << np.uint64(segment.number_bits + PLACE_BITS)
    numbers = ((keys >> np.uint64(PLACE_BITS)) & _NUMBER_MASK) - np.uint64(segment.base)
    values |= (numbers << np.uint64(PLACE_BITS)) | (keys & _PLACE_MASK)
    begins = np.flatnonzero(np.concatenate(([True], buckets[1:] != buckets[:-1])))
    steps = values.copy()
    steps[1:] -= values[:-1]
    steps[begins] = values[begins]
    widths = [
        max(1, (int(most).bit_length() + 7) // 8) for most in np.maximum.reduceat(steps, begins)
    ]
    raw = steps.astype("<u8").view(np.uint8).reshape(-1, 8)
    ends = [*begins[1:].tolist(), len(keys)]
    for bucket, begin, end, width in zip(
        buckets[begins].tolist(), begins.tolist(), ends, widths, strict=True
    ):
        yield segment.row(bucket), bytes((width,)) + raw[begin:end, :width].tobytes()


def _steps(blob: bytes) -> Keys:
    """Return the distances of one row."""
    width = blob[0]
    if width == _USUAL:
        return np.frombuffer(blob, "<u4", offset=1).astype(np.uint64)
    raw = np.frombuffer(blob, np.uint8, offset=1).reshape(-1, width)
    wide = np.zeros((len(raw), 8), np.uint8)
    wide[:, :width] = raw
    return wide.view("<u8").ravel().astype(np.uint64)


def _all_steps(blobs: Sequence[bytes]) -> tuple[Keys, Places]:
    """Return the distances of several rows, one after another, and how many each has."""
    if all(blob[0] == _USUAL for blob in blobs):
        flat = np.frombuffer(b"".join([blob[1:] for blob in blobs]), "<u4")
        return flat.astype(np.uint64), np.fromiter(map(len, blobs), np.intp, len(blobs)) // _USUAL
    steps = [_steps(blob) for blob in blobs]
    return np.concatenate(steps), np.fromiter(map(len, steps), np.intp, len(steps))


def restored(segment: Segment, row: int, blob: bytes) -> Keys:
    """Return the postings of one row as they were before they were packed."""
    values = _steps(blob).cumsum(dtype=np.uint64)
    bucket = row & ((1 << BUCKET_BITS) - 1)
    low_bits = HASH_BITS - segment.bucket_bits
    bits = segment.number_bits + PLACE_BITS
    grams = (values >> np.uint64(bits)) | np.uint64(bucket << low_bits)
    rest = values & np.uint64((1 << bits) - 1)
    numbers = (rest >> np.uint64(PLACE_BITS)) + np.uint64(segment.base)
    keys: Keys = (
        (grams << np.uint64(NUMBER_BITS + PLACE_BITS))
        | (numbers << np.uint64(PLACE_BITS))
        | (rest & _PLACE_MASK)
    )
    return keys


def of_grams(
    segment: Segment, rows: Sequence[tuple[int, bytes]], grams: Keys
) -> tuple[Keys, Places]:
    """Return the postings of some grams: number and place, and of which gram each is.

    Args:
        segment: where the rows are from.
        rows: the buckets of the grams, in the order of their keys.
        grams: different grams, sorted.
    """
    bits = HASH_BITS - segment.bucket_bits + segment.number_bits + PLACE_BITS
    # All rows are searched as one: each row's values follow those of the row before.
    at_once = 1 << min(16, 64 - bits)
    buckets = grams >> np.uint64(HASH_BITS - segment.bucket_bits)
    lows = grams & np.uint64((1 << (HASH_BITS - segment.bucket_bits)) - 1)
    base = np.uint64(segment.base << PLACE_BITS)
    low_shift = np.uint64(segment.number_bits + PLACE_BITS)
    rest = np.uint64((1 << (segment.number_bits + PLACE_BITS)) - 1)
    parts, which = [], []
    for first in range(0, len(rows), at_once):
        some = rows[first : first + at_once]
        steps, sizes = _all_steps([blob for _, blob in some])
        values = steps.cumsum()
        ends = sizes.cumsum()
        before = np.concatenate((np.zeros(1, np.uint64), values[ends[:-1] - 1]))
        shifts = np.arange(len(some), dtype=np.uint64) << np.uint64(bits) if bits < 64 else before
        values += np.repeat(shifts - before, sizes)
        keys = np.fromiter((key & _BUCKET_MASK for key, _ in some), np.uint64, len(some))
        at = np.minimum(np.searchsorted(keys, buckets), len(keys) - 1)
        here = np.flatnonzero(keys[at] == buckets)
        wanted = (lows[here] << low_shift) + shifts[at[here]]
        left = np.searchsorted(values, wanted)
        right = np.searchsorted(values, wanted | rest, side="right")
        parts.append((values[ranges(left, right)] & rest) + base)
        which.append(np.repeat(here, right - left))
    return joined(parts), np.concatenate(which) if which else np.zeros(0, np.intp)
