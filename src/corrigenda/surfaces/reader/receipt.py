"""`GET /receipt/<token>`: a reader's private page on one report."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from corrigenda.anchoring import State, word_diff
from corrigenda.flow.cases.queries import context_of
from corrigenda.flow.propagation.queries import Wish, wish_of
from corrigenda.flow.publication.labels import in_the_story
from corrigenda.flow.publication.receipt import Outcome, Receipt, receipt_of
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.queries import report_of_receipt
from corrigenda.flow.reports.states import ReportState
from corrigenda.flow.reports.still_open import takes_address, takes_reply
from corrigenda.lib import mail
from corrigenda.surfaces.language import asked_for, of_reader, page
from corrigenda.surfaces.problems import problem, wants_json
from corrigenda.surfaces.reader.delete_words import WORDS as DELETING
from corrigenda.surfaces.reader.fragment import to_words
from corrigenda.surfaces.reader.held_words import HELD_WORDS
from corrigenda.surfaces.reader.own_words import words_for
from corrigenda.surfaces.reader.receipt_words import REPLY, TELL
from corrigenda.surfaces.reader.timeline import others, sentence, steps, where_now
from corrigenda.surfaces.reader.words import WORDS

_WAITING = (Outcome.RECEIVED, Outcome.CHECKING)


@dataclass(frozen=True, slots=True)
class Said:
    """What a reader gave and could not be taken.

    Attributes:
        words: to the desk.
        email: where to tell them the outcome.
        trouble: why, by its name among the words of that form.
    """

    words: str = ""
    email: str = ""
    trouble: str = ""
    status: int = 200


NOTHING = Said()


@never_cache
@require_safe
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """What became of the report; the same page for every token that is none."""
    return receipt_page(request, token)


def receipt_page(request: HttpRequest, token: str, said: Said = NOTHING) -> HttpResponse:
    """The page of a receipt as every view that ends on it answers."""
    report = report_of_receipt(token)
    if report is None:
        return unknown(request)
    if report.state in (ReportState.HELD, ReportState.REJECTED):
        return held_page(request, report, token)
    return _private(_page(request, receipt_of(report), token, said))


def _private(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response


def held_page(
    request: HttpRequest, report: Report, token: str, *, typed: str = "", status: int = 200
) -> HttpResponse:
    """Of a report that looks like abuse, or was found to be.

    Args:
        typed: of an appeal that could not be taken.
    """
    language = of_reader(report)
    held = report.state == ReportState.HELD
    told, deleting = HELD_WORDS[language], DELETING[language]
    state = "held" if held else "rejected"
    context = {
        "outlet": report.outlet,
        "report": report,
        "token": token,
        "held": held,
        "sentence": deleting["done"] if report.erased_at else told[state],
        "typed": typed,
        "failed": status != 200,
        "told": told,
        "deleting": deleting,
        "words": words_for(report.outlet, language),
    }
    response = _private(
        page(request, "reader/held.html", context, language=language, status=status)
    )
    # With none at all a browser calls the page's own form a stranger's (Fetch, 3.2).
    response["Referrer-Policy"] = "same-origin"
    return response


def _page(request: HttpRequest, now: Receipt, token: str, said: Said) -> HttpResponse:
    report = now.report
    language = of_reader(report)
    words = words_for(report.outlet, language)
    notice = now.notice
    wish, told_at = wish_of(report)
    telling = TELL[language]
    context = {
        "outlet": report.outlet,
        "report": report,
        "token": token,
        "deleting": DELETING[language],
        "now": now,
        "sentence": sentence(now, words),
        "steps": steps(now, words),
        "where": where_now(now, words),
        "others": others(now.others, language),
        "diff": word_diff(notice.before, notice.after) if notice and notice.before else [],
        "story": _story(report, now),
        "show": in_the_story(notice.language)["show"] if notice else "",
        "words": words,
        "takes_reply": takes_reply(report),
        "replying": REPLY[language],
        "said": said,
        "trouble": REPLY[language].get(said.trouble, ""),
        "telling": telling,
        "wish": telling.get(f"is_{wish}", "") if told_at or mail.is_on() else "",
        "told_at": told_at,
        "takes_address": takes_address(report) and mail.is_on() and wish in (Wish.NONE, Wish.ASKED),
        "wrong_address": telling.get(said.trouble, ""),
    }
    return page(request, "reader/receipt.html", context, language=language, status=said.status)


def unknown(request: HttpRequest) -> HttpResponse:
    """The same for every token that leads to nothing."""
    return _private(_unknown(request))


def _unknown(request: HttpRequest) -> HttpResponse:
    language = asked_for(request)
    words = WORDS[language]
    if wants_json(request):
        return problem(404, "no-receipt", WORDS["en"]["no_receipt"])
    return page(request, "reader/unknown.html", {"words": words}, language=language, status=404)


def _story(report: Report, now: Receipt) -> str:
    """The story; at the words of the passage, when they stand in our reading of it."""
    url = report.article.url
    if now.place is None or now.page_gone_at:
        return url
    place = context_of(now.place)
    if now.notice and now.notice.passage:
        stands = place.passage == now.notice.passage.exact
        return (now.notice.at_the_words if stands else None) or url
    corrected = bool(now.fix_verified_at) and place.passage == now.fix_after
    waiting = now.outcome in _WAITING and now.anchor_state == State.UNCHANGED
    if corrected or waiting:
        return url + to_words(place.before, place.passage, place.after)
    return url
