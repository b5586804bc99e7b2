"""The API object, and which error becomes which problem document."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from corrigenda import __version__
from corrigenda.flow.articles.blocks import BlocksError
from corrigenda.flow.articles.errors import ArticleError, UnknownOriginError
from corrigenda.flow.articles.reading import ReadingError
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.corrections.errors import CorrectionError, UndoError, WordingError
from corrigenda.flow.newsroom.errors import (
    ErasureError,
    InvitationError,
    NotAllowedError,
    OutletError,
    StaffError,
    TooManyError,
)
from corrigenda.flow.propagation.errors import AgencyError, ChannelError, ChoiceError, CopyError
from corrigenda.flow.propagation.packets.errors import (
    OtherPacketError,
    PacketError,
    SubscriberError,
    UnknownHouseError,
    UntrustedError,
)
from corrigenda.flow.reports.errors import (
    BanError,
    BannedError,
    OtherReportError,
    ProofNeededError,
    ReportError,
)
from corrigenda.lib.states import TransitionError
from corrigenda.lib.text import TextError
from corrigenda.lib.urls import UrlError
from corrigenda.surfaces.api.origins import ForeignPageError
from corrigenda.surfaces.api.refusals import told
from corrigenda.surfaces.problems import problem

api = NinjaAPI(
    title="Corrigenda",
    version=__version__,
    description="Reports in, notices and fixes out. Errors are RFC 9457 problem documents.",
    docs_url=None,
)


def _answer(error: type[Exception], status: int, kind: str) -> None:
    @api.exception_handler(error)
    def handle(request: HttpRequest, raised: Exception) -> HttpResponse:
        return told(request, raised, status, kind, str(raised))


_answer(ForeignPageError, 403, "foreign-page")
_answer(UnknownOriginError, 422, "unknown-origin")
_answer(OtherReportError, 409, "other-report")
_answer(UnknownHouseError, 403, "unknown-house")
_answer(UntrustedError, 403, "untrusted")
_answer(OtherPacketError, 409, "other-packet")
_answer(PacketError, 422, "packet")
_answer(ArticleError, 422, "article")
_answer(BanError, 409, "ban")
_answer(BlocksError, 422, "blocks")
_answer(ReadingError, 422, "no-story")
_answer(UrlError, 422, "url")
_answer(NotAllowedError, 403, "not-allowed")
_answer(OutletError, 422, "outlet")
_answer(ErasureError, 422, "erasure")
_answer(StaffError, 422, "staff")
_answer(InvitationError, 422, "invitation")
_answer(TextError, 422, "text")
_answer(ChoiceError, 422, "choice")
_answer(TransitionError, 409, "elsewhere")
_answer(UndoError, 409, "undo")
_answer(RequestDataTooBig, 413, "too-large")


@api.exception_handler(ReportError)
def _report_error(request: HttpRequest, error: ReportError) -> HttpResponse:
    return told(request, error, 422, "report", str(error), field=error.field)


@api.exception_handler(CaseError)
def _case_error(request: HttpRequest, error: CaseError) -> HttpResponse:
    return problem(422, "case", str(error), field=error.field)


@api.exception_handler(WordingError)
def _wording_error(request: HttpRequest, error: WordingError) -> HttpResponse:
    kind = "wording-refused" if error.refused else "wording-advised"
    findings = [one.to_dict() for one in error.findings]
    return problem(422, kind, str(error), field=error.field, findings=findings)


@api.exception_handler(CorrectionError)
def _correction_error(request: HttpRequest, error: CorrectionError) -> HttpResponse:
    return problem(422, "correction", str(error), field=error.field)


@api.exception_handler(ChannelError)
def _channel_error(request: HttpRequest, error: ChannelError) -> HttpResponse:
    return problem(422, "channel", str(error), field=error.field)


@api.exception_handler(SubscriberError)
def _subscriber_error(request: HttpRequest, error: SubscriberError) -> HttpResponse:
    return problem(422, "subscriber", str(error), field=error.field)


@api.exception_handler(CopyError)
def _copy_error(request: HttpRequest, error: CopyError) -> HttpResponse:
    return problem(422, "copy", str(error), field=error.field)


@api.exception_handler(AgencyError)
def _agency_error(request: HttpRequest, error: AgencyError) -> HttpResponse:
    return problem(422, "agency", str(error), field="agency")


@api.exception_handler(TooManyError)
def _too_many(request: HttpRequest, error: TooManyError) -> HttpResponse:
    answer = told(
        request,
        error,
        429,
        "too-many",
        f"Too many at once from your address. Nothing is lost: send it again in {error.wait} "
        "seconds.",
    )
    answer["Retry-After"] = str(error.wait)
    return answer


@api.exception_handler(ProofNeededError)
def _proof_needed(request: HttpRequest, error: ProofNeededError) -> HttpResponse:
    return told(request, error, 428, "proof-needed", str(error), challenge=error.challenge)


@api.exception_handler(BannedError)
def _banned(request: HttpRequest, error: BannedError) -> HttpResponse:
    more = {"until": error.until.isoformat(), "form": error.form}
    return told(request, error, 403, "banned", str(error), **more)


@api.exception_handler(AuthenticationError)
def _no_token(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    answer = problem(
        401,
        "no-token",
        "Send a token as Authorization: Bearer <token>: the outlet's API token for what a CMS "
        "asks; for what a member of the desk does, one from Your account.",
    )
    answer["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(ValidationError)
def _wrong_types(request: HttpRequest, error: ValidationError) -> HttpResponse:
    found = [{"field": _field(one), "detail": str(one.get("msg", ""))} for one in error.errors[:20]]
    said = "; ".join(f"{one['field']}: {one['detail']}" for one in found)
    return told(request, error, 422, "wrong-types", said[:1000], errors=found)


@api.exception_handler(HttpError)
def _http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    if error.status_code == 400:
        detail = "The body is no JSON: send UTF-8 encoded JSON."
        return told(request, error, 400, "broken-json", detail)
    return problem(error.status_code, "http", str(error))


def _field(found: dict[str, Any]) -> str:
    # ninja puts ("body", "<argument>") in front of a field's own path, or ("query",).
    where, *path = found.get("loc", ("body",))
    return ".".join(str(part) for part in path[1 if where == "body" else 0 :]) or "body"
