"""The passage is deleted: the only right answer is that it is gone."""

from __future__ import annotations

from bench.anchoring.draft import Draft, Span, paragraphs
from bench.anchoring.editor import Editor, UnsuitedError


def paragraph_deleted(editor: Editor) -> list[Draft]:
    """The paragraph that holds the sentence is deleted."""
    return _without_its_paragraph(editor, Draft(editor.text, editor.sentence()))


def sentence_deleted(editor: Editor) -> list[Draft]:
    """The sentence is deleted, and the rest of its paragraph stays."""
    old = Draft(editor.text, editor.sentence())
    new = old.copy()
    _delete_sentence(new, new.standing())
    editor.edit_elsewhere(new)
    return [old, new]


def paragraph_replaced(editor: Editor) -> list[Draft]:
    """Another paragraph stands in the place of the one that held the sentence."""
    old = Draft(editor.text, editor.sentence())
    number = old.home()
    old, new = _without_its_paragraph(editor, old, elsewhere=False)
    new.insert_paragraph(number, editor.foreign_paragraph())
    return [old, new]


def deleted_while_a_look_alike_stays(editor: Editor) -> list[Draft]:
    """The paragraph is deleted; a sentence like the one in it stands elsewhere."""
    return _without_its_paragraph(editor, editor.with_look_alike())


def repeated_phrase_deleted(editor: Editor) -> list[Draft]:
    """The sentence with this place of a repeated phrase is deleted; the other places stay."""
    place = editor.repeated_phrase()
    old = Draft(editor.text, place)
    phrase = old.passage
    for start, end in editor.language.sentences(editor.text):
        if start <= place[0] and place[1] <= end:
            if editor.text.count(phrase, start, end) > 1:
                raise UnsuitedError
            new = old.copy()
            _delete_sentence(new, (start, end))
            editor.edit_elsewhere(new)
            return [old, new]
    raise UnsuitedError


def word_deleted_with_its_sentence(editor: Editor) -> list[Draft]:
    """One word, which may stand elsewhere too; its paragraph is deleted."""
    return _without_its_paragraph(editor, Draft(editor.text, editor.word()))


def _without_its_paragraph(editor: Editor, old: Draft, *, elsewhere: bool = True) -> list[Draft]:
    """Delete the passage's paragraph, which is not the headline."""
    new = old.copy()
    if not new.home():
        raise UnsuitedError
    new.delete_paragraph(new.home())
    if elsewhere:
        editor.edit_elsewhere(new)
    return [old, new]


def _delete_sentence(draft: Draft, span: Span) -> None:
    """Take a sentence out, with the space on one side; not one that is a whole paragraph."""
    start, end = span
    low, high = next(one for one in paragraphs(draft.text) if one[0] <= start and end <= one[1])
    if (low, high) == span:
        raise UnsuitedError
    if start > low:
        start -= draft.text[start - 1 : start].isspace()
    else:
        end += draft.text[end : end + 1].isspace()
    draft.delete(start, end)
