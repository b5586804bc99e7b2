"""`/api/cases/<id>/…`: taking care of a case, as on the desk."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Status
from ninja.errors import HttpError

from corrigenda.flow.cases.actions.add_note import add_note
from corrigenda.flow.cases.actions.ask_source import ask_source
from corrigenda.flow.cases.actions.check import check, check_no_longer
from corrigenda.flow.cases.actions.mail_source import mail_source
from corrigenda.flow.cases.actions.own import own
from corrigenda.flow.cases.actions.see import see, see_no_longer
from corrigenda.flow.cases.actions.see_reply import see_reply
from corrigenda.flow.cases.actions.set_due import set_due
from corrigenda.flow.cases.actions.set_severity import set_severity
from corrigenda.flow.cases.actions.withdraw_source import withdraw_source
from corrigenda.flow.cases.asking import Ask
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.owners import owners_for
from corrigenda.flow.cases.presence import others_at
from corrigenda.flow.cases.queries import cases_of
from corrigenda.flow.cases.source_checks import check_of_key
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions.tell_agency import tell_agency
from corrigenda.surfaces.api.care import care
from corrigenda.surfaces.api.casefile_schemas import (
    AgencyIn,
    AgencyOut,
    AskIn,
    AskOut,
    CareOut,
    DueIn,
    HoldIn,
    NoteIn,
    NoteOut,
    OwnerIn,
    PresenceOut,
    RepliesIn,
    RepliesOut,
    SeverityIn,
)
from corrigenda.surfaces.api.said import told_out
from corrigenda.surfaces.api.schemas import Problem
from corrigenda.surfaces.api.staff_auth import by_staff_token, staff_of

router = Router(tags=["cases"], auth=by_staff_token)
PROBLEMS = dict.fromkeys((401, 403, 404, 409, 422), Problem)


@router.post("/{int:pk}/severity", response={200: CareOut, **PROBLEMS}, operation_id="severity")
def severity(request: HttpRequest, pk: int, given: SeverityIn) -> CareOut:
    """Say how grave it is; 409 when it is no longer `was`."""
    case, by = _case(request, pk), actors.of(staff_of(request))
    set_severity(case, given.severity, was=given.was, by=by)
    return care(case)


@router.post("/{int:pk}/owner", response={200: CareOut, **PROBLEMS}, operation_id="owner")
def owner(request: HttpRequest, pk: int, given: OwnerIn) -> CareOut:
    """Give it to somebody by user name, or to nobody."""
    case, by = _case(request, pk), actors.of(staff_of(request))
    own(case, _owner(case, given.owner), was=case.owner_id, by=by)
    return care(case)


@router.post("/{int:pk}/due", response={200: CareOut, **PROBLEMS}, operation_id="due")
def due(request: HttpRequest, pk: int, given: DueIn) -> CareOut:
    """Set the due time; null gives it back to policy."""
    case, by = _case(request, pk), actors.of(staff_of(request))
    set_due(case, given.due_at, was=given.was, by=by)
    return care(case)


@router.post("/{int:pk}/hold", response={200: CareOut, **PROBLEMS}, operation_id="hold")
def hold(request: HttpRequest, pk: int, given: HoldIn) -> CareOut:
    """Say that it is being checked."""
    case, by = _case(request, pk), actors.of(staff_of(request))
    check(case, by=by, reason=given.reason, until=given.until)
    return care(case)


@router.post("/{int:pk}/release", response={200: CareOut, **PROBLEMS}, operation_id="release_hold")
def release(request: HttpRequest, pk: int) -> CareOut:
    """Take it off hold."""
    case = _case(request, pk)
    check_no_longer(case, by=actors.of(staff_of(request)))
    return care(case)


@router.post("/{int:pk}/notes", response={201: NoteOut, **PROBLEMS}, operation_id="note")
def note(request: HttpRequest, pk: int, given: NoteIn) -> Status[NoteOut]:
    """Keep a note for the desk; `@name` tells who may read the case."""
    noted = add_note(_case(request, pk), given.text, by=actors.of(staff_of(request)))
    out = NoteOut(id=noted.note.pk, mentioned=list(noted.mentioned), unknown=list(noted.unknown))
    return Status(201, out)


@router.post(
    "/{int:pk}/source-checks", response={201: AskOut, **PROBLEMS}, operation_id="ask_source"
)
def ask(request: HttpRequest, pk: int, given: AskIn) -> Status[AskOut]:
    """Ask the person quoted; the link is told this once."""
    wanted = Ask(given.name, given.email, given.question, given.own)
    asked = ask_source(_case(request, pk), wanted, by=actors.of(staff_of(request)))
    unsent = mail_source(asked)
    mailed = bool(asked.check.email) and not unsent
    return Status(201, AskOut(id=asked.check.pk, url=asked.url, mailed=mailed, unsent=unsent))


@router.post(
    "/source-checks/{int:pk}/withdraw",
    response={200: CareOut, **PROBLEMS},
    operation_id="withdraw_source",
)
def withdraw(request: HttpRequest, pk: int) -> CareOut:
    """Take a link back."""
    found = check_of_key(pk)
    case = _case(request, found.case_id if found else 0)
    assert found is not None  # else there is no case with key 0
    withdraw_source(found, by=actors.of(staff_of(request)))
    return care(_case(request, case.pk))


@router.post(
    "/{int:pk}/replies/seen", response={200: RepliesOut, **PROBLEMS}, operation_id="see_reply"
)
def seen(request: HttpRequest, pk: int, given: RepliesIn) -> RepliesOut:
    """Say that an editor has read what readers wrote to the desk: it is new no more."""
    by = actors.of(staff_of(request))
    return RepliesOut(seen=see_reply(_case(request, pk), given.reports, by=by))


@router.post(
    "/{int:pk}/agencies", response={201: AgencyOut, **PROBLEMS}, operation_id="tell_agency"
)
def tell(request: HttpRequest, pk: int, given: AgencyIn) -> Status[AgencyOut]:
    """Ask an agency to which the words are credited, or tell it of the correction."""
    made = tell_agency(_case(request, pk), given.agency, by=actors.of(staff_of(request)))
    return Status(201, AgencyOut(told=[told_out(one) for one in made]))


@router.post("/{int:pk}/here", response={200: PresenceOut, **PROBLEMS}, operation_id="here")
def here(request: HttpRequest, pk: int) -> PresenceOut:
    """Say that you have it open, for half a minute; answers with who else has."""
    case, staff = _case(request, pk), staff_of(request)
    see(case, by=actors.of(staff))
    return PresenceOut(others=[one.full_name for one in others_at(case, staff)])


@router.api_operation(
    ["DELETE"], "/{int:pk}/here", response={204: None, **PROBLEMS}, operation_id="here_no_longer"
)
def here_no_longer(request: HttpRequest, pk: int) -> Status[None]:
    """Say that you have closed it."""
    see_no_longer(_case(request, pk), by=actors.of(staff_of(request)))
    return Status(204, None)


def _case(request: HttpRequest, pk: int) -> Case:
    case = cases_of(staff_of(request)).filter(pk=pk).first()
    if case is None:
        raise HttpError(404, "You may see no case with this number.")
    return case


def _owner(case: Case, username: str | None) -> Staff | None:
    if username is None:
        return None
    for one in owners_for(case.outlet):
        if one.username.lower() == username.lower():
            return one
    raise CaseError(f"Nobody called {username!r} may own cases of {case.outlet.name}.", "owner")
