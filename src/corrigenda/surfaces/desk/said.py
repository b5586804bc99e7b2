"""Who said it, as the page of a case shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corrigenda.flow.articles.attribution import Rule, Unsure
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.said import Credited, Said, said_in
from corrigenda.flow.propagation.agencies import News, Route, Told, news_of, routes_to, told_of
from corrigenda.flow.propagation.delivery_states import DeliveryState
from corrigenda.flow.propagation.errors import AgencyError
from corrigenda.flow.propagation.models import ChannelKind, Delivery
from corrigenda.surfaces.desk.telling.words import STATES, TONES

LONGEST = 220
RULES = {
    Rule.VERB_BEFORE: "the story names them before the words",
    Rule.VERB_AFTER: "the story names them after the words",
    Rule.ACCORDING: "the story follows them",
    Rule.COLON: "their name and a colon stand before the words",
    Rule.SIGNED: "their name stands under the words",
    Rule.INDIRECT: "the story reports what they said, without quoting",
    Rule.GOES_ON: "they spoke just before, and nobody else does in between",
    Rule.SUBJECT: "the sentence before is about them alone, and the words stand by themselves",
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
class ToldLine:
    """What an agency was told, and whether it got there.

    Attributes:
        what: was asked, or told of a correction, and by which way.
    """

    delivery: Delivery
    what: str
    state: str
    tone: str


@dataclass(frozen=True, slots=True)
class CreditLine:
    """A credit in words.

    Attributes:
        offer: what there is to tell now, `asked` or `corrected`; empty where there is nothing,
            no way, or all of it was told.
        by: by which ways it would be told.
        no_way: that there is something to tell, and no way to do it.
    """

    name: str
    why: str
    because: str
    whole: bool
    inferred: bool
    offer: str
    by: str
    no_way: bool
    told: list[ToldLine]


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
        credits=_credits(case, said.credits),
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


def _credits(case: Case, credited: Sequence[Credited]) -> list[CreditLine]:
    routes = {one.name: one for one in routes_to(case.outlet, credited)}
    told = told_of(case, list(routes.values()))
    try:
        news = news_of(case) if routes else None
    except AgencyError:
        news = None
    found, offered = [], set()
    for one in credited:
        name = one.credit.name
        # An agency that the passage is credited to twice is told once.
        first = name not in offered
        offered.add(name)
        known = told.get(name, []) if first else []
        found.append(_credit(one, routes[name], news if first else None, known))
    return found


def _credit(one: Credited, route: Route, news: News | None, told: list[Told]) -> CreditLine:
    credit = one.credit
    ways = route.ways(news) if news else ()
    is_told = news is not None and any(each.tells(news) for each in told)
    return CreditLine(
        name=credit.name,
        why=RULES.get(credit.rule, ""),
        because=_clipped(credit.because.text),
        whole=credit.whole,
        inferred=credit.inferred,
        offer=news.kind.rpartition(".")[2] if news and ways and not is_told else "",
        by=" and ".join(_BY[way] for way in ways),
        no_way=news is not None and not ways and not is_told,
        told=[_told(each) for each in told],
    )


_BY = {ChannelKind.EMAIL: "by mail", ChannelKind.PACKET: "as a packet"}


def _told(one: Told) -> ToldLine:
    delivery, state = one.delivery, DeliveryState(one.delivery.state)
    what = "told of the correction" if one.correction else "asked whether it is right"
    way = _BY[ChannelKind(delivery.channel)]
    return ToldLine(delivery, f"{what} {way}", STATES[state].lower(), TONES[state])
