"""The law of `apply_fix`, over made-up stories: only the passage's text changes, and back again."""

from html import escape

from hypothesis import assume, given
from hypothesis import strategies as st

from corrigenda.anchoring import describe
from corrigenda.surfaces.demo.cms.apply import CannotApply, Fix, apply_fix
from corrigenda.surfaces.demo.cms.text_map import blocks_of, fold

WORDS = ["afer", "Varn", "310", "R&D", "<b>", "ship’s", "шлюз", "كوما", "🙂", "a", "the", "&amp;"]

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
tags = st.sampled_from(["em", "a", "strong", "span"])
spaces = st.sampled_from([" ", "\n  ", "&nbsp;", " <!-- afer --> "])


@st.composite
def inline(draw: st.DrawFn) -> str:
    pieces = []
    for text in draw(st.lists(words, min_size=1, max_size=5)):
        written = escape(text, quote=draw(st.booleans()))
        if draw(st.booleans()):
            tag = draw(tags)
            written = f'<{tag} title="afer">{written}</{tag}>'
        pieces.append(written)
    return draw(spaces).join(pieces)


@st.composite
def stories(draw: st.DrawFn) -> str:
    blocks = draw(st.lists(inline(), min_size=1, max_size=5))
    names = [draw(st.sampled_from(["p", "h2", "li", "blockquote"])) for _ in blocks]
    return "<article>\n" + "\n".join(
        f"<{name}>{block}</{name}>" for name, block in zip(names, blocks, strict=True)
    ) + "</article>"  # fmt: skip


def texts_of(story: str) -> list[str]:
    return [block.folded.text for block in blocks_of(story)]


@st.composite
def asked(draw: st.DrawFn) -> tuple[str, int, int, int, str]:
    story = draw(stories())
    texts = texts_of(story)
    block = draw(st.integers(0, len(texts) - 1))
    start = draw(st.integers(0, len(texts[block]) - 1))
    end = draw(st.integers(start + 1, len(texts[block])))
    return story, block, start, end, draw(words)


@given(asked())
def test_only_the_passage_changes_and_the_way_back_leads_to_the_same_text(
    given_: tuple[str, int, int, int, str],
) -> None:
    story, block, start, end, after = given_
    texts = texts_of(story)
    whole = "\n".join(texts)
    at = sum(len(text) + 1 for text in texts[:block])
    before = texts[block][start:end]
    selector = describe(whole, at + start, at + end).to_dict()

    try:
        changed = apply_fix(story, Fix(before, after, selector))
    except CannotApply:
        assume(False)

    expected = list(texts)
    expected[block] = fold(texts[block][:start] + after + texts[block][end:]).strip()
    assert texts_of(changed) == expected

    mended = "\n".join(expected)
    back = describe(mended, at + start, at + start + len(after)).to_dict()
    try:
        restored = apply_fix(changed, Fix(after, before, back))
    except CannotApply:
        assume(False)
    assert texts_of(restored) == texts


@given(asked())
def test_a_fix_of_a_passage_that_stands_once_is_never_refused(
    given_: tuple[str, int, int, int, str],
) -> None:
    story, block, start, end, _ = given_
    texts = texts_of(story)
    before = texts[block][start:end]
    assume(before.strip() and "\n".join(texts).count(before) == 1)
    selector = describe(texts[block], start, end).to_dict()

    changed = apply_fix(story, Fix(before, "Ωmega", selector))

    assert "Ωmega" in "\n".join(texts_of(changed))
