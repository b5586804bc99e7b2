"""`corrigenda demo` fills a newsroom, keeps what was done there, and ends cleanly."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.commands.running import COMMAND, run

from corrigenda.lib.tests.ports import free_port

Env = dict[str, str]


@contextmanager
def serving(env: Env, port: int, *more: str) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """The running demo and the links that it printed; it is ended at the end."""
    process = subprocess.Popen(
        [*COMMAND, "demo", "--port", str(port), *more],
        env={**env, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        links: list[str] = []
        assert process.stdout is not None
        for line in process.stdout:
            links += re.findall(r"http://\S+", line)
            if len(links) == 3:
                break
        yield process, links
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
            process.wait(timeout=10)
        if process.stdout:
            process.stdout.close()


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=60) as answer:
        text: str = answer.read().decode()
    return text


def test_it_prints_three_links_that_work(own_service: Callable[..., Env]) -> None:
    with serving(own_service(), free_port()) as (_, links):
        story, desk, log = links
        assert "afer" in get(story)
        assert "Sign in" in get(desk)
        assert "orrections" in get(log)


def test_ctrl_c_ends_it_at_once_and_leaves_no_process(
    ready_service: Callable[..., Env],
) -> None:
    with serving(ready_service(), free_port()) as (process, _):
        children = _children(process.pid)
        assert len(children) >= 2
        begun = time.monotonic()
        # As a terminal does: the whole foreground group is told.
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(timeout=10) == 0
        # Half a second where nothing else runs; here the other tests do.
        assert time.monotonic() - begun < 6
        assert not [pid for pid in children if _lives(pid)]


def test_a_story_that_was_changed_stays_changed_until_a_reset(
    ready_service: Callable[..., Env],
) -> None:
    env, port = ready_service(), free_port()
    with serving(env, port) as (_, links):
        slug = links[0].rsplit("/", 1)[1]
    file = Path(env["CORRIGENDA_HOME"]) / "demo" / "stories" / f"{slug}.html"
    file.write_text(file.read_text("utf-8").replace("afer which", "after which"), "utf-8")
    with serving(env, port) as (_, links):
        assert "afer which" not in get(links[0])
    with serving(env, port, "--reset") as (_, links):
        assert "afer which" in get(links[0])


def test_a_port_that_is_taken_is_said_so(own_service: Callable[..., Env]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run(own_service(), "demo", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert "choose another port" in done.stderr


def test_it_is_served_where_it_was_filled(ready_service: Callable[..., Env]) -> None:
    env, port = ready_service(), free_port()
    with serving(env, port):
        pass
    done = run(env, "demo", "--port", str(free_port()))
    assert done.returncode == 2
    assert f"filled for http://127.0.0.1:{port}" in done.stderr


def _children(pid: int) -> list[int]:
    found = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False
    )
    direct = [int(one) for one in found.stdout.split()]
    return direct + [grandchild for child in direct for grandchild in _children(child)]


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"
