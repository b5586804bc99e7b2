"""Starting Spark, here or on a cluster, and leaving nothing behind."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from subprocess import TimeoutExpired
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from corrigenda.archive.spark.errors import JAVA, PACKAGES, NoSparkError, told

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

HERE = "local[*]"
_AT_ONCE = 16_384
_BYTES_AT_ONCE = 64 << 20
_SECONDS_TO_END = 20
# What is worth telling we tell ourselves; `--set spark.log.level=INFO` tells the rest.
_QUIET = """\
rootLogger.level = fatal
rootLogger.appenderRef.stderr.ref = console
appender.console.type = Console
appender.console.name = console
appender.console.target = SYSTEM_ERR
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = spark: %p %m%n
logger.gateway.name = org.apache.spark.api.python.PythonGatewayServer
logger.gateway.level = fatal
"""


def missing() -> str:
    """Return what keeps Spark from starting here, with what to do; empty if nothing does."""
    home = os.environ.get("JAVA_HOME")
    if not (shutil.which("java") or (home and Path(home, "bin", "java").is_file())):
        return f"Spark needs Java 17 or newer, and there is none here. Run: {JAVA}"
    lacking = [name for name in ("pyspark", "pyarrow", "pandas") if find_spec(name) is None]
    if lacking:
        return f"Spark needs {', '.join(lacking)}, not here yet. Run: {PACKAGES}"
    return ""


@contextmanager
def session(
    master: str = HERE,
    *,
    settings: Mapping[str, str] | None = None,
    temporary: Path | None = None,
    progress: bool = False,
) -> Iterator[SparkSession]:
    """Start Spark, and stop it at the end.

    Args:
        master: `local[*]`, or the URL of a cluster.
        settings: of Spark's, over those that are set here.
        temporary: where Spark may keep files while it works; the system's folder by default.
        progress: show a bar on standard error.

    Raises:
        NoSparkError: Java or pyspark is missing, or the master does not answer.
    """
    if lacking := missing():
        raise NoSparkError(lacking)
    from pyspark.sql import SparkSession  # noqa: PLC0415

    running = SparkSession.getActiveSession()
    if running is not None:
        yield running
        return
    with TemporaryDirectory(prefix="corrigenda-spark-", dir=temporary) as folder:
        log = Path(folder, "log4j2.properties")
        log.write_text(_QUIET)
        builder = SparkSession.builder.appName("corrigenda").master(master)
        chosen = _settings(master, folder, log, progress=progress) | dict(settings or {})
        for name, value in chosen.items():
            builder = builder.config(name, value)
        with _environment(master):
            try:
                opened = builder.getOrCreate()
            except Exception as error:
                raise NoSparkError(f"Spark does not start at {master}: {told(error)}") from error
        try:
            yield opened
        finally:
            opened.stop()
            _end_java()


def _end_java() -> None:
    """End the process that Spark leaves for its next start, with all it has open."""
    from pyspark import SparkContext  # noqa: PLC0415

    gateway = SparkContext._gateway
    SparkContext._gateway = SparkContext._jvm = None
    if gateway is not None:
        gateway.shutdown()
        process = getattr(gateway, "proc", None)
        if process is not None:
            process.stdin.close()
            with suppress(TimeoutExpired):
                process.wait(_SECONDS_TO_END)


def _settings(master: str, folder: str, log: Path, *, progress: bool) -> dict[str, str]:
    """Return what we want of Spark."""
    quiet = f"-Dlog4j2.configurationFile={log.as_uri()}"
    found = {
        "spark.driver.extraJavaOptions": quiet,
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": str(progress).lower(),
        "spark.sql.catalogImplementation": "in-memory",
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(_AT_ONCE),
        "spark.sql.execution.arrow.maxBytesPerBatch": str(_BYTES_AT_ONCE),
        "spark.sql.warehouse.dir": f"file://{folder}/warehouse",
    }
    if is_here(master):
        # Nothing of it is to be reached from outside.
        found |= {
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.host": "127.0.0.1",
            "spark.local.dir": folder,
            "spark.driver.extraJavaOptions": f"{quiet} -Djava.io.tmpdir={folder}",
            "spark.sql.shuffle.partitions": str(os.cpu_count() or 1),
        }
    return found


def is_here(master: str) -> bool:
    """Say whether a master is this machine alone."""
    return master.startswith("local")


@contextmanager
def _environment(master: str) -> Iterator[None]:
    """Let Spark's Python be ours; on a cluster, unless the operator names another."""
    before = dict(os.environ)
    os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    if is_here(master):
        os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    else:
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
