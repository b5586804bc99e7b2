"""The form without JavaScript: what was typed, and what is said at each field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID, uuid4

from django.core.signing import BadSignature, Signer
from django.http import QueryDict

from corrigenda.flow.reports.errors import ReportError, Wrong
from corrigenda.flow.reports.manner import Manner
from corrigenda.flow.reports.models import Channel
from corrigenda.flow.reports.submission import Submission, wrong_in
from corrigenda.lib import clock, text
from corrigenda.lib.languages import is_spoken, primary
from corrigenda.surfaces.refusals import wrong_with

MAX_PREFILL = 5_000
"""Code points of the passage that a link may put into the form."""

TRAP = "subject"
"""Name of the field that people do not see; none that browsers fill in by themselves."""

MARK = "made"
"""Name of the hidden field that says when the form was made."""

_FIELDS = ("says", "should_say", "why", "source", "contact")
_TYPES = {"source": "url", "contact": "email"}
_FIELD_OF = {"selector": "says", "block": "says"}


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form.

    Attributes:
        language: in which the form speaks, one of ours; empty as long as nothing says which.
        client_id: made with the form, so that sending it twice is harmless.
        trapped: something was written into the field that people do not see.
        made: when the form was made, in seconds since 1970; None when what came back of it is
            not ours.
        appeal: what somebody at a banned address says; None when they did not ask for a person.
    """

    url: str
    says: str = ""
    should_say: str = ""
    why: str = ""
    source: str = ""
    contact: str = ""
    language: str = ""
    client_id: UUID = field(default_factory=uuid4)
    trapped: bool = False
    made: float | None = field(default_factory=lambda: clock.now().timestamp())
    appeal: str | None = None

    @property
    def mark(self) -> str:
        """When the form was made, signed for this form alone."""
        return _signer().sign(f"{self.client_id}/{self.made or 0:.3f}")

    def manner(self) -> Manner:
        """How it came in."""
        seconds = None if self.made is None else clock.now().timestamp() - self.made
        return Manner(
            trapped=self.trapped, seconds=seconds, forged=self.made is None, appeal=self.appeal
        )

    def submission(self) -> Submission:
        """As the reports stage takes it."""
        return Submission(
            client_id=self.client_id,
            url=self.url,
            selector={"type": "TextQuoteSelector", "exact": self.says},
            should_say=self.should_say,
            why=self.why,
            source=self.source,
            contact=self.contact,
            language=self.language,
            channel=Channel.FORM.value,
        )

    def renewed(self) -> Typed:
        """The same words as another report."""
        return replace(self, client_id=uuid4())


@dataclass(frozen=True, slots=True)
class Field:
    """One field as the template shows it."""

    name: str
    label: str
    hint: str
    value: str
    error: str = ""
    type: str = ""
    """Of an input; empty for a text of several lines."""
    required: bool = False
    rows: int = 3


def prefilled(query: QueryDict) -> Typed:
    """The form that a link asks for."""
    says = query.get("says", "").strip()[:MAX_PREFILL]
    try:
        text.check_text(says, field="says", max_chars=MAX_PREFILL)
    except text.TextError:
        says = ""
    return Typed(query.get("url", "").strip(), says=says, language=_language(query))


def typed(post: QueryDict) -> Typed:
    """What was sent. Without a usable client_id it is a form of its own."""
    # Browsers send CR LF from a text of several lines.
    given = {name: post.get(name, "").replace("\r\n", "\n").strip() for name in _FIELDS}
    try:
        client_id = UUID(post.get("client_id", ""))
    except ValueError:
        client_id = uuid4()
    return Typed(
        url=post.get("url", "").strip(),
        language=_language(post),
        client_id=client_id,
        trapped=bool(post.get(TRAP, "").strip()),
        made=_made(post.get(MARK, ""), client_id),
        appeal=post.get("appeal", "").strip() if post.get("appeals") else None,
        **given,
    )


def _language(given: QueryDict) -> str:
    tag = given.get("lang", "")
    return primary(tag) if is_spoken(tag) else ""


def _signer() -> Signer:
    return Signer(salt="corrigenda.report-form")


def _made(mark: str, client_id: UUID) -> float | None:
    try:
        name, _, seconds = _signer().unsign(mark[:200]).partition("/")
    except BadSignature:
        return None
    return float(seconds) if name == str(client_id) else None


def errors_of(sent: Typed, words: Mapping[str, str]) -> dict[str, str]:
    """What to say at each field, in the form's language; empty if no field is to blame."""
    errors: dict[str, str] = {}
    for wrong in wrong_in(sent.submission()):
        name = _FIELD_OF.get(wrong.field.split(".")[0], wrong.field)
        if name in _FIELDS:
            # Of several at one field the first is what the others come from.
            errors.setdefault(name, _said_of(wrong, sent.language, words))
    return errors


def _said_of(wrong: ReportError, language: str, words: Mapping[str, str]) -> str:
    if wrong.wrong is Wrong.NO_WORDS:
        return words["says_empty"]
    return wrong_with(wrong, language)


def fields(now: Typed, words: Mapping[str, str], errors: Mapping[str, str]) -> list[Field]:
    """The form's fields in order."""
    return [
        Field(
            name,
            label=words[f"{name}_label"],
            hint=words[f"{name}_hint"],
            value=getattr(now, name),
            error=errors.get(name, ""),
            type=_TYPES.get(name, ""),
            required=name == "says",
        )
        for name in _FIELDS
    ]
