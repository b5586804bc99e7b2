"""The quick ways of cutting a text say the same as the rule for any script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.archive import words

_ODD_TEXT = st.text(
    st.sampled_from(
        "aZß9_ 1.,'’-…—“”\n\u00a0\u00ad\u200b\u200d\u0301éÉİıſŀЖжїέΣςאב٣ءخ٠ن"
        "ʼ\ufe0fпя❤กำ東か\u3099がガー々〇｡，Ａ５ﾊ김가\u1112½²ﬁª№€🙂🇪"
    )
)


@given(_ODD_TEXT | st.text())
def test_a_text_is_cut_the_same_quickly_and_by_the_rule(text: str) -> None:
    quick = words.cut(text)
    found = [match.span() for match in words._ANY_WORD.finditer(text)]
    assert list(zip(quick.starts, quick.ends, strict=True)) == found
    assert quick.folded == words.all_composed([text[start:end] for start, end in found])


def test_a_word_is_the_same_whatever_else_stands_in_its_text() -> None:
    simple = [char for char in map(chr, range(0x80, 0x110000)) if words.is_simple(char)]
    assert len(simple) > 30_000
    for char in simple:
        word = f"a{char}b"
        assert words.cut(word).folded == words.cut(word + " \u00ad").folded, hex(ord(char))


def test_no_word_is_empty_or_has_an_apostrophe() -> None:
    signs = (chr(code) for code in range(0x3000) if code != ord("ŉ"))
    for sign in signs:
        for word in words.cut(f"{sign} a{sign}b").folded:
            assert word and "'" not in word and "ʼ" not in word, hex(ord(sign))


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ", "‘", "`", "＇"])
@pytest.mark.parametrize("beside", ["", " ❤\ufe0f", " co\u00adop", " за\u0301мок"])
def test_every_apostrophe_parts_words(apostrophe: str, beside: str) -> None:
    text = f"здоров{apostrophe}я{beside}"
    assert words.cut(text).folded[:2] == ["здоров", "я"]
    assert words.folded_words(text) == words.cut(text).folded
    assert words.words_in(text) == 2 + words.words_in(beside)


def test_what_a_word_is() -> None:
    assert words.cut("28,000 don't co\u00adop ÉTÉ e\u0301te\u0301").folded == [
        *("28", "000", "don", "t", "coop", "été", "été"),
    ]
    assert words.cut("東京2020年、カフェ").folded == [*"東京", "2020", *"年カフェ"]
    assert words.cut("น้ำดี").folded == words.cut("น้ำ").folded + words.cut("ดี").folded
