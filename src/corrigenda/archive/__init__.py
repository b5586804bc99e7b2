"""Where else does a passage stand? The index of passages and its guard; see the README here."""

from corrigenda.archive.errors import (
    ArchiveError,
    BadDocumentError,
    DiskFullError,
    NoSuchDatabaseError,
    OtherVersionError,
)
from corrigenda.archive.index import MAX_DISTANCE, Match, PassageIndex

__all__ = [
    "MAX_DISTANCE",
    "ArchiveError",
    "BadDocumentError",
    "DiskFullError",
    "Match",
    "NoSuchDatabaseError",
    "OtherVersionError",
    "PassageIndex",
]
