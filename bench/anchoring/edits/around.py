"""The passage stays as it is; what stands around it changes."""

from __future__ import annotations

from bench.anchoring.draft import Draft, paragraphs
from bench.anchoring.editor import Editor, UnsuitedError


def paragraph_inserted_before(editor: Editor) -> list[Draft]:
    """One to three paragraphs are put in before the sentence."""
    old = Draft(editor.text, editor.sentence())
    new = old.copy()
    editor.insert_before(new)
    return [old, new]


def surroundings_rewritten(editor: Editor) -> list[Draft]:
    """Six words of ten change in the rest of the paragraph."""
    language = editor.language

    def has_company(span: tuple[int, int]) -> bool:
        start, end = paragraphs(editor.text)[Draft(editor.text, span).home()]
        return end - start > 1.4 * (span[1] - span[0])

    old = Draft(editor.text, editor.sentence(wanted=has_company))
    new = old.copy()
    first, last = new.standing()
    start, end = paragraphs(new.text)[new.home()]
    for low, high in ((last, end), (start, first)):
        if language.words(new.text, low, high):
            editor.rewrite(new, low, high, 0.6)
    editor.insert_before(new)
    return [old, new]


def everything_else_rewritten(editor: Editor) -> list[Draft]:
    """One word of three changes in every other paragraph."""
    old = Draft(editor.text, editor.sentence())
    new = old.copy()
    for number in reversed(new.elsewhere()):
        editor.rewrite(new, *paragraphs(new.text)[number], 0.33)
    return [old, new]


def repeated_phrase(editor: Editor) -> list[Draft]:
    """A phrase that stands several times; paragraphs are put in before it."""
    old = Draft(editor.text, editor.repeated_phrase())
    new = old.copy()
    editor.insert_before(new)
    return [old, new]


def repeated_phrase_in_changed_context(editor: Editor) -> list[Draft]:
    """As above, and of the words near it one on each side changes."""
    old = Draft(editor.text, editor.repeated_phrase())
    new = old.copy()
    first, last = new.standing()
    reach = editor.language.letters(30)
    start, end = paragraphs(new.text)[new.home()]
    for low, high in ((last, min(end, last + reach)), (max(start, first - reach), first)):
        words = editor.language.plain_words(new.text, low, high)
        if words:
            a, b = editor.rng.choice(words)
            new.replace(a, b, editor.other_word(new.text[a:b]))
    if new.text == old.text:
        raise UnsuitedError
    editor.insert_before(new)
    return [old, new]
