"""The real service: `corrigenda serve` in processes of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen
from uuid import uuid4

import pytest
from tests.service.beside import Beside

from corrigenda.lib.tests.ports import free_port
from corrigenda.lib.tests.waiting import until

if TYPE_CHECKING:
    from conftest import Services

ORIGIN = "https://daily.example"
TEXT = "The two leaders inspected a guard of honour, afer which they signed the treaty."


def children(pid: int) -> list[int]:
    """The processes that a process started, and theirs."""
    try:
        own = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (FileNotFoundError, ProcessLookupError):
        return []
    return [one for child in map(int, own) for one in (child, *children(child))]


def is_alive(pid: int) -> bool:
    """Whether it runs; a zombie does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"


def command_of(pid: int) -> str:
    """A process's command line."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except (FileNotFoundError, ProcessLookupError):
        return ""


@dataclass
class Service:
    """A running Corrigenda with an outlet that has one story."""

    env: dict[str, str]
    port: int
    token: str = ""
    process: subprocess.Popen[bytes] | None = None
    beside: Beside = field(init=False)

    def __post_init__(self) -> None:
        self.beside = Beside(self.env)

    def set(self, **env: str) -> None:
        """Change settings, for what is started from now on."""
        self.env.update(env)
        self.beside.end()
        self.beside = Beside(self.env)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    def run(self, code: str) -> str:
        """Run Python with Django set up, beside the service; what it printed."""
        done = self.beside.run(code)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = [sys.executable, "-m", "corrigenda.project", "serve", "--port", str(self.port)]
        self.process = subprocess.Popen(command, env=self.env, start_new_session=True)
        until(lambda: self.ask("GET", "/api/openapi.json")[0] == 200, 120)

    def processes(self, words: str) -> list[int]:
        """Its processes whose command has these words."""
        return [one for one in children(self.pid) if words in command_of(one) and is_alive(one)]

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        """Status and JSON of an answer; status 0 where nobody answers."""
        data = None if body is None else json.dumps(body).encode()
        head = {"Content-Type": "application/json", **headers}
        request = Request(self.url + path, data, head, method=method)
        try:
            with urlopen(request, timeout=60) as answer:
                return answer.status, json.loads(answer.read() or b"null")
        except HTTPError as error:
            return error.code, json.loads(error.read() or b"null")
        except (URLError, OSError):
            return 0, None

    def report(self, says: str = "afer", **more: Any) -> dict[str, Any]:
        """A report on the story, not sent yet."""
        return {
            "client_id": str(uuid4()),
            "url": f"{ORIGIN}/treaty",
            "selector": {"type": "TextQuoteSelector", "exact": says},
            "block": TEXT,
            **more,
        }

    def push(self, *texts: str) -> tuple[int, Any]:
        """Send the story as its CMS."""
        blocks = [{"role": "body", "text": text} for text in texts]
        return self.ask(
            "PUT", "/api/articles", {"url": f"{ORIGIN}/treaty", "blocks": blocks},
            Authorization=f"Bearer {self.token}",
        )  # fmt: skip

    def counts(self) -> dict[str, int]:
        """How many there are of everything on the line."""
        told = self.run(
            "import json\n"
            "from corrigenda.flow.reports.models import Report\n"
            "from corrigenda.flow.cases.models import Case, JoinedReport\n"
            "from corrigenda.flow.publication.models import Entry\n"
            "joined = Report.objects.exclude(state='received').count()\n"
            "print(json.dumps({'reports': Report.objects.count(), 'joined': joined,\n"
            "  'places': JoinedReport.objects.count(), 'cases': Case.objects.count(),\n"
            "  'counted': sum(Case.objects.values_list('report_count', flat=True)),\n"
            "  'entries': Entry.objects.count()}))"
        )
        found: dict[str, int] = json.loads(told)
        return found

    def end(self) -> None:
        """End it, whatever state it is in; it may be started again."""
        if self.process is None:
            return
        left = [self.pid, *children(self.pid)]
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
        for pid in left:
            if is_alive(pid) and "corrigenda" in command_of(pid):
                os.kill(pid, signal.SIGKILL)


@contextmanager
def made(services: Services, tables: dict[str, str]) -> Iterator[Service]:
    """A service with an outlet, not started."""
    port = free_port()
    env = services.copy_of(tables, CORRIGENDA_URL=f"http://127.0.0.1:{port}")
    service = Service(env, port)
    service.token = service.run(
        "from corrigenda.flow.newsroom.actions.open_outlet import open_outlet\n"
        "from corrigenda.flow.newsroom.actors import OPERATOR\n"
        f"print(open_outlet('daily', name='The Daily', language='en', desk_url='{service.url}',"
        f" origins=['{ORIGIN}'], by=OPERATOR).api_token)"
    )
    try:
        yield service
    finally:
        service.end()
        service.beside.end()


def started(service: Service) -> Service:
    """The service, running and with one story."""
    service.start()
    assert service.push(TEXT)[0] == 201
    return service


@pytest.fixture
def stopped(own_service: Services, with_tables: dict[str, str]) -> Iterator[Service]:
    """A service with an outlet, not started."""
    with made(own_service, with_tables) as service:
        yield service


@pytest.fixture
def service(stopped: Service) -> Service:
    """A running service with an outlet that has one story."""
    return started(stopped)
