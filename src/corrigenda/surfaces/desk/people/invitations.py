"""Inviting people, and coming in by an invitation."""

from __future__ import annotations

from collections.abc import Callable

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.actions.accept_invitation import (
    accept_invitation,
    accept_invitation_as,
)
from corrigenda.flow.newsroom.actions.invite import Invited, invite
from corrigenda.flow.newsroom.actions.resend_invitation import resend_invitation
from corrigenda.flow.newsroom.actions.withdraw_invitation import withdraw_invitation
from corrigenda.flow.newsroom.errors import InvitationError, LinkSpentError, PasswordError
from corrigenda.flow.newsroom.models import Invitation, Outlet, Role, Staff
from corrigenda.flow.newsroom.queries import invitation_of_token, open_invitations
from corrigenda.surfaces.desk.access import for_account, for_staff
from corrigenda.surfaces.desk.people.forms import InviteForm, JoinForm
from corrigenda.surfaces.desk.people.staff import not_for_them, outlet_for, staff_page, staff_url
from corrigenda.surfaces.desk.wording import ROLES


@for_staff
@require_POST
def make(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Invite somebody; the link is shown this once."""
    outlet = outlet_for(staff, request.POST.get("outlet", ""), "staff.invite")
    if outlet is None:
        return not_for_them(request)
    form = InviteForm(request.POST)
    if form.is_valid():
        try:
            made = invite(**form.cleaned_data, outlet=outlet, by=actors.of(staff))
        except InvitationError as error:
            form.add_error(None, str(error))
        else:
            return _made(request, staff, outlet, made)
    return staff_page(request, staff, outlet, form, status=422)


@for_staff
@require_POST
def resend(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """The same offer again, with a new link."""

    def act(invitation: Invitation) -> HttpResponse:
        made = resend_invitation(invitation, by=actors.of(staff))
        return _made(request, staff, invitation.outlet, made)

    return _with_invitation(request, staff, pk, act)


@for_staff
@require_POST
def withdraw(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Take the offer back."""

    def act(invitation: Invitation) -> HttpResponse:
        withdraw_invitation(invitation, by=actors.of(staff))
        messages.success(request, f"The invitation of {invitation.name} was withdrawn.")
        return redirect(staff_url(invitation.outlet))

    return _with_invitation(request, staff, pk, act)


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Take an invitation up with a new account. Looking does not spend it."""
    form = JoinForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        by_passkey = given["way"] == "passkey"
        password = "" if by_passkey else given["password"]
        try:
            staff = accept_invitation(token, username=given["username"], password=password)
        except InvitationError as error:
            form.add_error("username", str(error))
        except PasswordError as error:
            form.add_error("password", str(error))
        except LinkSpentError as error:
            return _spent(request, str(error))
        else:
            return _let_in(request, staff, by_passkey=by_passkey)
    return _form(request, token, form)


@for_account
@require_POST
def join_as(request: HttpRequest, staff: Staff, token: str) -> HttpResponse:
    """Take an invitation up as who is signed in."""
    try:
        accept_invitation_as(token, staff)
    except LinkSpentError as error:
        return _spent(request, str(error))
    except InvitationError as error:
        messages.error(request, str(error))
        return redirect("desk:account")
    messages.success(request, "You took the invitation up.")
    return redirect("desk:queue")


def _made(request: HttpRequest, staff: Staff, outlet: Outlet, made: Invited) -> HttpResponse:
    fresh = InviteForm(initial={"role": Role.EDITOR})
    return staff_page(request, staff, outlet, fresh, made=made)


def _with_invitation(
    request: HttpRequest, staff: Staff, pk: int, act: Callable[[Invitation], HttpResponse]
) -> HttpResponse:
    outlet = outlet_for(staff, request.POST.get("outlet", ""), "staff.invite")
    if outlet is None:
        return not_for_them(request)
    invitation = open_invitations(outlet).filter(pk=pk).first()
    if invitation is None:
        messages.error(request, "That invitation was taken up or withdrawn meanwhile.")
        return redirect(staff_url(outlet))
    try:
        return act(invitation)
    except InvitationError as error:
        messages.error(request, str(error))
        return redirect(staff_url(outlet))


def _form(request: HttpRequest, token: str, form: JoinForm) -> HttpResponse:
    invitation = invitation_of_token(token)
    if invitation is None:
        return _spent(
            request,
            "This invitation was taken up or withdrawn, or is older than seven days. "
            "Ask who invited you for a new one.",
        )
    context = {
        "invitation": invitation,
        "role": ROLES[invitation.role],
        "token": token,
        "form": form,
        "signed_in": request.user if isinstance(request.user, Staff) else None,
    }
    status = 422 if form.is_bound else 200
    return render(request, "desk/people/join.html", context, status=status)


def _spent(request: HttpRequest, said: str) -> HttpResponse:
    return render(request, "desk/people/join.html", {"spent": said}, status=410)


def _let_in(request: HttpRequest, staff: Staff, *, by_passkey: bool) -> HttpResponse:
    record_authentication(request, staff, method="invitation", reauthenticated=True)
    onward = reverse("mfa_add_webauthn") if by_passkey else reverse("desk:queue")
    login = Login(user=staff, email_verification="none", redirect_url=onward)
    response: HttpResponse = perform_login(request, login)
    return response
