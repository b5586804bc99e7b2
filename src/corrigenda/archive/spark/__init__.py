"""The archive in Apache Spark: for sweeps of thousands of passages over more than one machine.

The same functions as those of the index cut, hash, verify and guard; the same passages in the same
texts give the same matches. Needs the extra `spark` and Java. See the README one room up.
"""

from corrigenda.archive.spark.building import About, about, build
from corrigenda.archive.spark.errors import (
    NoArchiveError,
    NoRoomError,
    NoSparkError,
    OtherFormatError,
    SparkFailedError,
)
from corrigenda.archive.spark.sessions import HERE, missing, session
from corrigenda.archive.spark.sweeping import find_many, sweep, write_sweep

__all__ = [
    "HERE",
    "About",
    "NoArchiveError",
    "NoRoomError",
    "NoSparkError",
    "OtherFormatError",
    "SparkFailedError",
    "about",
    "build",
    "find_many",
    "missing",
    "session",
    "sweep",
    "write_sweep",
]
