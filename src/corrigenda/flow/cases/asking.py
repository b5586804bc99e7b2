"""What a source may be asked: the house's questions, or words that give no reader away. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import reports_in
from corrigenda.lib.text import TextError, check_text

QUESTIONS = ("said", "correct", "name", "figures", "told")
"""Questions that every language of the source's page has words for."""
MAX_QUESTION = 300
_RUN = 3
"""Words in a row that are a reader's, when the story does not have them so."""
_MOST_REPORTS = 500
_WORD = re.compile(r"\w+(?:[.,'’]\w+)*")


@dataclass(frozen=True, slots=True)
class Ask:
    """Who is asked, and what.

    Attributes:
        email: empty for a link that is handed over.
        question: one of `QUESTIONS`, or empty for `own`.
        own: the desk's own words.
    """

    name: str
    email: str = ""
    question: str = "said"
    own: str = ""


def asked_words(ask: Ask) -> str:
    """What is kept of the question: a key of `QUESTIONS`, or the desk's own words.

    Raises:
        CaseError: neither, or words that cannot be a question.
    """
    own = " ".join(ask.own.split())
    if not own and ask.question in QUESTIONS:
        return ask.question
    if not own:
        raise CaseError("Choose a question, or write one.", "question")
    if " " not in own and len(own) < 12:
        raise CaseError("Write the question as a sentence.", "own")
    try:
        return check_text(own, field="The question", max_chars=MAX_QUESTION)
    except TextError as error:
        raise CaseError(str(error), "own") from error


def refuse_readers_words(case: Case, ask: Ask, question: str) -> None:
    """Let the desk's own words pass when they repeat nothing that only a reader said.

    Raises:
        CaseError: they do; the message names the words.
    """
    if question in QUESTIONS and not ask.own.strip():
        return
    story = case.version.text if case.version else ""
    rows = reports_in(case).values_list("should_say", "why", "source_url")[:_MOST_REPORTS]
    found = readers_words(question, story, [text for row in rows for text in row if text])
    if found:
        raise CaseError(
            f"“{found}” is what a reader wrote, and the story does not say it. A person who is "
            "asked must learn nothing of a report: ask in words of your own.",
            "own",
        )


def readers_words(question: str, story: str, readers: Iterable[str]) -> str:
    """The first words of `question` that are a reader's and not the story's; empty for none.

    These are a figure or a name of a reader's, and any three words in a row.
    """
    asked, told = _words(question), _words(story)
    stands = {one.casefold() for one in told}
    runs = set(_runs(told))
    for text in readers:
        telling = {one.casefold() for one in _telling(text)} - stands
        for word in asked:
            if word.casefold() in telling:
                return word
        theirs = set(_runs(_words(text))) - runs
        for at, run in enumerate(_runs(asked)):
            if run in theirs:
                return " ".join(asked[at : at + _RUN])
    return ""


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _telling(text: str) -> list[str]:
    """The figures of a text, and its words with a capital but for those that begin a sentence."""
    found = []
    for match in _WORD.finditer(text):
        word, before = match.group(), text[: match.start()].rstrip(" \t“”\"'‘«»(")
        begins = not before or before[-1] in ".!?…\n"
        if any(char.isdigit() for char in word) or (word[0].isupper() and not begins):
            found.append(word)
    return found


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    folded = [word.casefold() for word in words]
    return [tuple(folded[at : at + _RUN]) for at in range(len(folded) - _RUN + 1)]
