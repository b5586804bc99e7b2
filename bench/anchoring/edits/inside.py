"""The passage itself is edited."""

from __future__ import annotations

from bench.anchoring.draft import Draft, Span
from bench.anchoring.editor import Editor, UnsuitedError
from bench.anchoring.language import pattern

_CLAUSE_END = pattern(r"[,;，、،]\s?")


def typo_fixed(editor: Editor) -> list[Draft]:
    """A misspelt word inside the sentence is put right."""
    new = Draft(editor.text, editor.sentence())
    old = new.copy()
    words = editor.language.plain_words(old.text, *old.standing())[1:-1]
    start, end = editor.one_of([span for span in words if span[1] - span[0] > 1])
    old.replace(start, end, editor.misspelt(old.text[start:end]))
    editor.edit_elsewhere(new)
    return [old, new]


def word_only_put_right(editor: Editor) -> list[Draft]:
    """The passage is one misspelt word, which is put right."""
    start, end = editor.word(5)
    new = Draft(editor.text, (start, end))
    old = new.copy()
    old.replace(start, end, editor.misspelt(old.text[start:end]))
    editor.edit_elsewhere(new)
    return [old, new]


def number_changed(editor: Editor) -> list[Draft]:
    """A number of the sentence becomes another one."""
    language, text = editor.language, editor.text
    old = Draft(text, editor.sentence(wanted=lambda span: language.numbers(text, *span)))
    new = old.copy()
    start, end = editor.one_of(language.numbers(new.text, *new.standing()))
    new.replace(start, end, editor.other_number(new.text[start:end]))
    editor.edit_elsewhere(new)
    return [old, new]


def number_only_replaced(editor: Editor) -> list[Draft]:
    """The passage is a number, which becomes another one."""
    old = Draft(editor.text, editor.number())
    new = old.copy()
    new.replace(*new.standing(), editor.other_number(new.passage))
    editor.edit_elsewhere(new)
    return [old, new]


def word_only_replaced(editor: Editor) -> list[Draft]:
    """The passage is one word, which becomes another one."""
    old = Draft(editor.text, editor.word(5))
    new = old.copy()
    new.replace(*new.standing(), editor.other_word(new.passage))
    editor.edit_elsewhere(new)
    return [old, new]


def name_changed_throughout(editor: Editor) -> list[Draft]:
    """A name becomes another one wherever it stands; the sentence holds it."""
    names = editor.language.names(editor.text)
    if not names:
        raise UnsuitedError
    name = editor.rng.choice(names)
    other = editor.other_name(name)
    places = editor.language.places(editor.text, name)

    def holds_it(span: Span) -> bool:
        return any(span[0] <= start and end <= span[1] for start, end in places)

    old = Draft(editor.text, editor.sentence(wanted=holds_it))
    new = old.copy()
    for start, end in reversed(places):
        new.replace(start, end, other)
    editor.edit_elsewhere(new)
    return [old, new]


def light_rewrite(editor: Editor) -> list[Draft]:
    """A quarter of the words of the sentence change."""
    old = Draft(editor.text, editor.sentence(60))
    new = old.copy()
    editor.rewrite_passage(new, 0.25)
    editor.edit_elsewhere(new)
    return [old, new]


def heavy_rewrite(editor: Editor) -> list[Draft]:
    """Of the words of the sentence 45 % change, and its clauses change places."""
    old = Draft(editor.text, editor.sentence(80))
    new = old.copy()
    editor.rewrite_passage(new, 0.45)
    start, end = new.standing()
    stops = list(_CLAUSE_END.finditer(new.text, start + 3, end - 3))
    if stops:
        stop = editor.rng.choice(stops)
        first, second = new.text[start : stop.start()], new.text[stop.end() : end - 1]
        new.replace(start, end - 1, second + stop[0] + first)
    editor.edit_elsewhere(new)
    return [old, new]


def words_added(editor: Editor) -> list[Draft]:
    """Three to five words are put in between two words of the sentence."""
    old = Draft(editor.text, editor.sentence(60))
    new = old.copy()
    start, end = new.standing()
    _, at = editor.one_of(editor.language.words(new.text, start, end)[1:-1])
    glue = editor.language.between_words
    added = [editor.rng.choice(editor.language.vocabulary) for _ in range(editor.rng.randint(3, 5))]
    new.insert(at, glue + glue.join(added))
    editor.edit_elsewhere(new)
    return [old, new]


def half_cut(editor: Editor) -> list[Draft]:
    """The first or the last half of the sentence is cut."""
    old = Draft(editor.text, editor.sentence(80))
    new = old.copy()
    words = editor.language.words(new.text, *new.standing())
    drop = editor.rng.randint(int(len(words) * 0.4), int(len(words) * 0.55))
    if not 0 < drop < len(words):
        raise UnsuitedError
    if editor.rng.random() < 0.5:
        new.delete(new.standing()[0], words[drop][0])
    else:
        new.delete(words[-drop - 1][1], words[-1][1])
    editor.edit_elsewhere(new)
    return [old, new]


def look_alike_kept(editor: Editor) -> list[Draft]:
    """A look-alike stands elsewhere and stays; a fifth of the sentence's own words change."""
    old = editor.with_look_alike()
    new = old.copy()
    editor.rewrite_passage(new, 0.2)
    editor.edit_elsewhere(new)
    return [old, new]


def one_edit_after_the_other(editor: Editor) -> list[Draft]:
    """Three versions: first words of the sentence change, then more of them, and the rest."""
    old = Draft(editor.text, editor.sentence(60))
    middle = old.copy()
    editor.rewrite_passage(middle, 0.15)
    editor.edit_elsewhere(middle)
    new = middle.copy()
    editor.rewrite_passage(new, 0.15)
    editor.insert_before(new)
    return [old, middle, new]
