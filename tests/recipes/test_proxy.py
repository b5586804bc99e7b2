"""The files for nginx and Caddy as they stand: all that a reader asks for is the site's own."""

from __future__ import annotations

import getpass
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.journeys.conftest import Newsroom, command, end, start
from tests.journeys.doing import report
from tests.recipes.answering import until_it_answers
from tests.recipes.conftest import OnTheirSite
from tests.recipes.from_docs import RECIPES

from corrigenda.conftest import PARAGRAPHS
from corrigenda.lib.tests.ports import free_port

SBIN = os.environ["PATH"] + ":/usr/sbin"
PAGE = (
    "<!doctype html><html lang='en'><title>Treaty</title>"
    "<script src='/c/w.js' data-outlet='daily' defer></script>"
    f"<article><h1>Treaty signed</h1><p>{PARAGRAPHS[0]}</p></article></html>"
)


def block(language: str) -> str:
    """A file of the page."""
    text = (RECIPES / "proxy.md").read_text("utf-8")
    [found] = re.findall(rf"```{language}\n(.+?)```", text, re.DOTALL)
    return str(found)


def nginx(folder: Path, config: str, port: int) -> list[str]:
    server = config.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("daily.example", "_")
    paths = "".join(
        f"{name}_temp_path {folder}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = f"user {getpass.getuser()};" if os.getuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"{user} pid {folder}/pid; daemon off; error_log stderr; events {{}}"
        f" http {{ default_type text/html; access_log off; {paths} {server} }}"
    )
    return ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"]


def caddy(folder: Path, config: str, port: int) -> list[str]:
    (folder / "Caddyfile").write_text(
        "{\n\tadmin off\n\tauto_https off\n}\n"
        + config.replace("daily.example", f"http://127.0.0.1:{port}")
    )
    return ["caddy", "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]


PROXIES = {"nginx": nginx, "caddy": caddy}


@contextmanager
def running(arguments: list[str], folder: Path, url: str) -> Iterator[None]:
    with (folder / "log").open("wb") as log:
        env = {**os.environ, "HOME": str(folder), "PATH": SBIN}
        process = subprocess.Popen(arguments, env=env, stdout=log, stderr=log)
    try:
        until_it_answers(url, (folder / "log").read_text)
        yield
    finally:
        process.terminate()
        process.wait(60)


@pytest.fixture
def ports() -> tuple[int, int]:
    """Of the site, and of the desk behind it."""
    return free_port(), free_port()


@pytest.fixture
def desk(
    ready_service: Callable[..., dict[str, str]], ports: tuple[int, int]
) -> Iterator[Newsroom]:
    """A desk to which a site passes addresses on."""
    site, own = (f"http://127.0.0.1:{port}" for port in ports)
    env = ready_service(CORRIGENDA_URL=own, CORRIGENDA_PROXIES="127.0.0.1", PYTHONUNBUFFERED="1")
    command(
        env, "open-outlet", "daily", "--name", "The Daily", "--origin", site, "--admin", "ada",
        "--private",
    )  # fmt: skip
    command(env, "change-outlet", "daily", "--desk-url", site)
    process = start(env, ports[1], "serve")
    try:
        assert process.stdout is not None
        assert "Serving" in process.stdout.readline()
        yield Newsroom(own, env, process)
    finally:
        end(process)


@pytest.mark.parametrize("name", PROXIES)
def test_script_report_and_receipt_come_from_the_sites_own_host(
    name: str, desk: Newsroom, ports: tuple[int, int], tmp_path: Path, browser: Browser
) -> None:
    if not shutil.which(name, path=SBIN):
        pytest.skip(f"{name} is missing: `make wordpress` installs it")
    public = tmp_path / "srv"
    public.mkdir()
    (public / "treaty.html").write_text(PAGE)
    config = block(name).replace("/srv/daily", str(public)).replace("127.0.0.1:8000", desk.url[7:])
    url = f"http://127.0.0.1:{ports[0]}"
    rita = OnTheirSite(browser)
    asked: list[str] = []
    rita.page.on("request", lambda request: asked.append(request.url))
    with running(PROXIES[name](tmp_path, config, ports[0]), tmp_path, f"{url}/treaty.html"):
        rita.visit(f"{url}/treaty.html")
        receipt = report(rita, "afer", "after")
        assert receipt.startswith(f"{url}/receipt/")
        expect(rita.visit(receipt).get_by_role("heading").first).to_be_visible()
        assert {one.split("/")[2] for one in asked} == {url[7:]}
        assert rita.page.request.get(f"{url}/desk/").status == 404
    rita.context.close()
