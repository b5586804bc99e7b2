"""Large and repetitive texts are answered, not choked on.

Not timed: a method that is quadratic in Python does not come back from these at all.
"""

import pytest

from corrigenda.anchoring import describe, find, follow

SIZE = 200_000
TEXTS = {
    "one repeated word": ("spam " * (SIZE // 5), "eggs " * (SIZE // 5)),
    "a repeated word with changed edges": ("a " * (SIZE // 2), "b " + "a " * (SIZE // 2) + "c"),
    "one endless word": ("a" * SIZE, "b" + "a" * (SIZE - 5) + "c"),
    "one repeated character": ("的" * SIZE, "是" + "的" * (SIZE - 9) + "是"),
    "marks without end": ("e" + "\u0301" * SIZE, "x" + "\u0301" * SIZE + "y"),
    "nothing but stops": ("." * SIZE, "!" + "." * SIZE + "?"),
}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("length", [6, 2_000])
def test_an_answer_comes_and_lies_in_the_text(name, length):
    old, new = TEXTS[name]
    selector = describe(old, SIZE // 2, min(SIZE // 2 + length, len(old)))
    for anchor in (follow(selector, old, new), find(selector, new)):
        assert anchor.start is None or 0 <= anchor.start < anchor.end <= len(new)
