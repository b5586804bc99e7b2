"""A desk for a site that a recipe describes, and the people who use both."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from tests.journeys.conftest import Newsroom, Person, command, end, meet, start

from corrigenda.lib.tests.ports import free_port

__all__ = ["meet"]


@dataclass
class House(Newsroom):
    """A running Corrigenda with an outlet; `desk` signs its administrator in once."""

    token: str = ""
    secret: str = ""


OpenFor = Callable[..., House]


@pytest.fixture
def open_for(ready_service: Callable[..., dict[str, str]]) -> Iterator[OpenFor]:
    """Open the outlet `daily` for a site's origin, with its webhook if it has one, and serve."""
    served: list[House] = []

    def _open(origin: str, hook: str = "") -> House:
        port = free_port()
        url = f"http://127.0.0.1:{port}"
        env = ready_service(CORRIGENDA_URL=url, PYTHONUNBUFFERED="1")
        hooked = ["--hook-url", hook] if hook else []
        printed = command(
            env, "open-outlet", "daily", "--name", "The Daily", "--origin", origin,
            "--admin", "ada", "--private", *hooked,
        )  # fmt: skip
        told = dict(re.findall(r"(API token|Webhook secret|Sign in once)\s+(\S+)", printed))
        process = start(env, port, "serve")
        house = House(
            url, env, process, desk=told["Sign in once"],
            token=told["API token"], secret=told["Webhook secret"],
        )  # fmt: skip
        served.append(house)
        assert process.stdout is not None
        assert "Serving" in process.stdout.readline()
        house.hurry("daily")
        return house

    yield _open
    for house in served:
        end(house.process)


class OnTheirSite(Person):
    """Somebody on a page of the site's own, for whose looks we do not answer."""

    def check(self) -> None:
        """Nothing: the page is not ours."""
