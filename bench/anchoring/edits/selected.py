"""Selections as readers make them: a number, half a word, a headline, spaces at the end."""

from __future__ import annotations

from bench.anchoring.draft import Draft, paragraphs
from bench.anchoring.editor import Editor, UnsuitedError


def one_word(editor: Editor) -> list[Draft]:
    """One word; other words of its paragraph change, and other paragraphs."""
    return _neighbours_changed(editor, editor.word())


def one_number(editor: Editor) -> list[Draft]:
    """One number; words of its paragraph change, and other paragraphs."""
    return _neighbours_changed(editor, editor.number())


def half_a_word(editor: Editor) -> list[Draft]:
    """The beginning or the end of a word; other words of its paragraph change."""
    start, end = editor.word(6)
    middle = (start + end) // 2
    if end - start < 2:
        raise UnsuitedError
    return _neighbours_changed(editor, editor.rng.choice([(start, middle), (middle, end)]))


def sentence_with_spaces_at_its_end(editor: Editor) -> list[Draft]:
    """The selection runs on over the space, or the break, after the sentence."""
    start, end = editor.sentence()
    space = len(editor.text) - end - len(editor.text[end:].lstrip())
    if not space:
        raise UnsuitedError
    old = Draft(editor.text, (start, end + space))
    new = old.copy()
    for number in reversed(new.elsewhere()):
        if editor.rng.random() < 0.3:
            editor.rewrite(new, *paragraphs(new.text)[number], 0.2)
    return [old, new]


def headline(editor: Editor) -> list[Draft]:
    """The headline stays; the paragraph below it is replaced, and others change."""
    old = Draft(editor.text, paragraphs(editor.text)[0])
    new = old.copy()
    new.replace(*paragraphs(new.text)[1], editor.foreign_paragraph())
    editor.edit_elsewhere(new)
    return [old, new]


def headline_reworded(editor: Editor) -> list[Draft]:
    """A quarter of the words of the headline change."""
    old = Draft(editor.text, paragraphs(editor.text)[0])
    new = old.copy()
    editor.rewrite_passage(new, 0.25)
    editor.edit_elsewhere(new)
    return [old, new]


def whole_paragraph(editor: Editor) -> list[Draft]:
    """A whole paragraph, in which one word of ten changes."""
    spans = paragraphs(editor.text)
    old = Draft(editor.text, editor.rng.choice(spans[1:]))
    new = old.copy()
    editor.rewrite_passage(new, 0.1)
    editor.edit_elsewhere(new)
    return [old, new]


def several_paragraphs_edited(editor: Editor) -> list[Draft]:
    """Three or four paragraphs, in which one word of eight changes."""
    spans = paragraphs(editor.text)
    count = editor.rng.randint(3, 4)
    first = editor.rng.randrange(1, len(spans) - count)
    old = Draft(editor.text, (spans[first][0], spans[first + count - 1][1]))
    new = old.copy()
    editor.rewrite_passage(new, 0.12)
    editor.insert_before(new)
    return [old, new]


def _neighbours_changed(editor: Editor, place: tuple[int, int]) -> list[Draft]:
    """One word of four changes in the rest of the paragraph, but the next ones on each side."""
    old = Draft(editor.text, place)
    new = old.copy()
    first, last = place
    start, end = paragraphs(new.text)[new.home()]
    before = editor.language.words(new.text, start, first)[:-2]
    after = editor.language.words(new.text, last, end)[2:]
    if after:
        editor.rewrite(new, after[0][0], end, 0.25)
    if before:
        editor.rewrite(new, start, before[-1][1], 0.25)
    editor.edit_elsewhere(new)
    return [old, new]
