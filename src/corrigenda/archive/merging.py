"""Putting one segment in the place of several, a slice of the hashes at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from corrigenda.archive.buckets import Segment, packed, restored, shaped
from corrigenda.archive.grams import NUMBER_BITS, PLACE_BITS, Keys, joined
from corrigenda.archive.tables import Tables

_NUMBER_MASK = np.uint64((1 << NUMBER_BITS) - 1)
_IN_A_SLICE = 2_000_000
_TIER = 4
_FIRST_TIER = 12
# What one addition merges at most, so that nobody waits for it more than a second or two.
_MOST_AT_ONCE = 4_000_000


def merge_small(tables: Tables) -> None:
    """Unite segments of about one size while that is quick, within the writer's transaction."""
    while True:
        tiers: dict[int, list[Segment]] = defaultdict(list)
        for segment in tables.segments():
            tiers[max(0, (segment.postings >> _FIRST_TIER).bit_length()) // 2].append(segment)
        many = [
            some
            for some in tiers.values()
            if len(some) >= _TIER and sum(one.postings for one in some) <= _MOST_AT_ONCE
        ]
        if not many:
            return
        unite(tables, many[0])


def unite(tables: Tables, segments: Sequence[Segment]) -> None:
    """Put one segment in the place of several, without the postings of removed documents."""
    if not segments:
        return
    count = sum(one.postings for one in segments)
    base = min(one.base for one in segments)
    last = max(one.base + (1 << one.number_bits) - 1 for one in segments)
    numbers = tables.numbers(base, last)
    there = np.zeros(last - base + 1, bool)
    there[np.array(numbers, np.int64) - base] = True
    if numbers:
        new = shaped(tables.take("segment", 1), numbers[0], numbers[-1], count)
        kept = 0
        for keys in _slices(tables, segments, new):
            alive = _alive(keys, there, base)
            kept += len(alive)
            # A slice at a time: nothing can be asked while rows are being filled in.
            tables.fill_buckets(packed(new, alive))
        if kept:
            tables.keep_shape(Segment(new.number, new.base, new.number_bits, new.bucket_bits, kept))
    for segment in segments:
        tables.drop_segment(segment)


def _slices(tables: Tables, segments: Sequence[Segment], new: Segment) -> Iterator[Keys]:
    """Yield all postings, sorted, in slices that no bucket straddles."""
    most = min(one.bucket_bits for one in (*segments, new))
    bits = min(most, (new.postings // _IN_A_SLICE).bit_length())
    for at in range(1 << bits):
        keys = joined(
            restored(segment, row, blob)
            for segment in segments
            for row, blob in tables.bucket_range(segment, *_range(segment, at, bits))
        )
        keys.sort()
        yield keys


def _range(segment: Segment, at: int, bits: int) -> tuple[int, int]:
    """Return the first bucket of a slice, and the one after its last."""
    shift = segment.bucket_bits - bits
    return at << shift, (at + 1) << shift


def _alive(keys: Keys, there: npt.NDArray[np.bool_], base: int) -> Keys:
    """Return the postings whose documents are still there."""
    numbers = ((keys >> np.uint64(PLACE_BITS)) & _NUMBER_MASK).astype(np.int64)
    found: Keys = keys[there[numbers - base]]
    return found
