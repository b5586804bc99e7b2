"""`corrigenda packet`: pair, had, apply and item, as an operator types them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.models import StoryHad, Subscriber
from corrigenda.flow.propagation.packets.envelope import Envelope
from corrigenda.flow.propagation.packets.queries import fingerprint
from corrigenda.flow.propagation.packets.tests.conftest import intranet, paired, serve, weekly
from corrigenda.flow.propagation.packets.tests.houses import BEFORE, House
from corrigenda.flow.reports.models import Report
from corrigenda.lib.tests.servers import Server, Visit
from corrigenda.project.cli import packet, parser
from corrigenda.project.cli.errors import CommandError

__all__ = ["intranet", "paired", "serve", "weekly"]

Say = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' own database is."""
    monkeypatch.setattr(packet, "bring_up_to_date", lambda: None)


def run(*words: str) -> int:
    """Run the command with these words."""
    options = parser().parse_args(["packet", *words])
    return int(options.run(options))


def a_file(folder: Path, *envelopes: Envelope) -> str:
    """Envelopes in a file, one a line."""
    rows = [{"packet": one.packet, "keys": [k.to_dict() for k in one.keys]} for one in envelopes]
    file = folder / "packets.json"
    file.write_text("\n".join(json.dumps(row) for row in rows))
    return str(file)


def test_pairing_prints_the_key_to_be_compared(
    intranet: Outlet, weekly: House, capsys: Say
) -> None:
    assert run("pair", weekly.origin, "--all") == 0
    assert fingerprint(weekly.kid) in capsys.readouterr().out
    assert Subscriber.objects.get().gets_all


def test_what_stands_in_a_file_is_taken_and_swept_for_at_once(
    story: Article, paired: Subscriber, weekly: House, tmp_path: Path, capsys: Say
) -> None:
    file = a_file(tmp_path, weekly.packet(), weekly.packet(kind="fix"))
    assert run("apply", file) == 1
    said = capsys.readouterr().out
    assert "found in 1 stories of The Daily Example, of which 1 can take its fix" in said
    assert "- kind is one of" in said
    assert "1 taken, 1 refused." in said
    assert Report.objects.get().says == BEFORE


def test_a_feed_is_applied_by_its_address_and_again_without_harm(
    story: Article, paired: Subscriber, weekly: House, serve: Callable[..., Server], capsys: Say
) -> None:
    feed = {
        "items": [{"_corrigenda": {"packet": weekly.packet().packet}}],
        "_corrigenda": {"keys": [one.to_dict() for one in weekly.chain]},
    }
    server = serve(lambda one: one.answer(json.dumps(feed).encode(), kind="application/json"))
    assert run("apply", server.url("/feed?token=x")) == 0
    assert run("apply", server.url("/feed?token=x")) == 0
    assert "known already" in capsys.readouterr().out
    assert Report.objects.count() == 1


def test_older_pages_of_a_feed_are_applied_first_and_once(
    story: Article, paired: Subscriber, weekly: House, serve: Callable[..., Server], capsys: Say
) -> None:
    packets = [weekly.packet().packet for _ in range(3)]
    asked: list[str] = []

    def page(one: Visit) -> None:
        asked.append(one.path)
        number = int(one.path.rpartition("=")[2])
        feed = {
            "items": [{"_corrigenda": {"packet": packets[number]}}],
            "_corrigenda": {"keys": [key.to_dict() for key in weekly.chain]},
            "next_url": server.url(f"/feed?after={number + 1}") if number < 2 else None,
        }
        one.answer(json.dumps(feed).encode(), kind="application/json")

    server = serve(page)
    assert run("apply", server.url("/feed?after=0")) == 0
    assert asked == ["/feed?after=0", "/feed?after=1", "/feed?after=2"]
    assert "3 taken, 0 refused." in capsys.readouterr().out
    assert run("apply", server.url("/feed?after=0")) == 0
    assert asked[3:] == ["/feed?after=0"]


def test_stories_that_a_subscriber_had_are_taken_from_a_file(
    story: Article, paired: Subscriber, tmp_path: Path, capsys: Say
) -> None:
    file = tmp_path / "had.txt"
    file.write_text(f"{story.url}\nhttps://daily.example/none\n")
    assert run("had", str(file), "--subscriber", "The Weekly") == 1
    assert "1 noted, 0 known already, 1 that are no story" in capsys.readouterr().out
    assert StoryHad.objects.get().how == "import"


def test_what_cannot_be_read_is_said(paired: Subscriber, tmp_path: Path) -> None:
    (tmp_path / "broken").write_text("{")
    for source in (str(tmp_path / "none"), str(tmp_path / "broken"), "http://127.0.0.1:9/feed"):
        with pytest.raises(CommandError):
            run("apply", source)
        with pytest.raises(CommandError):
            run("item", source)
