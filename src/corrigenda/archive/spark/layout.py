"""What an archive of Spark's is made of: Parquet in a folder, one row a document.

`documents/` has the rows; `replaced/` the ids that came more than once and which row of them
counts, where any did; `about.json` is written last: until then the archive is unfinished.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from corrigenda.archive.gathering import Batch
from corrigenda.archive.grams import NUMBER_BITS, PLACE_BITS, PLACES
from corrigenda.archive.preparing import all_prepared

if TYPE_CHECKING:
    from collections.abc import Sequence

FORMAT = "1"
DOCUMENTS, REPLACED, ABOUT = "documents", "replaced", "about.json"
# `grams` are little-endian words of 32 bits, `places` one byte each, in the order of the text;
# `words` is the signature; `body` the packed text; `problem` says why a row is no document.
DOCUMENT_COLUMNS = (
    "document_id string, words binary, grams binary, places binary, body binary,"
    " text_bytes int, problem string, file string, row long"
)
_SAMPLE = (
    "The ferry carried 28,000 passengers to Tarvo, and nobody in Norvale was told of it in time.",
    "Пором перевіз 28 000 пасажирів до Тарво, і нікому в Норвалі про це вчасно не сказали.",
    "Пʼять сімей чекали на здоровʼя й мʼяч ❤\ufe0f, та девʼять із них про це не знали.",
    "渡し船は乗客二万八千人をタルヴォまで運んだが、誰も知らなかった。",
    "نقلت العبّارة ثمانية وعشرين ألف راكب إلى تارفو ولم يُبلَّغ أحد بذلك في الوقت المناسب",
)


class Printed(NamedTuple):
    """The fingerprints of a document."""

    document_id: str
    words: bytes
    grams: bytes
    places: bytes
    body: bytes


def printed(documents: Sequence[tuple[str, str]]) -> list[Printed]:
    """Return the fingerprints of documents with different ids, as the index makes them."""
    batch = Batch()
    for portion in all_prepared(documents):
        batch.take(portion)
    if not batch:
        return []
    keys = batch.sorted_postings(0)
    numbers = ((keys >> np.uint64(PLACE_BITS)) & np.uint64((1 << NUMBER_BITS) - 1)).astype(np.intp)
    places = keys & np.uint64(PLACES - 1)
    # A search takes them in the order of the text; of one place, in that of their hashes.
    order = np.lexsort((places, numbers))
    grams = (keys[order] >> np.uint64(NUMBER_BITS + PLACE_BITS)).astype("<u4")
    ends = np.bincount(numbers, minlength=batch.count).cumsum()
    at: npt.NDArray[np.uint8] = places[order].astype(np.uint8)
    found = []
    for number, document_id, words, body in batch.rows(0):
        some = slice(int(ends[number - 1]) if number else 0, int(ends[number]))
        found.append(Printed(document_id, words, grams[some].tobytes(), at[some].tobytes(), body))
    return found


def rules() -> str:
    """Return a sign of the rules for words, grams and signatures: others give another one."""
    digest = blake2b(digest_size=6)
    for one in printed([(str(number), text) for number, text in enumerate(_SAMPLE)]):
        digest.update(one.words + one.grams + one.places)
    return f"{FORMAT}-{digest.hexdigest()}"
