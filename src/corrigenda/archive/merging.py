"""Putting one segment in the place of several, a slice of the hashes at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

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


@dataclass(slots=True)
class Merger:
    """Several segments on their way to be one."""

    tables: Tables
    segments: Sequence[Segment]
    new: Segment
    slices: int
    _there: npt.NDArray[np.bool_]
    _base: int
    _kept: int = 0

    def write(self, at: int) -> None:
        """Write a slice of the new segment, without the postings of removed documents."""
        bits = self.slices.bit_length() - 1
        keys = joined(
            restored(segment, row, blob)
            for segment in self.segments
            for row, blob in self.tables.bucket_range(segment, *_range(segment, at, bits))
        )
        keys.sort()
        numbers = ((keys >> np.uint64(PLACE_BITS)) & _NUMBER_MASK).astype(np.int64)
        alive: Keys = keys[self._there[numbers - self._base]]
        self._kept += len(alive)
        self.tables.fill_buckets(packed(self.new, alive))

    def replace(self) -> None:
        """Put the new segment in the place of the others, whose buckets stay and are not read."""
        new = self.new
        if self._kept:
            self.tables.keep_shape(
                Segment(new.number, new.base, new.number_bits, new.bucket_bits, self._kept)
            )
        for segment in self.segments:
            self.tables.drop_shape(segment)


def merger(tables: Tables, segments: Sequence[Segment], in_a_slice: int = _IN_A_SLICE) -> Merger:
    """Make ready to put one segment in the place of these, of which there are some."""
    count = sum(one.postings for one in segments)
    base = min(one.base for one in segments)
    last = max(one.base + (1 << one.number_bits) - 1 for one in segments)
    numbers = tables.numbers(base, last)
    there = np.zeros(last - base + 1, bool)
    there[np.array(numbers, np.int64) - base] = True
    ends = (numbers[0], numbers[-1]) if numbers else (base, base)
    new = shaped(tables.take("segment", 1), *ends, count)
    # No bucket lies in two slices.
    most = min(one.bucket_bits for one in (*segments, new))
    slices = 1 << min(most, (count // in_a_slice).bit_length())
    return Merger(tables, segments, new, slices, there, base)


def unite(tables: Tables, segments: Sequence[Segment]) -> None:
    """Put one segment in the place of several, within the writer's transaction."""
    if not segments:
        return
    whole = merger(tables, segments)
    for at in range(whole.slices):
        # A slice at a time: nothing can be asked while rows are being filled in.
        whole.write(at)
    whole.replace()
    for segment in segments:
        tables.drop_buckets(segment.number)


def merge_small(tables: Tables) -> None:
    """Unite segments of about one size while that is quick, within the writer's transaction."""
    while some := of_one_size(tables.segments(), _MOST_AT_ONCE):
        unite(tables, some)


def of_one_size(segments: Sequence[Segment], most: int | None = None) -> list[Segment]:
    """Return four segments of about one size, the smallest first, or none.

    Args:
        segments: to choose of.
        most: so many postings they may have together.
    """
    tiers: dict[int, list[Segment]] = defaultdict(list)
    for one in sorted(segments, key=lambda segment: segment.postings):
        tiers[(one.postings >> _FIRST_TIER).bit_length() // 2].append(one)
    for _, some in sorted(tiers.items()):
        four = some[:_TIER]
        if len(four) == _TIER and (most is None or sum(one.postings for one in four) <= most):
            return four
    return []


def _range(segment: Segment, at: int, bits: int) -> tuple[int, int]:
    """Return the first bucket of a slice, and the one after its last."""
    shift = segment.bucket_bits - bits
    return at << shift, (at + 1) << shift
