"""The programs in `docs/republishers/README.md`, as who has no Corrigenda runs them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from joserfc.errors import JoseError
from tests.house.node import run_node

from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.actions.note_stories import note_stories
from corrigenda.flow.propagation.actions.pair import pair
from corrigenda.flow.propagation.models import Acknowledgement, Subscriber
from corrigenda.flow.propagation.packets.actions.take_packet import take_packet
from corrigenda.flow.propagation.packets.envelope import read_envelope
from corrigenda.flow.propagation.packets.tests.conftest import Publish
from corrigenda.flow.propagation.packets.tests.houses import AFTER, BEFORE, House
from corrigenda.flow.propagation.tests.conftest import Serve
from corrigenda.flow.publication.actions.make_key import make_key
from corrigenda.flow.publication.actions.rotate_key import rotate_key
from corrigenda.flow.publication.chain.signing import new_key
from corrigenda.flow.publication.logbook import house_keys
from corrigenda.lib.tests.servers import Visit

PAGE = Path(__file__).resolve().parents[2] / "docs/republishers/README.md"


def programs(language: str) -> str:
    """All that the page has in a language, as one file."""
    return "\n".join(
        re.findall(rf"^```{language}\n(.*?)^```", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    )


@pytest.fixture
def python() -> Any:
    """The functions of the page in Python."""
    names: dict[str, Any] = {}
    exec(compile(programs("python"), str(PAGE), "exec"), names)
    return SimpleNamespace(**names)


def pinned() -> dict[str, Any]:
    """What a republisher keeps of the house's document."""
    last = house_keys().all[-1].to_dict()
    return {"kid": last["kid"], "jwk": last["jwk"]}


def in_javascript(envelope: dict[str, Any], key: dict[str, Any], folder: Path) -> Any:
    """What the program in JavaScript makes of an envelope; None where it throws."""
    given = f"{json.dumps(envelope['packet'])}, {json.dumps(envelope['keys'])}, {json.dumps(key)}"
    script = folder / "verify.mjs"
    script.write_text(
        f"{programs('js')}\nverified({given}).then("
        "(found) => console.log(JSON.stringify(found)), () => console.log('null'));"
    )
    done = run_node(str(script))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_both_programs_open_a_packet_and_refuse_what_another_key_signed(
    story: Article,
    paired: Subscriber,
    weekly: House,
    publish: Publish,
    python: Any,
    tmp_path: Path,
) -> None:
    note_stories(paired, [story.url], by=OPERATOR)
    publish()
    (envelope,) = weekly.inbox
    said, kept = python.verified(envelope["packet"], envelope["keys"], pinned())
    assert kept == pinned()
    assert said["annotation"]["target"]["selector"]["exact"] == BEFORE
    assert said["annotation"]["body"][0]["value"] == AFTER
    assert in_javascript(envelope, pinned(), tmp_path) == {"said": said, "pinned": pinned()}

    forged = weekly.signed(said, new_key()).packet
    with pytest.raises(JoseError):
        python.verified(forged, envelope["keys"], pinned())
    assert in_javascript({**envelope, "packet": forged}, pinned(), tmp_path) is None


def test_both_follow_a_key_that_was_rotated_and_no_other(
    story: Article,
    paired: Subscriber,
    weekly: House,
    publish: Publish,
    python: Any,
    tmp_path: Path,
) -> None:
    note_stories(paired, [story.url], by=OPERATOR)
    make_key()
    first = pinned()
    rotate_key(by=OPERATOR)
    rotate_key(by=OPERATOR)
    publish()
    (envelope,) = weekly.inbox
    said, kept = python.verified(envelope["packet"], envelope["keys"], first)
    assert kept["kid"] == pinned()["kid"] != first["kid"]
    assert in_javascript(envelope, first, tmp_path) == {"said": said, "pinned": kept}

    broken = {**envelope, "keys": envelope["keys"][2:]}
    with pytest.raises(JoseError):
        python.verified(broken["packet"], broken["keys"], first)
    assert in_javascript(broken, first, tmp_path) is None


def test_a_house_pairs_with_the_document_posts_to_its_endpoint_and_hears_what_became_of_it(
    story: Article, intranet: Outlet, serve: Serve, publish: Publish, python: Any
) -> None:
    key = python.new_key()
    came: list[dict[str, Any]] = []

    def answer(visit: Visit) -> None:
        if visit.path == "/.well-known/corrigenda.json":
            visit.answer(
                python.document(key, host, "Small", "/in").encode(), kind="application/json"
            )
        else:
            assert visit.path == "/in"
            came.append(json.loads(visit.body))
            visit.answer()

    host = serve(answer).origin()
    small = pair(intranet, url=host, by=OPERATOR)
    note_stories(small, [story.url], by=OPERATOR)
    publish()
    (envelope,) = came
    said, _ = python.verified(envelope["packet"], envelope["keys"], pinned())

    places = {f"{host}/a": "corrected", f"{host}/b": "corrected", f"{host}/c": "found"}
    posted = python.acknowledgement(key, host, "Small", said["id"], 1, places)
    assert take_packet(read_envelope(json.loads(posted))).new
    assert Acknowledgement.objects.get().counts == {"corrected": 2, "found": 1}


def test_every_field_that_is_signed_is_explained(
    story: Article, paired: Subscriber, weekly: House, publish: Publish, python: Any
) -> None:
    note_stories(paired, [story.url], by=OPERATOR)
    publish()
    said, _ = python.verified(weekly.inbox[0]["packet"], [], pinned())
    rows = re.findall(r"^\| (`[^|]+) \|", PAGE.read_text("utf-8"), re.MULTILINE)
    named = {one.split(".")[0] for row in rows for one in re.findall(r"`([^`]+)`", row)}
    assert set(said) - {"format"} <= named
