"""A text in plainer characters says what the text says, and about where."""

from hypothesis import given
from hypothesis import strategies as st

from corrigenda.anchoring import fold
from corrigenda.anchoring.light import Light, lighten

_WORDS = [
    *("the", "28,000", "don’t", "“Ilse”", "café", "cafe\u0301", "co\u00adop", "straße", "İzmir"),
    *("город", "مدينة", "עיר", "東京に住む", "서울", "เมือง", "नगर", "…", "—", "\u00a0", "\n\n"),
]
words = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=30).map(" ".join)


def test_what_nobody_sees_and_how_quotes_are_drawn_makes_no_difference():
    assert lighten("“Ilse”\u00a0said\u200b:  ‘no’ – co\u00adop") == "\"ilse\" said: 'no' - coop"


@given(words)
def test_words_that_fold_alike_are_alike_in_plainer_characters(text):
    assert fold(lighten(text)).text == fold(text).text


@given(words, words, words)
def test_the_stretch_of_a_passage_holds_it(before, passage, after):
    # Long enough for several pieces, each of which loses some characters.
    text = f"{before * 40} {passage} {after * 40}"
    light = Light(text)
    start = len(before) * 40 + 1
    at = len(lighten(text[:start]))
    low, high = light.stretch(at, at + len(lighten(passage)))
    assert low <= start and start + len(passage) <= high


@given(words)
def test_a_long_text_is_the_same_in_one_piece_as_in_many(text):
    assert Light(f"{text} " * 60).text.split() == lighten(text).split() * 60
