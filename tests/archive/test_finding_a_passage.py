"""Where a passage stands, word by word or a little edited."""

from __future__ import annotations

import pytest

from corrigenda.archive import PassageIndex

from .stories import PASSAGE, edited, hay, story


def ids(matches):
    return sorted(match.document_id for match in matches)


def test_a_passage_is_found_in_every_story_it_stands_in(index: PassageIndex) -> None:
    index.add_many([(f"with-{n}", story(n)) for n in range(5)])
    index.add_many([(f"without-{n}", hay(n)) for n in range(20)])
    assert ids(index.find(PASSAGE)) == [f"with-{n}" for n in range(5)]


def test_the_place_is_told_in_code_points_of_the_text(index: PassageIndex) -> None:
    text = f"🙂 Žluťoučký — {PASSAGE} 🙂"
    index.add_many([("one", text)])
    (match,) = index.find(PASSAGE)
    assert text[match.start : match.end] == PASSAGE


def test_signs_at_the_edges_belong_to_the_passage(index: PassageIndex) -> None:
    passage = f"“{PASSAGE[:-1]} (33%).”"
    texts = {"same": f"He said: {passage} Then", "other": f"He said: {PASSAGE[:-1]} (33). Then"}
    index.add_many(texts.items())
    matches = {match.document_id: match for match in index.find(passage)}
    places = {name: texts[name][one.start : one.end] for name, one in matches.items()}
    assert places == {"same": passage, "other": f"{PASSAGE[:-1]} (33"}
    assert (matches["same"].is_copy, matches["other"].figures_agree) == (True, False)


def test_the_distance_is_edits_by_the_words_of_the_longer_side(index: PassageIndex) -> None:
    # 30 words: "28,000" is two.
    index.add_many([("one", story(1, edited(PASSAGE, (1, 26))))])
    (match,) = index.find(PASSAGE)
    assert match.distance == pytest.approx(2 / 30)


def test_words_put_in_and_taken_out_are_edits(index: PassageIndex) -> None:
    words = PASSAGE.split()
    index.add_many(
        [
            ("more", story(1, " ".join([*words[:9], "old", *words[9:]]))),
            ("less", story(2, " ".join([*words[:9], *words[10:]]))),
        ]
    )
    assert {m.document_id: m.distance for m in index.find(PASSAGE)} == {
        "more": pytest.approx(1 / 31),
        "less": pytest.approx(1 / 30),
    }


def test_case_quotes_and_spaces_are_no_edits(index: PassageIndex) -> None:
    index.add_many([("one", story(1, PASSAGE.upper().replace(" ", "\u00a0\n")))])
    assert [match.distance for match in index.find(PASSAGE)] == [0.0]


def test_soft_hyphens_and_decomposed_letters_are_no_edits(index: PassageIndex) -> None:
    passage = "Café Zürich öffnet wieder, sagte die Wirtin Änne Grün gestern in Norvale am Fluss."
    other = passage.replace("ü", "u\u0308").replace("é", "e\u0301")
    other = other.replace("wieder", "wie\u00adder")
    index.add_many([("one", f"{hay(1)} {other} {hay(2)}")])
    assert [match.distance for match in index.find(passage)] == [0.0]


@pytest.mark.parametrize("beside", ["", "❤\ufe0f", "Ко\u00adаліція", "за\u0301мок"])
@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ"])
def test_the_apostrophe_is_no_edit_whatever_else_stands_in_the_text(
    index: PassageIndex, apostrophe: str, beside: str
) -> None:
    passage = "Міністерство охорони здоровʼя видало девʼять дозволів у Тарво"
    text = passage.replace("ʼ", apostrophe)
    index.add_many([("one", f"{beside} Торік. {text}. І все. {beside}")])
    (match,) = index.find(passage)
    assert (match.words, match.distance, match.is_copy) == (text, 0.0, True)


def test_every_place_within_one_text_is_found(index: PassageIndex) -> None:
    text = f"{PASSAGE} {hay(3)} {PASSAGE} {hay(4)} {edited(PASSAGE, (5,))}"
    index.add_many([("one", text)])
    matches = sorted(index.find(PASSAGE), key=lambda match: match.start)
    assert [round(match.distance, 2) for match in matches] == [0.0, 0.0, 0.03]
    assert [match.start for match in matches[:2]] == [0, text.index(PASSAGE, 1)]


def test_of_two_places_side_by_side_in_a_long_text_both_are_found(index: PassageIndex) -> None:
    text = f"{hay(5, 60_000)} {PASSAGE} {edited(PASSAGE, (5,))} {PASSAGE} {hay(6, 60_000)}"
    index.add_many([("one", text)])
    assert [round(match.distance, 2) for match in index.find(PASSAGE)] == [0.0, 0.0, 0.03]


def test_the_closest_come_first(index: PassageIndex) -> None:
    index.add_many([("far", story(1, edited(PASSAGE, (1, 9)))), ("near", story(2))])
    assert [match.document_id for match in index.find(PASSAGE)] == ["near", "far"]


def test_nothing_farther_than_asked_is_given(index: PassageIndex) -> None:
    index.add_many([("one", story(1, edited(PASSAGE, (1, 9))))])
    assert index.find(PASSAGE, max_distance=0.05) == []
    assert len(index.find(PASSAGE, max_distance=0.1)) == 1


@pytest.mark.parametrize(
    "passage",
    [
        "国家统计局周一表示，去年有两万八千名乘客乘坐哈尔登公司的渡轮往返于两个城市之间。",
        "国の統計局は月曜日、昨年は二万八千人の乗客がハルデン社のフェリーを利用したと発表した。",
        "สำนักงานสถิติแห่งชาติระบุเมื่อวันจันทร์ว่าปีที่แล้วมีผู้โดยสารสองหมื่นแปดพันคน",
        "통계청은 월요일 지난해 승객 이만 팔천 명이 두 도시 사이를 오가는 배를 탔다고 밝혔다.",
        "Пасажирська компанія перевезла торік двадцять вісім тисяч людей між двома містами.",
        "قال مكتب الإحصاء يوم الاثنين إن ثمانية وعشرين ألف راكب سافروا بين المدينتين العام الماضي.",
        "राष्ट्रीय सांख्यिकी कार्यालय ने सोमवार को कहा कि पिछले साल अट्ठाईस हज़ार यात्री आए।",
    ],
    ids=["zh", "ja", "th", "ko", "uk", "ar", "hi"],
)
def test_a_passage_is_found_in_any_script(index: PassageIndex, passage: str) -> None:
    text = f"{hay(1)}\n{passage}\n{hay(2)}"
    index.add_many([("one", text), ("two", hay(3))])
    (match,) = index.find(passage)
    assert (match.document_id, match.distance) == ("one", 0.0)
    assert match.start == text.index(passage)
