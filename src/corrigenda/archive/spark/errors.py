"""What can go wrong with Spark, each with what to do next."""

from corrigenda.archive.errors import ArchiveError, DiskFullError

PACKAGES = "pip install 'corrigenda[spark]'"
JAVA = "apt-get install openjdk-17-jre-headless"


class NoSparkError(ArchiveError):
    """Spark cannot be started here."""


class NoArchiveError(ArchiveError):
    """There is no archive that can be swept in a folder, or none may be made there."""


class OtherFormatError(ArchiveError):
    """An archive was made by another version of this code."""

    def __init__(self, folder: str, found: str, wanted: str) -> None:
        """Name both formats and the command that makes the archive anew."""
        super().__init__(
            f"The archive in {folder} has format {found}; this version reads format {wanted}. "
            "Make it anew with: corrigenda archive build --engine spark --rebuild"
        )


class NoRoomError(DiskFullError):
    """A disk of Spark's is full."""

    def __init__(self) -> None:
        """Say what helps."""
        ArchiveError.__init__(
            self,
            "A disk is full: the archive's, or that of Spark's temporary folder (--temporary). "
            "Make room (docs/operators/spark.md says how much it takes), then give the command "
            "again. An archive that was being built is unfinished and is not swept.",
        )


class SparkFailedError(ArchiveError):
    """Spark gave up."""


def told(error: Exception) -> ArchiveError:
    """Return what an error of Spark's means, in one line."""
    if isinstance(error, ArchiveError):
        return error
    text = str(error)
    if "No space left on device" in text or "Disk quota exceeded" in text:
        return NoRoomError()
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    causes = [line for line in lines if line.startswith("Caused by:")]
    told_by_python = [line for line in lines if "Error: " in line and not line.startswith("at ")]
    line = (told_by_python or causes or lines or [type(error).__name__])[-1]
    return SparkFailedError(f"Spark gave up: {line[:500]}")
