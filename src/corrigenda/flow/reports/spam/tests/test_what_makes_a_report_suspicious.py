"""Each part of the score, alone: what it sees, and what it leaves in peace."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corrigenda.flow.newsroom.policy import Policy
from corrigenda.flow.reports.spam import PARTS, Facts, parts_of, points_of

HONEST = Facts(
    says="afer",
    should_say="after",
    why="A letter is missing.",
    block="The leaders inspected a guard of honour, afer which they signed the treaty.",
    language="en",
)
LONG = "The minister who spoke there was Orla Venn and not her brother, as her office confirmed."


def found(**more: object) -> dict[str, int]:
    """The parts that a change of an honest report brings."""
    facts = replace(HONEST, **more)  # type: ignore[arg-type]
    return {part.name: part.points for part in parts_of(facts)}


def test_an_honest_report_has_no_points() -> None:
    assert found() == {}
    assert found(should_say=LONG.replace("office", "afer")) == {}


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"trapped": True}, "trap"),
        ({"unproven": True}, "unproven"),
        ({"banned": True}, "banned"),
        ({"seconds": 1.2}, "quick"),
        ({"forged": True}, "quick"),
        ({"should_say": "after https://watches.example/a"}, "links"),
        ({"why": "https://a.example/1 https://a.example/2 https://a.example/3"}, "links"),
        ({"why": "Look at <a href='https://a.example'>this</a>"}, "markup"),
        ({"why": "[url=https://a.example]this[/url]"}, "markup"),
        ({"why": "<script>alert(1)</script>"}, "code"),
        ({"should_say": "<x tabindex=1 onfocus=alert(1)>"}, "code"),
        ({"why": "see javascript:void(0)"}, "code"),
        ({"why": "Buy now at the online casino"}, "phrases"),
        ({"why": "Jetzt bestellen, kostenloser Versand"}, "phrases"),
        ({"why": "Пишите в WhatsApp +380671234567"}, "messenger"),
        ({"pages_with_it": 6}, "repeated"),
        ({"from_address": 20}, "burst"),
        ({"why": "asdfgh sdfjkl qwerty zxcvbn"}, "gibberish"),
        ({"why": "qwertz yxcvbn sdfghj"}, "gibberish"),
        ({"why": "a" * 60}, "gibberish"),
        ({"why": LONG.upper()}, "shouting"),
        ({"why": "Wrong!!!!"}, "shouting"),
        ({"why": "這個消息是錯誤的請編輯盡快更正因為部長並不在場而是他的兄弟"}, "script"),
        ({"should_say": LONG}, "unrelated"),
        ({"on_page": False}, "absent"),
    ],
)
def test_a_part_sees_what_it_is_for(change: dict[str, object], part: str) -> None:
    assert set(found(**change)) == {part}


@pytest.mark.parametrize(
    "change",
    [
        {"seconds": 8.0},
        {"why": "See https://ministry.example/table-4 and https://gazette.example/7"},
        {"source": "https://ministry.example/table-4"},
        {"says": "Visit https://ferry.example", "should_say": "Visit https://ferry.example"},
        {"says": "&lt;a href=x&gt; <a href='x'>", "why": "The page shows <a href='x'> as text."},
        {"says": "online casino", "should_say": "online casinos"},
        {"pages_with_it": 2},
        {"from_address": 8},
        {"why": "It is HNTB, PNC, and WSDOT, not WSDT."},
        {"why": "The checksum is d41d8cd98f00b204e9800998ecf8427e and the id XZQ-118-PLK."},
        {"says": LONG.upper(), "should_say": LONG.upper()},
        {"why": "AFP, DPA, ANSA and EFE all have it."},
        {"why": "Rechtschreibung: Angstschweiß, selbstständig, Herbststurm, Rechtsschutz."},
        {"why": "Wertvolles bewerten, Hertz, Wertzuwachs fortzusetzen; property, liberty."},
        {"why": "Falsch: Sie haben gewonnen, nicht verloren, und sie sollte den Preis abholen."},
        {"why": "Treba napisati Krk, Vrh, Grk i Brzet; smrt, krv, prst."},
        {"why": "Тут має бути «після»: пропущено літеру.", "language": "uk"},
        {
            "outlet_language": "ja",
            "says": "東京",
            "why": "正しくは京都です。市の発表を見てください。",
        },
        {"on_page": True},
    ],
)
def test_and_leaves_honest_readers_in_peace(change: dict[str, object]) -> None:
    assert found(**change) == {}


def test_no_weak_part_alone_holds_a_report() -> None:
    strong = {"trap", "unproven", "banned"}
    worst = replace(
        HONEST,
        seconds=0.0,
        should_say="https://a.example/1 https://a.example/2",
        why="[url=https://b.example] click here " + "https://c.example/x " * 9,
        pages_with_it=30,
        from_address=30,
        on_page=False,
    )
    for judge in PARTS:
        part = judge(worst)
        assert part is None or part.name in strong or part.points < Policy().hold_points


def test_every_part_gives_a_sentence_and_the_gravest_stands_first() -> None:
    parts = parts_of(replace(HONEST, trapped=True, forged=True, why="Wrong!!!!"))
    assert [part.points for part in parts] == [5, 2, 1]
    assert points_of(parts) == 8
    assert all(part.why.endswith(".") and len(part.why) > 20 for part in parts)
    assert set(parts[0].to_dict()) == {"part", "points", "why"}
