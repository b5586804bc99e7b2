"""A report as it came in at the door, checked before anything is stored."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import partial
from typing import Protocol
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from corrigenda.anchoring import Anchor, Selector, SelectorError, State, find, fold
from corrigenda.flow.reports.errors import ReportError, Wrong
from corrigenda.flow.reports.models import Channel, Kind
from corrigenda.lib import languages, text, urls

MAX_SAYS = 20_000
MAX_BLOCK = 200_000
MAX_WORDS = 20_000
MAX_WHY = 5_000
SHORT_TEXT = 20
"""Characters below which different readers may well write the same."""


class Pointing(Protocol):
    """What points at a passage of a story; see `Submission` for its parts."""

    @property
    def url(self) -> str: ...
    @property
    def selector(self) -> dict[str, object]: ...
    @property
    def block(self) -> str: ...
    @property
    def outlet(self) -> str: ...
    @property
    def language(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Question:
    """A passage of which a reader asks something before they report it."""

    url: str
    selector: dict[str, object]
    block: str = ""
    outlet: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """What a reader sent.

    Attributes:
        client_id: made by the sender; sending again under it is harmless.
        outlet: slug, or empty when the URL's origin is to decide.
        url: of the story, as the reader's browser had it.
        selector: W3C JSON; its positions are code points in `block`.
        block: text of the blocks that the passage touches, as the reader saw them; with some
            around them where the page has that text more than once.
    """

    client_id: UUID
    url: str
    selector: dict[str, object]
    block: str = ""
    outlet: str = ""
    should_say: str = ""
    why: str = ""
    source: str = ""
    kind: str = ""
    contact: str = ""
    language: str = ""
    channel: str = Channel.WIDGET.value

    def fingerprint(self) -> str:
        """A hash of everything that was sent, as 64 hexadecimal digits."""
        # The selector as it is understood: what else it holds may be nested without end.
        parts = {field.name: str(getattr(self, field.name)) for field in fields(self)}
        parts["selector"] = json.dumps(Selector.from_dict(self.selector).to_dict())
        return sha256(json.dumps(parts, sort_keys=True, ensure_ascii=True))


def sha256(value: str) -> str:
    """Of a text's UTF-8 bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(value.encode()).hexdigest()


def words_hash(says: str) -> str:
    """The same for passages that differ only in spacing, quotes, dashes or case."""
    return sha256(fold(says).text)


def text_hash(sent: Submission) -> str:
    """Of what the reader wrote; empty when it is short."""
    written = " ".join(f"{sent.should_say}\n{sent.why}".casefold().split())
    return sha256(written) if len(written) >= SHORT_TEXT else ""


def check(sent: Submission) -> Selector:
    """The passage that a well-formed submission points at.

    Raises:
        ReportError: names the field, what is wrong with it and what to do.
    """
    for holds in _checks(sent):
        holds()
    return check_pointing(sent)


def wrong_in(sent: Submission) -> Iterator[ReportError]:
    """All that is wrong with a submission, where `check` ends at the first."""
    every: list[Callable[[], object]] = [*_checks(sent), partial(check_pointing, sent)]
    for holds in every:
        try:
            holds()
        except ReportError as error:
            yield error


def _checks(sent: Submission) -> Iterator[Callable[[], object]]:
    for name, most in _MOST_SAID.items():
        yield partial(_check_text, getattr(sent, name), name, most)
    yield partial(_check_kind, sent.kind)
    if sent.contact:
        yield partial(check_contact, sent.contact)
    if sent.source:
        yield partial(_check_source, sent.source)


def _check_kind(kind: str) -> None:
    if kind and kind not in Kind.values:
        raise ReportError("kind", f"kind is one of {', '.join(Kind.values)}.", Wrong.UNKNOWN)


def check_contact(contact: str) -> None:
    """Let an e-mail address pass.

    Raises:
        ReportError: it is none.
    """
    _check_text(contact, "contact", _MOST_SAID["contact"])
    try:
        validate_email(contact)
    except ValidationError:
        raise ReportError(
            "contact",
            "contact is an e-mail address, such as name@example.org.",
            Wrong.NO_ADDRESS,
        ) from None


def check_pointing(sent: Pointing) -> Selector:
    """The same, of what has no more than the passage and where it stands."""
    for name, most in _MOST_POINTED.items():
        _check_text(getattr(sent, name), name, most)
    if sent.language and not languages.is_tag(sent.language):
        raise ReportError(
            "language", "language is a language tag, such as en or pt-BR.", Wrong.UNKNOWN
        )
    return _check_passage(sent)


_MOST_SAID = {"should_say": MAX_WORDS, "why": MAX_WHY, "source": 2000, "contact": 254}
_MOST_POINTED = {"block": MAX_BLOCK, "language": 35, "outlet": 50}


def _check_text(value: str, field: str, most: int) -> None:
    try:
        text.check_text(value, field=field, max_chars=most)
    except text.TextError as error:
        raise ReportError.of_text(field, error) from error


def _check_source(source: str) -> None:
    try:
        urls.normalize(source)
    except urls.UrlError as error:
        raise ReportError("source", f"source: {error}", Wrong.NO_LINK) from error


def _check_passage(sent: Pointing) -> Selector:
    try:
        selector = Selector.from_dict(sent.selector)
    except SelectorError as error:
        raise _no_selector(error, sent.selector.get("exact")) from error
    try:
        text.check_text(selector.exact, field="selector.exact", max_chars=MAX_SAYS)
    except text.TextError as error:
        raise ReportError.of_text("selector", error) from error
    try:
        text.check_text(selector.prefix, field="selector.prefix", max_chars=MAX_WHY)
        text.check_text(selector.suffix, field="selector.suffix", max_chars=MAX_WHY)
    except text.TextError as error:
        raise ReportError("selector", str(error), Wrong.NOT_WHOLE) from error
    if not selector.exact.strip():
        message = "The passage is empty: highlight the words that are wrong."
        raise ReportError("selector", message, Wrong.NO_WORDS)
    return selector


def _no_selector(error: SelectorError, exact: object) -> ReportError:
    """The anchoring has bounds of its own, beyond those of a report."""
    if isinstance(exact, str) and len(exact) > MAX_SAYS:
        long = {"length": len(exact), "most": MAX_SAYS}
        return ReportError("selector", str(error), Wrong.TOO_LONG, **long)
    wrong = Wrong.NO_WORDS if exact == "" else Wrong.NOT_WHOLE
    return ReportError("selector", str(error), wrong)


def address_of(sent: Pointing) -> str:
    """The story's address, normalized.

    Raises:
        ReportError: it is none.
    """
    try:
        return urls.normalize(sent.url)
    except urls.UrlError as error:
        raise ReportError("url", f"url: {error}", Wrong.NO_STORY) from error


def given_place(selector: Selector, block: str) -> Anchor | None:
    """Where the passage stands in its block as the sender says, when it does stand there."""
    start, end = selector.start, selector.end
    if not block or start is None or end is None or block[start:end] != selector.exact:
        return None
    return Anchor(State.UNCHANGED, start, end, 1.0)


def place_in_block(selector: Selector, block: str) -> Anchor | None:
    """Where the passage stands in its block; None without a block.

    Searching costs time, so it is done only for a report that was counted.

    Raises:
        ReportError: it does not stand there.
    """
    if not block:
        return None
    inside = find(selector, block)
    if inside.start is None:
        raise ReportError(
            "block",
            "The passage does not stand in block: send the text of its own paragraph.",
            Wrong.NOT_WHOLE,
        )
    return inside
