"""The servers that are measured, each in a folder of its own that is thrown away."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from corrigenda.lib.tests.ports import free_port

POLICY = (
    "{'reports_per_minute': 100_000, 'attack_reports_per_page': 1_000_000,"
    " 'attack_reports_per_minute': 1_000_000}"
)
_OUTLET = f"""
import django; django.setup()
from corrigenda.flow.newsroom.actions.change_outlet import Change, change_outlet
from corrigenda.flow.newsroom.actions.open_outlet import open_outlet
from corrigenda.flow.newsroom.actors import OPERATOR
daily = open_outlet('daily', name='The Daily', language='en', desk_url='http://127.0.0.1',
    origins=['https://daily.example'], by=OPERATOR).outlet
change_outlet(daily, Change(policy={POLICY}), by=OPERATOR)
"""
_ISSO = """[general]
dbpath = {folder}/comments.db
host = http://127.0.0.1:{port}/
[server]
listen = http://127.0.0.1:{port}
[guard]
enabled = false
"""


def isso() -> str:
    """The comment server's command, where it is installed; else empty."""
    return os.environ.get("CORRIGENDA_ISSO") or shutil.which("isso") or ""


@contextlib.contextmanager
def corrigenda(folder: Path, workers: int) -> Iterator[int]:
    """Ours as an operator serves it, with the job process; the port."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    env = {
        **os.environ,
        "CORRIGENDA_HOME": str(folder),
        "CORRIGENDA_URL": url,
        "CORRIGENDA_SECRET": "bench",
        "CORRIGENDA_PROXIES": "127.0.0.1",
        "DJANGO_SETTINGS_MODULE": "corrigenda.project.settings",
    }
    env.pop("DATABASE_URL", None)
    program = [sys.executable, "-m", "corrigenda.project"]
    subprocess.run([*program, "migrate"], env=env, check=True, stdout=subprocess.DEVNULL)
    subprocess.run([sys.executable, "-c", _OUTLET], env=env, check=True)
    serve = [*program, "serve", "--port", str(port), "--workers", str(workers)]
    with _running(serve, env, port):
        yield port


@contextlib.contextmanager
def comments(folder: Path, command: str) -> Iterator[int]:
    """The comment server by itself, with its own server; the port."""
    port = free_port()
    settings = folder / "isso.cfg"
    settings.write_text(_ISSO.format(folder=folder, port=port))
    with _running([command, "-c", str(settings), "run"], dict(os.environ), port):
        yield port


@contextlib.contextmanager
def _running(command: list[str], env: dict[str, str], port: int) -> Iterator[None]:
    process = subprocess.Popen(
        command,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait(port)
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def _wait(port: int) -> None:
    for _ in range(300):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise TimeoutError("the server did not start in half a minute")
