"""Who said a case's passage, as the API gives it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corrigenda.flow.articles.attribution import Speaker
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.said import Credited, said_in
from corrigenda.flow.propagation.agencies import routes_to, told_of
from corrigenda.flow.propagation.models import Delivery
from corrigenda.surfaces.api.case_in_full_schemas import CreditOut, SaidOut, SpeakerOut
from corrigenda.surfaces.api.casefile_schemas import ToldOut


def said_out(case: Case) -> SaidOut | None:
    """None where our own reading of the story lacks the passage."""
    said = said_in(case)
    if said is None:
        return None
    quotation, speaker = said.answer.quotation, said.answer.speaker
    return SaidOut(
        quotation=[one.text for one in quotation.parts] if quotation else [],
        quotation_rule=quotation.rule if quotation else "",
        speaker=_speaker(speaker) if speaker else None,
        unsure=said.answer.unsure or "",
        credits=_credits(case, said.credits),
    )


def _speaker(speaker: Speaker) -> SpeakerOut:
    return SpeakerOut(
        name=speaker.name,
        named=speaker.named,
        inferred=speaker.inferred,
        rule=speaker.rule,
        because=speaker.because.text,
    )


def _credits(case: Case, credited: Sequence[Credited]) -> list[CreditOut]:
    routes = routes_to(case.outlet, credited)
    told = told_of(case, routes)
    return [
        _credit(one, [each.delivery for each in told.get(one.credit.name, [])]) for one in credited
    ]


def _credit(one: Credited, told: Iterable[Delivery]) -> CreditOut:
    return CreditOut(
        name=one.credit.name,
        whole=one.credit.whole,
        inferred=one.credit.inferred,
        rule=one.credit.rule,
        because=one.credit.because.text,
        address=one.address,
        told=[told_out(each) for each in told],
    )


def told_out(delivery: Delivery) -> ToldOut:
    """A delivery to an agency."""
    return ToldOut(
        what=delivery.kind, channel=delivery.channel, state=delivery.state, at=delivery.made_at
    )
