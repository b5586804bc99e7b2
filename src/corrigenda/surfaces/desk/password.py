"""Choosing a password, once signed in."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from corrigenda.flow.newsroom.actions.set_password import set_password
from corrigenda.flow.newsroom.errors import PasswordError
from corrigenda.flow.newsroom.models import Staff
from corrigenda.surfaces.desk.access import for_account, page
from corrigenda.surfaces.desk.forms import PasswordForm


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@for_account
def choose(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Ask for a new password. Other sessions of this person end; this one goes on."""
    form = PasswordForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            set_password(staff, form.cleaned_data["password"])
        except PasswordError as error:
            form.add_error("password", str(error))
        else:
            update_session_auth_hash(request, staff)
            messages.success(request, "Your password was changed.")
            return redirect("desk:account")
    status = 422 if form.is_bound else 200
    return page(request, staff, "desk/password.html", {"form": form}, status=status)
