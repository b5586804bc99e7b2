"""Spark and the index give the same places of the same passages in the same archive."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from corrigenda.archive import Match, PassageIndex
from corrigenda.archive.spark import build, find_many

from .stories import PASSAGE, edited, hay, story

OTHERS = {
    "uk": "Пором «Галден» перевіз 28 000 пасажирів між Норвалем і Тарво, і серед тих, хто отримав"
    " державну допомогу, компанії Марти Олійник торік не було, сказали в міністерстві.",
    "ar": "نقلت العبّارة ثمانية وعشرين ألف راكب بين نورفال وتارفو في العام الماضي ولم تكن الشركة"
    " من بين الشركات التي تلقّت مساعدة من الدولة كما قالت الوزارة يوم الاثنين في بيان لها",
    "ja": "渡し船の会社は昨年ノルヴァルとタルヴォの間で乗客二万八千人を運んだが、"
    "国の援助を受けた会社の中にはなかったと大臣は述べた。",
    "zh": "哈尔登轮渡公司去年在诺瓦尔和塔沃之间运送了二万八千名乘客,"
    "但不在接受国家援助的公司之列,部长星期一说。",
    "th": "บริษัทเรือข้ามฟากขนส่งผู้โดยสารสองหมื่นแปดพันคนระหว่างนอร์เวลและทาร์โวเมื่อปีที่แล้วรัฐมนตรีกล่าว",
    "ko": "할덴 여객선은 작년에 노르발과 타르보 사이에서 승객 28,000명을 실어 날랐으나 "
    "국가 지원을 받은 회사에는 들지 않았다고 장관이 월요일에 말했다 그리고 더는 말하지 않았다",
}


def _shortened(text: str, draw: Random) -> str:
    """A text that lacks a stretch: in any script, some words or signs less."""
    start = draw.randrange(5, len(text) - 5)
    return text[:start] + text[start + draw.randint(1, 6) :]


def _archive() -> Iterator[tuple[str, str]]:
    draw = Random(3)
    for number in range(400):
        yield f"hay-{number}", hay(number, 200)
    for number in range(200):
        places = tuple(draw.sample(range(29), draw.randint(0, 8)))
        yield f"edited-{number}", story(number, edited(PASSAGE, places))
    yield "figures", story(1, PASSAGE.replace("28,000", "29,000"))
    yield "written otherwise", story(2, PASSAGE.replace("28,000", "28 000"))
    yield "names", story(3, PASSAGE.replace("Oliynyk", "Savchuk"))
    yield "negation", story(4, PASSAGE.replace("was not", "was"))
    yield "twice", story(5) + "\n\n" + story(6, edited(PASSAGE, (3,)))
    yield "twice and close", f"{hay(7)} {PASSAGE} {edited(PASSAGE, (5,))} {PASSAGE} {hay(8)}"
    yield "long", f"{hay(9, 60_000)} {PASSAGE} {hay(10, 60_000)}"
    yield "one word", "ha " * 5_000
    for odd in ("", " ", "… — !", "\0", "\ud800", "a", "a b c d"):
        yield f"odd {odd.encode('utf-16', 'surrogatepass').hex()}", odd
    yield "half a sign", f"{hay(11)} \ud800 {PASSAGE}\ud800 {hay(12)}"
    for language, text in OTHERS.items():
        yield f"{language}-same", f"{hay(20)}\n{text}\n{hay(21)}"
        for number in range(10):
            yield f"{language}-{number}", f"{text[:9]} {_shortened(text, draw)} {text[-5:]}"
    yield "edited-7", story(7) + " the text that replaced another"


PASSAGES = [
    PASSAGE,
    edited(PASSAGE, (4, 11)),
    *OTHERS.values(),
    *("Oliynyk", "Marta Oliynyk", "28,000", "28 000 passengers", "by Marta Oliynyk, carried"),
    *(" ".join(PASSAGE.split()[first : first + 6]) for first in range(0, 20, 4)),
    *(
        "乗客二万八千人",
        "大臣",
        "二万八千名乘客",
        "Олійник",
        "28 000 пасажирів між Норвалем і Тарво",
    ),
    *(hay(number, 200)[300:600] for number in range(0, 400, 20)),
    "ha " * 40,
    "it was not that it was what it was",
    hay(9, 60_000)[1_000:9_000],
    "",
    " … — !",
]


@pytest.fixture(scope="module")
def found_by_spark(spark: Any, tmp_path_factory: pytest.TempPathFactory) -> list[list[Match]]:
    folder = tmp_path_factory.mktemp("spark")
    lines = (json.dumps({"document_id": name, "text": text}) for name, text in _archive())
    (folder / "dump.jsonl").write_text("\n".join(lines))
    about = build(spark, str(folder / "dump.jsonl"), str(folder / "archive"))
    assert about.documents == len(dict(_archive()))
    assert about.replaced == 1
    assert about.broken == 0
    return find_many(spark, str(folder / "archive"), PASSAGES)


@pytest.fixture(scope="module")
def found_by_index(tmp_path_factory: pytest.TempPathFactory) -> list[list[Match]]:
    file = tmp_path_factory.mktemp("index") / "archive.sqlite3"
    with PassageIndex(f"sqlite:///{file}") as index:
        index.add_many(_archive())
        return [index.find(passage) for passage in PASSAGES]


def test_every_place_of_every_passage_is_the_same(
    found_by_spark: list[list[Match]], found_by_index: list[list[Match]]
) -> None:
    for passage, mine, theirs in zip(PASSAGES, found_by_spark, found_by_index, strict=True):
        assert mine == theirs, passage


def test_and_there_is_something_to_compare(found_by_index: list[list[Match]]) -> None:
    found = dict(zip(PASSAGES, found_by_index, strict=True))
    ids = {match.document_id for match in found[PASSAGE]}
    assert {"twice", "long", "half a sign", "edited-7", "figures"} <= ids
    assert {match.is_copy for match in found[PASSAGE]} == {True, False}
    for language, text in OTHERS.items():
        assert f"{language}-same" in {match.document_id for match in found[text]}, language
    assert len(found["Marta Oliynyk"]) > 100
    assert sum(not some for some in found_by_index) <= 4


def test_the_words_that_stand_there_come_with_each_place(spark: Any, tmp_path: Path) -> None:
    texts = {"one": story(1), "two": story(2, edited(PASSAGE, (3,)))}
    lines = (json.dumps({"document_id": name, "text": text}) for name, text in texts.items())
    (tmp_path / "dump.jsonl").write_text("\n".join(lines))
    build(spark, str(tmp_path / "dump.jsonl"), str(tmp_path / "archive"))
    (found,) = find_many(spark, str(tmp_path / "archive"), [PASSAGE])
    assert [match.document_id for match in found] == ["one", "two"]
    for match in found:
        assert match.words == texts[match.document_id][match.start : match.end]


def test_boilerplate_in_three_thousand_places_is_listed_whole(spark: Any, tmp_path: Path) -> None:
    with (tmp_path / "dump.jsonl").open("w") as file:
        for number in range(3000):
            text = story(number, edited(PASSAGE, (number % 29,)))
            file.write(json.dumps({"id": f"{number:04}", "text": text}) + "\n")
    build(spark, str(tmp_path / "dump.jsonl"), str(tmp_path / "archive"))
    (found,) = find_many(spark, str(tmp_path / "archive"), [PASSAGE])
    assert {match.document_id for match in found} == {f"{number:04}" for number in range(3000)}
