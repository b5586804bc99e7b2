"""What holds for every test: a home folder of its own, and skips that are not overlooked.

Tests that touch the database are marked `database`; `make test` runs those a second time on
PostgreSQL. The mark is given here, by what a test uses, so that none can be forgotten. Of those
that start services of their own, only what is marked `on_both` runs twice (docs/decisions/0035).
"""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from uuid import uuid4

import django
import pytest
from hypothesis import HealthCheck, settings

from corrigenda.lib.tests.folders import make_folder
from corrigenda.lib.tests.once import all_made, once

# Before Django's settings load, because they make a secret in the home folder: the one of
# whoever runs the tests, and the tree, are not touched. Workers of xdist use their leader's.
IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ
if not IS_WORKER:
    for name in [one for one in os.environ if one.startswith("CORRIGENDA_")]:
        if name not in ("CORRIGENDA_SHARED", "CORRIGENDA_PICTURES", "CORRIGENDA_SCREENS"):
            del os.environ[name]
    folder = make_folder()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    # Of pytest's folders and the browser's, too.
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
    os.environ["CORRIGENDA_HOME"] = str(folder / "home")

# Hundreds of processes are started: each would compile all of the source again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

os.environ["CORRIGENDA_DEMO"] = "1"  # its pages are tested too
os.environ["DJANGO_SETTINGS_MODULE"] = "corrigenda.project.settings"
os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(Path(__file__).parent / ".venv/cache/hypothesis")
django.setup()

from django.db import connections  # noqa: E402 - Django must be set up first

# A file, as in service, so that threads and processes see the same rows; in memory, SQLite
# has other locks. https://www.sqlite.org/sharedcache.html
_database = connections["default"].settings_dict
ON_SQLITE = _database["ENGINE"].endswith("sqlite3")
if ON_SQLITE:
    _database["TEST"]["NAME"] = str(Path(os.environ["CORRIGENDA_HOME"]) / "test.sqlite3")

# How long an example takes says how busy the machine is: time is measured in bench/.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# Whether a change passes is to depend on the change: new examples are drawn by who works on it.
settings.register_profile("complete", settings.get_profile("house"), derandomize=True)
settings.load_profile("house")

DATABASE_FIXTURES = {
    "archive_url",
    "db",
    "transactional_db",
    "django_db_reset_sequences",
}
SERVICE_FIXTURES = {"own_service", "kept_services"}
FORESEEN_SKIPS = (
    "CORRIGENDA_SHARED",
    "only on PostgreSQL" if ON_SQLITE else "only on SQLite",
    # Sites of 300 MB, for the recipes alone.
    "make wordpress",
)

unforeseen: list[str] = []


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--complete`: a test that is skipped for want of anything but outside material fails."""
    parser.addoption("--complete", action="store_true", help="skips need a foreseen reason")


def pytest_configure(config: pytest.Config) -> None:
    """Let a complete run draw the same examples each time."""
    if config.getoption("--complete"):
        settings.load_profile("complete")


def pytest_report_header(config: pytest.Config) -> str:
    """Which database this run is on."""
    return f"database: {_database['ENGINE'].rsplit('.', 1)[-1]}"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches the database; before `-m` chooses."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        touches = item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES
        if item.get_closest_marker("on_both") or (touches and not fixtures & SERVICE_FIXTURES):
            item.add_marker("database")


def pytest_collection_finish() -> None:
    """Let no collection of garbage look through eight thousand tests and all that is loaded."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note the skips that nobody foresaw."""
    if report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if not any(foreseen in reason for foreseen in FORESEEN_SKIPS):
            unforeseen.append(f"{report.nodeid}: {reason}")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail a complete run that was not."""
    if unforeseen and session.config.getoption("--complete") and exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_unconfigure() -> None:
    """Drop the databases that all workers used."""
    if not IS_WORKER and not ON_SQLITE:
        for env in all_made():
            _on_cluster(f'DROP DATABASE IF EXISTS "{_database_of(env)}" WITH (FORCE)')


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the skips that make a complete run fail."""
    if unforeseen and terminalreporter.config.getoption("--complete"):
        terminalreporter.section("skipped without need", red=True)
        for line in unforeseen:
            terminalreporter.line(line)


@pytest.fixture(autouse=True)
def own_index() -> Iterator[None]:
    """An index of passages for the test alone, made when something is indexed.

    In a file of its own: the index has transactions of its own, which would wait for the one that
    a test runs in.
    """
    from django.conf import settings as known

    from corrigenda.flow.articles import passages

    file = Path(os.environ["CORRIGENDA_HOME"]) / f"index-{uuid4().hex}.sqlite3"
    known.ARCHIVE_URL = f"sqlite:///{file}"
    yield
    passages.close()
    known.ARCHIVE_URL = ""
    for one in file.parent.glob(f"{file.name}*"):
        one.unlink()


class Services:
    """The environments of Corrigendas that run in processes of their own, for `subprocess`.

    Each has a home folder and a database to itself: a file, or on PostgreSQL a new database of
    the cluster that the tests run on.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: list[str] = []

    def __call__(self, **settings: str) -> dict[str, str]:
        """One that was never started, with further settings, such as `CORRIGENDA_URL=...`."""
        env = self._environment()
        if "DATABASE_URL" in env:
            _on_cluster(f'CREATE DATABASE "{_database_of(env)}"')
        return {**env, **settings}

    def copy_of(self, env: Mapping[str, str], **settings: str) -> dict[str, str]:
        """One with the home and the data of another, of which no process runs."""
        copy = self._environment()
        shutil.copytree(env["CORRIGENDA_HOME"], copy["CORRIGENDA_HOME"])
        if "DATABASE_URL" in env:
            _on_cluster(f'CREATE DATABASE "{_database_of(copy)}" TEMPLATE "{_database_of(env)}"')
        return {**copy, **settings}

    def _environment(self) -> dict[str, str]:
        given = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTEST_", "CORRIGENDA_DEMO", "DJANGO_ALLOW_ASYNC"))
        }
        given["CORRIGENDA_HOME"] = str(self._folder / f"home{len(self._made)}")
        self._made.append(f"service_{uuid4().hex}")
        if "DATABASE_URL" in given:
            cluster = given["DATABASE_URL"].rpartition("/")[0]
            given["DATABASE_URL"] = f"{cluster}/{self._made[-1]}"
        return given

    def drop(self) -> None:
        """Drop the databases; the folders are pytest's."""
        if "DATABASE_URL" in os.environ:
            for name in self._made:
                _on_cluster(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture
def own_service(tmp_path: Path) -> Iterator[Services]:
    """Call it for the environment of a Corrigenda, dropped at the end of the test."""
    services = Services(tmp_path)
    yield services
    services.drop()


@pytest.fixture(scope="session")
def kept_services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Call it for the environment of one that several tests read, or copy."""
    services = Services(tmp_path_factory.mktemp("services"))
    yield services
    services.drop()


@pytest.fixture(scope="session")
def with_tables() -> dict[str, str]:
    """An environment to copy: its tables are made, and nothing is in them. All workers' own."""

    def make() -> dict[str, str]:
        env = Services(Path(os.environ["TMPDIR"]) / "with-tables")()
        command = [sys.executable, "-m", "corrigenda.project", "migrate"]
        subprocess.run(command, env=env, check=True, capture_output=True)
        return env

    return once("with-tables", make)


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest) -> bool:
    """Whether Django takes the file that it finds: that of a worker is a copy, see below."""
    return bool(request.config.option.reuse_db) or (IS_WORKER and ON_SQLITE)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """To make all tables takes seconds: workers make them once, and begin with a copy each."""
    if not IS_WORKER:
        return
    env = request.getfixturevalue("with_tables")
    test = connections["default"].settings_dict["TEST"]
    test["MIGRATE"] = False
    if ON_SQLITE:
        shutil.copy(Path(env["CORRIGENDA_HOME"]) / "corrigenda.sqlite3", test["NAME"])
    else:
        test["TEMPLATE"] = _database_of(env)


@pytest.fixture
def ready_service(
    own_service: Services, with_tables: dict[str, str]
) -> Callable[..., dict[str, str]]:
    """As `own_service`, with its tables made: where the first day is not the test's matter."""
    return partial(own_service.copy_of, with_tables)


def _database_of(env: Mapping[str, str]) -> str:
    return env["DATABASE_URL"].rpartition("/")[2]


def _on_cluster(statement: str) -> None:
    import psycopg

    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[call-overload]
