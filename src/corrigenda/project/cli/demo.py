"""`corrigenda demo`: an invented newsroom to try everything on."""

from __future__ import annotations

import argparse
import os
from functools import partial
from pathlib import Path

from corrigenda.project.cli.errors import CommandError
from corrigenda.project.cli.ports import check_free, listens
from corrigenda.project.cli.setup import bring_up_to_date
from corrigenda.project.supervisor import Supervisor, jobs, web

NAME = "demo"
HELP = "Fill an invented newsroom and serve it until Ctrl+C."


def add(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--reset", action="store_true", help="start afresh")
    parser.add_argument(
        "--fill",
        type=int,
        metavar="N",
        help="N invented reports in N/5 cases behind it, over two years (1000000: minutes)",
    )
    parser.add_argument(
        "--walk", action="store_true", help="do the whole loop over HTTP, without a person"
    )
    parser.add_argument("--page", type=Path, help="with --walk: an article of yours (HTML or text)")


def run(options: argparse.Namespace) -> int:
    """Serve the demo, or walk through it."""
    os.environ["CORRIGENDA_DEMO"] = "1"
    if options.walk:
        from corrigenda.project.walk import walk

        return walk(options.page)
    if options.page:
        raise CommandError("--page goes with --walk.")
    return _serve(options)


def _serve(options: argparse.Namespace) -> int:
    check_free(options.host, options.port)
    base_url = f"http://{options.host}:{options.port}"
    os.environ["CORRIGENDA_URL"] = base_url
    bring_up_to_date()
    from django.db import connection

    from corrigenda.flow.newsroom.actions.make_link import make_link
    from corrigenda.project import demo

    if options.reset:
        demo.reset()
    try:
        editor = demo.fill(base_url)
    except demo.OtherAddressError as error:
        raise CommandError(str(error)) from error
    if options.fill:
        _fill(options.fill)
    links = (
        ("A story to try", f"{base_url}/demo/{demo.TREATY}"),
        ("The desk, signed in once", f"{base_url}/desk/enter/{make_link(editor)}"),
        ("The public log", f"{base_url}/corrections/"),
    )
    connection.close()
    supervisor = Supervisor([web(options.host, options.port, 2), jobs()])
    supervisor.run(partial(_greet, links), partial(listens, options.host, options.port))
    return 0


def _fill(reports: int) -> None:
    from tqdm import tqdm

    from corrigenda.flow.newsroom.models import Outlet
    from corrigenda.project import demo
    from corrigenda.project.fill import FilledError, fill_desk

    outlet = Outlet.objects.get(slug=demo.SLUG)
    try:
        with tqdm(total=reports, unit=" reports", unit_scale=True) as bar:
            fill_desk(outlet, reports, told=bar.update)
    except FilledError as error:
        raise CommandError(str(error)) from error


def _greet(links: tuple[tuple[str, str], ...]) -> None:
    print("\nThe demo newsroom is open.\n")
    for name, link in links:
        print(f"  {name:<26}{link}")
    print(
        "\nIn the story, highlight “afer” and press Ctrl+Enter (Mac: Cmd+Enter)."
        "\nCtrl+C here closes the newsroom; what was done stays (RESET=1 starts afresh).\n",
        flush=True,
    )
