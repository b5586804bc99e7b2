"""Where names have no capitals, any word that differs may be one, however little it differs."""

from __future__ import annotations

import pytest

from corrigenda.archive import PassageIndex
from corrigenda.archive.guard import Guard

ANOTHER_NAME = [
    ("북한의 김정은 위원장", "북한의 김정일 위원장"),
    ("대회가 부산에서 열렸다", "대회가 부천에서 열렸다"),
    ("시장 이재명 말했다", "시장 이재용 말했다"),
    ("განაცხადა გიორგი ბერიძემ", "განაცხადა დავით კობახიძემ"),
    ("ქალაქ გორში", "ქალაქ ფოთში"),
    ("ᏣᎳᎩ ᎠᏂᏴᏫ", "ᎩᏚᏩ ᎠᏂᏴᏫ"),
    ("قال الوزير محمد في المؤتمر", "قال الوزير محمود في المؤتمر"),
    ("قال حسن أمس", "قال حسين أمس"),
    ("في العراق أمس", "في الفراق أمس"),
    ("وصل كريم أمس", "وصل ريم أمس"),
    ("وصل الحسن أمس", "وصل حسن أمس"),
    ("وصل إلى عُمان", "وصل إلى عَمّان"),
    ("राम ने कहा", "राज ने कहा"),
    ("मंत्री सीता ने", "मंत्री गीता ने"),
    ("השר דני אמר", "השר רני אמר"),
    ("ประธาน สมชาย กล่าว", "ประธาน สมชาต กล่าว"),
    ("野々村さんが会った", "野村さんが会った"),
    ("浜崎あゆみは歌った", "浜崎あゆむは歌った"),
    ("山田さとみは歌った", "山田さみは歌った"),
    ("サリーが来た", "サリが来た"),
    ("总统李在明说", "总统李明说"),
    ("市长王明说", "市长李明说"),
    ("ዶክተር ከበደ አለ", "ዶክተር አበበ አለ"),
]
SAME_NAME = [
    ("قال مُحَمَّد أمس", "قال محمد أمس"),
    ("قال أحمد أمس", "قال احمد أمس"),
    ("قال مـحـمـد أمس", "قال محمد أمس"),
    ("در تهران می‌گوید", "در تهران میگوید"),
    ("גשם יָרַד", "גשם ירד"),
    ("김 정은 위원장", "김정은 위원장"),
    ("ثلاثة أيام", "3 أيام"),
    ("他高兴的说", "他高兴地说"),
    ("他在里面", "他在裡面"),
    ("田中は京都で会った", "田中が京都で会った"),
    ("東京で開催した", "東京で開催しました"),
]


def names(one: str, other: str) -> bool:
    return Guard(one).compare(other)[1]


@pytest.mark.parametrize(("one", "other"), ANOTHER_NAME)
def test_one_sign_more_less_or_other_may_be_another_name(one: str, other: str) -> None:
    assert not names(one, other)
    assert not names(other, one)


@pytest.mark.parametrize(("one", "other"), SAME_NAME)
def test_what_is_only_written_otherwise_is_the_same(one: str, other: str) -> None:
    assert names(one, other)
    assert names(other, one)


@pytest.mark.parametrize(
    ("passage", "name", "another"),
    [
        (
            "북한의 김정은 위원장은 평양에서 열린 회의에서 새로운 계획을 발표했다고 통신이 전했다",
            "김정은",
            "김정일",
        ),
        (
            "თბილისში განცხადება გააკეთა გიორგი ბერიძემ და თქვა რომ ხიდი ხვალ დაიხურება",
            "გიორგი ბერიძემ",
            "დავით კობახიძემ",
        ),
    ],
)
def test_another_person_in_the_place_of_one_is_found_and_is_no_copy(
    index: PassageIndex, passage: str, name: str, another: str
) -> None:
    index.add_many([("one", passage.replace(name, another)), ("two", passage)])
    found = {match.document_id: match.is_copy for match in index.find(passage)}
    assert found == {"one": False, "two": True}
