"""A passage through ten versions, found and described anew in each: it must not drift."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bench.anchoring.cases import Case
from bench.anchoring.draft import Draft, paragraphs
from bench.anchoring.editor import Editor, UnsuitedError
from bench.anchoring.language import language

VERSIONS = 10
KIND = "chain"


def chains(code: str, seed: str, count: int) -> Iterator[Case]:
    """Sentences that are followed through ten versions; their first and last words stay."""
    for number in range(count):
        name = f"chain/{code}/{number}"
        editor = Editor(language(code), f"{seed}/{name}")
        versions = [Draft(editor.text, editor.sentence(60))]
        while len(versions) < VERSIONS:
            new = versions[-1].copy()
            try:
                editor.rng.choice(_STEPS)(editor, new)
            except UnsuitedError:
                continue
            if new.text != versions[-1].text:
                versions.append(new)
        yield Case(code, KIND, name, tuple(versions))


def _insert_before(editor: Editor, draft: Draft) -> None:
    """Put a paragraph in before the passage, below the headline."""
    draft.insert_paragraph(editor.rng.randint(1, draft.home()), editor.foreign_paragraph())


def _edit_around(editor: Editor, draft: Draft) -> None:
    """Change words next to the passage, in its paragraph."""
    first, last = draft.standing()
    start, end = paragraphs(draft.text)[draft.home()]
    if editor.language.words(draft.text, last, end):
        editor.rewrite(draft, last, end, 0.2)
    if editor.language.words(draft.text, start, first):
        editor.rewrite(draft, start, first, 0.2)


def _edit_inside(editor: Editor, draft: Draft) -> None:
    """Change one word of the passage, neither the first two nor the last two."""
    words = editor.language.plain_words(draft.text, *draft.standing())[2:-2]
    start, end = editor.one_of(words)
    draft.replace(start, end, editor.other_word(draft.text[start:end]))


def _move(editor: Editor, draft: Draft) -> None:
    """Move the passage's paragraph to another place."""
    home, count = draft.home(), len(paragraphs(draft.text))
    if not home:
        raise UnsuitedError
    draft.move_paragraph(home, editor.rng.randint(1, count))


def _edit_elsewhere(editor: Editor, draft: Draft) -> None:
    """Make up to three edits in other paragraphs."""
    editor.edit_elsewhere(draft)


_STEPS: tuple[Callable[[Editor, Draft], None], ...] = (
    _insert_before,
    _edit_around,
    _edit_inside,
    _edit_elsewhere,
    _move,
)
