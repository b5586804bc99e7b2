"""Where else does a passage stand? The index of passages and its guard; see the README here."""

from corrigenda.archive.errors import (
    ArchiveError,
    BadDocumentError,
    BadPassageError,
    DiskFullError,
    NoNumbersError,
    NoSuchDatabaseError,
    NotReachedError,
    OtherVersionError,
    ProcessLostError,
)
from corrigenda.archive.index import LONGEST_TEXT, MAX_DISTANCE, Match, PassageIndex

__all__ = [
    "LONGEST_TEXT",
    "MAX_DISTANCE",
    "ArchiveError",
    "BadDocumentError",
    "BadPassageError",
    "DiskFullError",
    "Match",
    "NoNumbersError",
    "NoSuchDatabaseError",
    "NotReachedError",
    "OtherVersionError",
    "PassageIndex",
    "ProcessLostError",
]
