"""The same words in other characters."""

from __future__ import annotations

import unicodedata

from bench.anchoring.draft import Draft
from bench.anchoring.editor import Editor, UnsuitedError
from bench.anchoring.language import pattern

_TYPEWRITTEN = str.maketrans(
    {
        **dict.fromkeys("“”„«»”「」", '"'),
        **dict.fromkeys("‘’׳", "'"),
        **dict.fromkeys("–—", "-"),
        "״": '"',
        "…": "...",
        "，": ",",
        "、": ",",
        "：": ":",
        "？": "?",
        "（": "(",
        "）": ")",
    }
)
_LONG_WORD = pattern(r"\p{L}{7,}")
_THREE = pattern(r"\X{1,3}")
_CLUSTER = pattern(r"\X")
_ACCENTS = str.maketrans("aeiou", "áéïöü")
_SPACES = ("\u00a0", "  ", "\n", "\u202f", "\u200b ", " ")
_SPACE_WEIGHTS = (15, 10, 7, 4, 3, 61)
_UNSEEN = ("\u200b", "\n", "\u3000", "")
_UNSEEN_WEIGHTS = (1, 1, 1, 30)


def typography_changed(editor: Editor) -> list[Draft]:
    """Quotation marks, dashes and wide stops become those of a typewriter, or the other way."""

    def changes(span: tuple[int, int]) -> bool:
        words = editor.text[slice(*span)]
        return words.translate(_TYPEWRITTEN) != words

    set_up = Draft(editor.text, editor.sentence(wanted=changes))
    typed = set_up.copy()
    typed.each(lambda part: part.translate(_TYPEWRITTEN))
    old, new = (set_up, typed) if editor.rng.random() < 0.5 else (typed, set_up)
    editor.edit_elsewhere(new)
    return [old, new]


def spaces_changed(editor: Editor) -> list[Draft]:
    """Spaces become no-break, double, narrow or zero-width ones; unspaced text gets some."""
    old = Draft(editor.text, editor.sentence())
    new = old.copy()

    def change(part: str) -> str:
        if not editor.language.spaced:
            return "".join(
                char + editor.rng.choices(_UNSEEN, _UNSEEN_WEIGHTS)[0]
                for char in _CLUSTER.findall(part)
            )
        return "".join(
            editor.rng.choices(_SPACES, _SPACE_WEIGHTS)[0] if char == " " else char for char in part
        )

    editor.edit_elsewhere(new)
    new.each(change)
    return [old, new]


def soft_hyphens(editor: Editor) -> list[Draft]:
    """Soft hyphens are put into every word of seven letters or more."""
    old = Draft(editor.text, editor.sentence(wanted=lambda at: _has_long_word(editor, at)))
    new = old.copy()
    new.each(lambda part: _LONG_WORD.sub(lambda word: "\u00ad".join(_THREE.findall(word[0])), part))
    return [old, new]


def letters_decomposed(editor: Editor) -> list[Draft]:
    """Letters and their accents become characters of their own; English gets accents first."""
    text = editor.text
    if editor.language.code == "en":
        for name in editor.language.names(text)[::2]:
            text = text.replace(name, name[0] + name[1:].translate(_ACCENTS))
        # The accented text has the same length, so its sentences stand where they stood.

    def decomposes(span: tuple[int, int]) -> bool:
        words = text[slice(*span)]
        return unicodedata.normalize("NFD", words) != words

    old = Draft(text, editor.sentence(wanted=decomposes))
    new = old.copy()
    editor.edit_elsewhere(new)
    new.each(lambda part: unicodedata.normalize("NFD", part))
    return [old, new]


def _has_long_word(editor: Editor, span: tuple[int, int]) -> bool:
    """Say whether a word of the sentence would be hyphenated."""
    if not editor.language.spaced:
        raise UnsuitedError
    return bool(_LONG_WORD.search(editor.text, *span))
