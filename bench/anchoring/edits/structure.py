"""Sentences and paragraphs are moved, joined and parted."""

from __future__ import annotations

from itertools import pairwise

from bench.anchoring.draft import BREAK, Draft, Span, paragraphs
from bench.anchoring.editor import Editor


def sentence_moved(editor: Editor) -> list[Draft]:
    """The sentence moves to the beginning or the end of another paragraph."""
    old = Draft(editor.text, editor.sentence(50))
    new = old.copy()
    _move_sentence(editor, new)
    return [old, new]


def sentence_moved_and_edited(editor: Editor) -> list[Draft]:
    """The sentence moves, and 15 % of its words change."""
    old, new = sentence_moved(editor)
    editor.rewrite_passage(new, 0.15)
    return [old, new]


def paragraph_moved(editor: Editor) -> list[Draft]:
    """The sentence's paragraph moves elsewhere, and other paragraphs are edited."""
    old = Draft(editor.text, editor.sentence())
    new = old.copy()
    home, count = new.home(), len(paragraphs(new.text))
    places = [to for to in range(1, count + 1) if to not in (home, home + 1)]
    new.move_paragraph(home, editor.rng.choice(places))
    editor.edit_elsewhere(new)
    return [old, new]


def paragraphs_merged(editor: Editor) -> list[Draft]:
    """The sentence's paragraph is joined to the one before it."""

    def is_below_another(span: Span) -> bool:
        return Draft(editor.text, span).home() > 1

    old = Draft(editor.text, editor.sentence(wanted=is_below_another))
    new = old.copy()
    start, _ = paragraphs(new.text)[new.home()]
    new.replace(start - len(BREAK), start, editor.language.between_sentences)
    editor.edit_elsewhere(new)
    return [old, new]


def paragraph_split(editor: Editor) -> list[Draft]:
    """Of two sentences that are marked together, the second begins a new paragraph."""
    sentences = editor.language.sentences(editor.text)
    together = [
        (one, two) for one, two in pairwise(sentences) if BREAK not in editor.text[one[1] : two[0]]
    ]
    (start, stop), (begin, end) = editor.rng.choice(together)
    old = Draft(editor.text, (start, end))
    new = old.copy()
    new.replace(stop, begin, BREAK)
    editor.edit_elsewhere(new)
    return [old, new]


def sentences_merged(editor: Editor) -> list[Draft]:
    """The full stop after the sentence becomes a comma, and what follows it is rewritten."""
    sentences = editor.language.sentences(editor.text)
    followed = [
        (one, two)
        for one, two in pairwise(sentences)
        if BREAK not in editor.text[one[1] : two[0]] and one[1] - one[0] > 2
    ]
    (start, stop), (begin, end) = editor.rng.choice(followed)
    old = Draft(editor.text, (start, stop))
    new = old.copy()
    if editor.language.words(new.text, begin, end):
        editor.rewrite(new, begin, end, 0.3)
    last = editor.language.words(new.text, start, stop)[-1][1]
    new.replace(last, stop, ",")
    editor.edit_elsewhere(new)
    return [old, new]


def _move_sentence(editor: Editor, draft: Draft) -> None:
    """Move the passage to an edge of another paragraph, with the space that parts it."""
    glue = editor.language.between_sentences
    start, end = draft.standing()
    low, high = paragraphs(draft.text)[editor.rng.choice(draft.elsewhere())]
    if editor.rng.random() < 0.5:
        draft.move(start, end, high)
        draft.insert(draft.standing()[0], glue)
    else:
        draft.move(start, end, low)
        draft.insert(draft.standing()[1], glue)
