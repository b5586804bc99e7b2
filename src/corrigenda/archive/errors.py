"""What can go wrong with the index, each with what to do next."""


class ArchiveError(Exception):
    """The index cannot do what was asked."""


class OtherVersionError(ArchiveError):
    """The index in this database was made by another version of this code."""

    def __init__(self, found: str, wanted: str) -> None:
        """Name both formats and the command that makes the index anew."""
        super().__init__(
            f"The passage index has format {found}; this version reads format {wanted}. "
            "Make it anew with: corrigenda archive build --rebuild"
        )


class BadDocumentError(ArchiveError):
    """A document that the index does not take."""


class BadPassageError(ArchiveError):
    """A passage that the index does not look for."""


class NoSuchDatabaseError(ArchiveError):
    """A URL that names no database the index can live in."""


class NotReachedError(ArchiveError):
    """The index's database cannot be opened or does not answer."""

    def __init__(self, error: Exception) -> None:
        """Pass on what the database says."""
        super().__init__(
            f"The database of the passage index cannot be used: {error}. See whether it runs and "
            "whether this user may read and write it, then try again."
        )


class NoNumbersError(ArchiveError):
    """So many documents were added since the index was made that none more can be told apart."""

    def __init__(self) -> None:
        """Name the command that makes the index anew."""
        super().__init__(
            "The passage index has no numbers left for documents. "
            "Make it anew with: corrigenda archive build --rebuild"
        )


class DiskFullError(ArchiveError):
    """The database has no room; the index is as it was before."""

    def __init__(self) -> None:
        """Say what helps."""
        super().__init__(
            "The disk of the passage index is full, and nothing of this addition was kept. "
            "Make room (docs/operators/archive.md says how much it takes), then add again."
        )


class ProcessLostError(ArchiveError):
    """A process that prepared texts beside this one ended before its time."""

    def __init__(self) -> None:
        """Say what it may have been, and what is kept."""
        super().__init__(
            "A process that cuts and packs texts died; has the machine run out of memory? What was "
            "in the index by then stays there: do the same again, with fewer processes."
        )
