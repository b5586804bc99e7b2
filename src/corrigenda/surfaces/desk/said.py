"""Who said it, as the page of a case shows it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from corrigenda.flow.articles.attribution import Rule, Unsure
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.said import Credited, Said, said_in

LONGEST = 220
RULES = {
    Rule.VERB_BEFORE: "the story names them before the words",
    Rule.VERB_AFTER: "the story names them after the words",
    Rule.ACCORDING: "the story follows them",
    Rule.COLON: "their name and a colon stand before the words",
    Rule.SIGNED: "their name stands under the words",
    Rule.INDIRECT: "the story reports what they said, without quoting",
    Rule.GOES_ON: "they spoke just before, and nobody else does in between",
    Rule.TOLD: "it was told to them",
    Rule.REPORTED: "the sentence says that they report it",
    Rule.AGENCY_BEFORE: "the agency named last before",
    Rule.CAPTION: "the credit of the picture",
    Rule.DATELINE: "the dateline",
    Rule.BYLINE: "the byline",
    Rule.CREDIT_LINE: "the credit line of the story",
    Rule.AUTHORS: "the authors that the page names",
}
UNSURE = {
    Unsure.NOBODY: "No speaker found: nothing near the passage says that anybody said it.",
    Unsure.TWO: "No speaker found: two may have said it.",
    Unsure.PRONOUN: "No speaker found: the story says he, she, it or they, and more than one "
    "may be meant.",
    Unsure.LANGUAGE: "No speaker found: there are no rules for this language.",
    Unsure.LONG: "No speaker found: the paragraph is too long to be read.",
}


@dataclass(frozen=True, slots=True)
class CreditLine:
    """A credit in words.

    Attributes:
        mail: an address that opens a message to the agency; empty without one.
    """

    name: str
    why: str
    because: str
    whole: bool
    inferred: bool
    mail: str


@dataclass(frozen=True, slots=True)
class SaidView:
    """All of it; what is not known is empty.

    Attributes:
        speaker: who, by name or as described.
        why: the rule in words; `because` are the words of the story that it rests on.
        to_ask: the name that a source check is offered for.
    """

    speaker: str
    named: bool
    inferred: bool
    why: str
    because: str
    unsure: str
    quotation: str
    credits: list[CreditLine]
    to_ask: str


def said_view(case: Case) -> SaidView | None:
    """None where our own reading lacks the passage."""
    said = said_in(case)
    if said is None:
        return None
    speaker = said.answer.speaker
    return SaidView(
        speaker=speaker.name if speaker else "",
        named=bool(speaker and speaker.named),
        inferred=bool(speaker and speaker.inferred),
        why=RULES.get(speaker.rule, "") if speaker else "",
        because=_clipped(speaker.because.text) if speaker else "",
        unsure=UNSURE[said.answer.unsure] if said.answer.unsure else "",
        quotation=_quotation(said),
        credits=[_credit(one, case) for one in said.credits],
        to_ask=said.to_ask,
    )


def _quotation(said: Said) -> str:
    found = said.answer.quotation
    return _clipped(" ".join(one.text.strip() for one in found.parts)) if found else ""


def _clipped(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    half = LONGEST // 2
    return f"{text[:half].rsplit(' ', 1)[0]} … {text[-half:].split(' ', 1)[-1]}"


def _credit(one: Credited, case: Case) -> CreditLine:
    credit = one.credit
    return CreditLine(
        name=credit.name,
        why=RULES.get(credit.rule, ""),
        because=_clipped(credit.because.text),
        whole=credit.whole,
        inferred=credit.inferred,
        mail=_mail(one.address, case) if one.address else "",
    )


def _mail(address: str, case: Case) -> str:
    """A message that the editor's own mail program opens, with nothing of a report in it."""
    headline = " ".join(case.article.headline.split())[:200]
    passage = " ".join(case.says.split())[:500]
    body = (
        f"“{passage}”\n\nThese words stand in a story that is credited to you:\n{headline}\n"
        f"{case.article.url}\n\nWe are checking them. Are they right, and have you corrected "
        f"them?\n\n{case.outlet.policy.desk_name or case.outlet.name}\n"
    )
    subject = f"To be checked: {headline}"
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject)}&body={quote(body)}"
