"""Python beside a service: Django is set up once, and each piece of code runs in a fork of it.

A new interpreter for each takes half a second, and a test of the service takes twenty.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass

# Nothing here opens the database before the fork: a connection is not shared by processes.
FORKS = """
import json, os, sys, traceback
import django
django.setup()
import corrigenda.project.jobs
ask, tell = sys.stdin, sys.stdout
for line in ask:
    code, arguments = json.loads(line)
    ends = [os.pipe(), os.pipe()]
    pid = os.fork()
    if not pid:
        for (_, write), number in zip(ends, (1, 2)):
            os.dup2(write, number)
        sys.argv = ["-c", *arguments]
        status = 0
        try:
            exec(compile(code, "<beside>", "exec"), {"__name__": "__main__"})
        except BaseException:
            traceback.print_exc()
            status = 1
        sys.stdout.flush()
        os._exit(status)
    for _, write in ends:
        os.close(write)
    said = [open(read, encoding="utf-8").read() for read, _ in ends]
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    print(json.dumps([status, *said]), file=tell, flush=True)
"""


@dataclass(frozen=True)
class Ended:
    """How a piece of code ended, as `subprocess` says it: minus the signal that killed it."""

    returncode: int
    stdout: str
    stderr: str


class Beside:
    """A process that runs Python with Django set up, on a service's data; started when asked."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._env = {**env, "DJANGO_SETTINGS_MODULE": "corrigenda.project.settings"}
        self._process: subprocess.Popen[str] | None = None

    def run(self, code: str, *arguments: str) -> Ended:
        """Run code in a process of its own, with `sys.argv[1:]`, and wait for its end."""
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-c", FORKS],
                env=self._env,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps([code, arguments]), file=self._process.stdin, flush=True)
        return Ended(*json.loads(self._process.stdout.readline()))

    def end(self) -> None:
        """End it; code that still runs is not waited for."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
