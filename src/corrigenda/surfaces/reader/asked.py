"""`/check/<token>`: one question to somebody who is quoted or affected."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from corrigenda.flow.cases.actions.answer_source import MAX_COMMENT, SpentError, answer_source
from corrigenda.flow.cases.asking import QUESTIONS
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import SourceCheck
from corrigenda.flow.cases.source_checks import check_of_token, is_open
from corrigenda.lib import zones
from corrigenda.lib.languages import spoken
from corrigenda.surfaces.language import asked_for, page
from corrigenda.surfaces.problems import problem, wants_json
from corrigenda.surfaces.reader.asked_words import WORDS


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def asked(request: HttpRequest, token: str) -> HttpResponse:
    """The passage and the question; a GET changes nothing, because mail scanners open links."""
    check = check_of_token(token)
    if check is None:
        response = _unknown(request)
    elif not is_open(check):
        response = _plain(request, check, "spent", 410)
    elif request.method == "POST":
        response = _answer(request, check)
    else:
        response = _question(request, check)
    response["X-Robots-Tag"] = "noindex, nofollow"
    # A form on a page without a referrer posts from the origin "null", which is refused like
    # another site's; the site's own "same-origin" gives the address to no other site either.
    # https://fetch.spec.whatwg.org/#append-a-request-origin-header
    response["Referrer-Policy"] = "same-origin" if response.status_code == 200 else "no-referrer"
    return response


def _answer(request: HttpRequest, check: SourceCheck) -> HttpResponse:
    given, comment = request.POST.get("answer", ""), request.POST.get("comment", "")
    try:
        answer_source(check, given, comment)
    except SpentError:
        return _plain(request, check, "spent", 410)
    except CaseError as error:
        texts = WORDS[spoken(check.language)]
        errors = {error.field: _said(error.field, comment, texts)}
        return _question(request, check, given=given, comment=comment, errors=errors, status=422)
    return _plain(request, check, "thanks", 200)


def _question(
    request: HttpRequest,
    check: SourceCheck,
    *,
    given: str = "",
    comment: str = "",
    errors: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    language = spoken(check.language)
    texts, outlet = WORDS[language], check.case.outlet
    context = {
        "texts": texts,
        "outlet": outlet,
        "check": check,
        "article": check.case.article,
        "overline": texts["overline"].format(outlet=outlet.name),
        "hello": texts["hello"].format(name=check.name),
        "question": texts[check.question] if check.question in QUESTIONS else check.question,
        "answers": [(one, texts[one]) for one in ("confirmed", "disputed")],
        "given": given,
        "comment": comment[: 2 * MAX_COMMENT],
        "errors": errors or {},
    }
    with timezone.override(zones.zone(outlet.policy.time_zone)):
        return page(request, "reader/asked.html", context, language=language, status=status)


def _said(field: str, comment: str, texts: Mapping[str, str]) -> str:
    """What is wrong, in the page's language."""
    if field == "answer":
        return texts["choose"]
    if len(comment) > MAX_COMMENT:
        return texts["too_long"].format(length=len(comment), most=MAX_COMMENT)
    return texts["unreadable"]


def _plain(request: HttpRequest, check: SourceCheck, what: str, status: int) -> HttpResponse:
    language = spoken(check.language)
    texts = WORDS[language]
    context = {
        "outlet": check.case.outlet,
        "title": texts[f"{what}_title"],
        "text": texts[what],
    }
    return page(request, "reader/asked_end.html", context, language=language, status=status)


def _unknown(request: HttpRequest) -> HttpResponse:
    language = asked_for(request)
    texts = WORDS[language]
    if wants_json(request):
        english = WORDS["en"]
        return problem(404, "no-question", english["none"])
    context = {"title": texts["none_title"], "text": texts["none"]}
    return page(request, "reader/asked_end.html", context, language=language, status=404)
