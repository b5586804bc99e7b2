"""The quick ways of cutting a text say the same as the rule for any script."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corrigenda.archive import words

_ODD_TEXT = st.text(
    st.sampled_from(
        "aZß9_ 1.,'’-…—“”\n\u00a0\u00ad\u200b\u200d\u0301éÉİıſŀЖжїέΣςאב٣ءخ٠ن"
        "กำ東か\u3099がガー々〇｡，Ａ５ﾊ김가\u1112½²ﬁª№€🙂🇪"
    )
)


@given(_ODD_TEXT | st.text())
def test_a_text_is_cut_the_same_quickly_and_by_the_rule(text: str) -> None:
    quick = words.cut(text)
    found = [match.span() for match in words._ANY_WORD.finditer(text)]
    assert list(zip(quick.starts, quick.ends, strict=True)) == found
    assert quick.folded == words.all_composed([text[start:end] for start, end in found])


def test_what_a_word_is() -> None:
    assert words.cut("28,000 don't co\u00adop ÉTÉ e\u0301te\u0301").folded == [
        *("28", "000", "don", "t", "coop", "été", "été"),
    ]
    assert words.cut("東京2020年、カフェ").folded == [*"東京", "2020", *"年カフェ"]
    assert words.cut("น้ำดี").folded == words.cut("น้ำ").folded + words.cut("ดี").folded
