"""Small files on any file system that Spark reads, without a job for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def exists(spark: SparkSession, path: str) -> bool:
    """Say whether there is a file or folder."""
    system, found = _system(spark, path)
    return bool(system.exists(found))


def names(spark: SparkSession, folder: str) -> list[str]:
    """Return the names of what is in a folder; none for a file."""
    system, found = _system(spark, folder)
    if not system.getFileStatus(found).isDirectory():
        return []
    return [one.getPath().getName() for one in system.listStatus(found)]


def read(spark: SparkSession, path: str) -> str:
    """Return what a small file holds."""
    system, found = _system(spark, path)
    stream = system.open(found)
    try:
        java: Any = spark._jvm
        return str(java.org.apache.commons.io.IOUtils.toString(stream, "UTF-8"))
    finally:
        stream.close()


def write(spark: SparkSession, path: str, text: str) -> None:
    """Write a small file, over another one."""
    system, found = _system(spark, path)
    stream = system.create(found, True)
    try:
        stream.write(bytearray(text.encode()))
    finally:
        stream.close()


def _system(spark: SparkSession, path: str) -> tuple[Any, Any]:
    """Return a path's file system, and the path as that knows it."""
    java: Any = spark._jvm
    found = java.org.apache.hadoop.fs.Path(path)
    return found.getFileSystem(spark._jsc.hadoopConfiguration()), found
