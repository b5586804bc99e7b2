"""Reading a story given as plain text."""

import re
from typing import Final

from corrigenda.flow.articles.blocks import Block, Role, collapse
from corrigenda.flow.articles.reading import asides
from corrigenda.flow.articles.reading.decoding import decode
from corrigenda.flow.articles.reading.errors import ReadingError
from corrigenda.flow.articles.reading.page import Page
from corrigenda.flow.articles.reading.pages import check_bounds

_NEWLINE = re.compile(r"\r\n?|\n|\u2028|\u2029|\x0c")
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_LIST_LINE = re.compile(r"^\s*(?:[-*•‣◦▪–—]|\d{1,2}[.)])\s+(?=\S)")
# A subhead of the wires: "- Red carpet -".
_WIRE_SUBHEAD = re.compile(r"^\s*[-–—]\s.*\S\s[-–—]\s*$")
_BYLINE = re.compile(r"^(by|von|par|por|автор|автори|текст)[:\s]\s*\S", re.IGNORECASE)
_WRAPPED: Final = 120
_LONGEST_BYLINE: Final = 100


def read_plain(text: bytes | str) -> Page:
    """The story of a plain text: paragraphs between blank lines, asides known by label lines.

    Raises ReadingError for a text that is too large, is no text, or is empty.
    """
    decoded = _NEWLINE.sub("\n", decode(text))
    paragraphs = [paragraph for paragraph in _BLANK.split(decoded) if collapse(paragraph)]
    if not paragraphs:
        raise ReadingError("the text is empty; give the text of a story")
    lines = [line for paragraph in paragraphs for line in _lines(paragraph)]
    texts = [collapse(_LIST_LINE.sub("", line) if _is_list(line) else line) for line in lines]
    beside = asides.labelled(texts)
    beside |= {place for place, line in enumerate(texts) if asides.is_bare_offer(line)}
    roles = [_role(line, place in beside) for place, line in enumerate(lines)]
    headline = _mark_head(paragraphs, lines, texts, roles)
    blocks = tuple(Block(role, line) for role, line in zip(roles, texts, strict=True) if line)
    check_bounds(blocks)
    return Page(blocks=blocks, headline=headline)


def _lines(paragraph: str) -> list[str]:
    """One line for a paragraph that is wrapped; its lines where each stands for itself."""
    lines = [line for line in paragraph.split("\n") if collapse(line)]
    alone = any(
        _is_list(line) or asides.is_label(collapse(line)) or len(line) > _WRAPPED for line in lines
    )
    return lines if alone else [" ".join(lines)]


def _is_list(line: str) -> bool:
    return bool(_LIST_LINE.match(line)) and not _WIRE_SUBHEAD.match(line)


def _role(line: str, is_beside: bool) -> Role:
    if is_beside:
        return Role.aside
    return Role.list if _is_list(line) else Role.body


def _mark_head(
    paragraphs: list[str], lines: list[str], texts: list[str], roles: list[Role]
) -> str | None:
    """Gives the first lines their roles where they look like a headline and a byline."""
    is_headline = (
        len(lines) > 1
        and collapse(paragraphs[0]) == texts[0]
        and roles[0] is Role.body
        and asides.looks_like_title(texts[0])
        and not _WIRE_SUBHEAD.match(lines[0])
        and max(len(text) for text in texts[1:4]) > len(texts[0])
    )
    if not is_headline:
        return None
    roles[0] = Role.headline
    if roles[1] is Role.body and len(texts[1]) <= _LONGEST_BYLINE and _BYLINE.match(texts[1]):
        roles[1] = Role.byline
    return texts[0]
