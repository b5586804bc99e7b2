"""`/api/queue`: search the cases, accept and decline one or many, and take that back."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.http import HttpRequest
from ninja import Query, Router

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.listed import Listed
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import cases_replied
from corrigenda.flow.corrections.actions.accept import accept_many
from corrigenda.flow.corrections.actions.undo import undo_batch
from corrigenda.flow.corrections.chosen import chosen_of
from corrigenda.flow.corrections.offers import Offer, offers_for
from corrigenda.flow.corrections.outcomes import Done, each_case
from corrigenda.flow.corrections.search.finding import found, reach_of
from corrigenda.flow.corrections.search.grammar import parse
from corrigenda.flow.corrections.search.pages import page_of
from corrigenda.flow.corrections.undoable import undo_of
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Staff
from corrigenda.surfaces.api.queue_schemas import (
    AcceptIn,
    DeclineIn,
    DoneOut,
    ManyOut,
    OfferOut,
    QueueCaseOut,
    QueueIn,
    QueueOut,
    UndoIn,
)
from corrigenda.surfaces.api.schemas import Problem
from corrigenda.surfaces.api.staff_auth import by_staff_token, staff_of

router = Router(tags=["queue"], auth=by_staff_token)

PROBLEMS = dict.fromkeys((400, 401, 403, 422), Problem)


@router.get(
    "",
    response={200: QueueOut, **PROBLEMS},
    summary="Search the cases",
    operation_id="queue",
)
def queue(request: HttpRequest, asked: Query[QueueIn]) -> QueueOut:
    """At most 50 a page; go on with `after`."""
    staff, search = staff_of(request), parse(asked.q)
    page = page_of(found(staff, search, reach_of(staff)), sort=asked.sort, after=asked.after)
    return QueueOut(
        cases=_listed(page.cases),
        after=page.after,
        mistakes=[term.mistake for term in search.terms if term.mistake],
    )


@router.post(
    "/accept",
    response={200: ManyOut, **PROBLEMS},
    summary="Accept what readers suggest for typos",
    operation_id="accept_cases",
)
def accept(request: HttpRequest, payload: AcceptIn) -> ManyOut:
    """A silent fix each; where one cannot be accepted, the rest is."""
    staff, batch = staff_of(request), uuid4()
    cases, missing = chosen_of(staff, payload.cases)
    done = accept_many(cases, payload.cases, by=actors.of(staff), batch=batch)
    return _many(staff, batch, done + missing)


@router.post(
    "/decline",
    response={200: ManyOut, **PROBLEMS},
    summary="Decline cases",
    operation_id="decline_cases",
)
def decline_cases(request: HttpRequest, payload: DeclineIn) -> ManyOut:
    """Nothing is changed, and the readers are told the reason."""
    staff, batch = staff_of(request), uuid4()
    cases, missing = chosen_of(staff, payload.cases)

    def declined(case: Case) -> str:
        decline(case, reason=payload.reason, by=actors.of(staff), batch=batch)
        return "Declined."

    return _many(staff, batch, each_case(cases.values(), declined) + missing)


@router.post(
    "/undo",
    response={200: ManyOut, **PROBLEMS},
    summary="Take back what was decided in one go",
    operation_id="undo_cases",
)
def undo(request: HttpRequest, payload: UndoIn) -> ManyOut:
    """Who decided, within the seconds that the house gives; `cases` is empty when it is late."""
    done = undo_batch(payload.batch, by=actors.of(staff_of(request)))
    return ManyOut(cases=[_done(one) for one in done], batch=None, undo_until=None)


def _listed(cases: list[Listed]) -> list[QueueCaseOut]:
    """The cases of a page, in a number of queries that does not grow with it."""
    offers = offers_for(cases)
    owners = Staff.objects.in_bulk({one.owner_id for one in cases if one.owner_id})
    stories = Article.objects.select_related("current").defer(
        "current__text", "current__block_data"
    )
    articles = stories.in_bulk({one.article_id for one in cases})
    replied = cases_replied([one.pk for one in cases])
    return [
        _case(
            one,
            articles[one.article_id],
            owners.get(one.owner_id or 0),
            offers.get(one.pk),
            replied=one.pk in replied,
        )
        for one in cases
    ]


def _case(
    case: Listed, article: Article, owner: Staff | None, offer: Offer | None, *, replied: bool
) -> QueueCaseOut:
    return QueueCaseOut(
        id=case.pk,
        lane=case.lane,
        lane_reason=case.lane_reason,
        state=case.state,
        passage=case.says,
        url=article.url,
        headline=article.headline,
        reports=case.report_count,
        last_report_at=case.last_report_at,
        severity=case.severity,
        owner=owner.username if owner else "",
        due_at=case.due_at,
        replied=replied,
        offer=_offer(offer) if offer and offer.first else None,
    )


def _offer(offer: Offer) -> OfferOut | None:
    if offer.first is None:
        return None
    return OfferOut(
        before=offer.first.passage,
        after=offer.first.after,
        readers=offer.first.readers,
        key=offer.first.key,
        acceptable=offer.acceptable,
        second_person_because=offer.because,
    )


def _many(staff: Staff, batch: UUID, done: list[Done]) -> ManyOut:
    undoing = undo_of(staff, batch)
    return ManyOut(
        cases=[_done(one) for one in done],
        batch=undoing.batch if undoing else None,
        undo_until=undoing.until if undoing else None,
    )


def _done(one: Done) -> DoneOut:
    return DoneOut(id=one.case, done=one.done, said=one.said)
