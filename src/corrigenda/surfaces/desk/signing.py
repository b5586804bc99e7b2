"""Signing in and out."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, logout
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from corrigenda.flow.newsroom.actions.count import count
from corrigenda.flow.newsroom.actions.hash_address import hash_address
from corrigenda.flow.newsroom.actions.use_link import use_link
from corrigenda.flow.newsroom.errors import LinkSpentError, TooManyError
from corrigenda.flow.newsroom.models import Staff
from corrigenda.surfaces.caller import caller
from corrigenda.surfaces.desk.forms import SignInForm

LIMIT = 10
WINDOW = timedelta(minutes=15)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for user name and password; limited by address and by name."""
    onward = _local(request, request.POST.get("next") or request.GET.get("next") or "")
    if request.method != "POST":
        signed_in = request.user.is_authenticated
        return redirect(onward) if signed_in else _form(request, SignInForm(), onward)
    form = SignInForm(request.POST)
    if not form.is_valid():
        return _form(request, form, onward, status=422)
    try:
        _count(request, form.cleaned_data["username"])
    except TooManyError as error:
        return _too_many(request, form, onward, error.wait)
    staff = authenticate(request, **form.cleaned_data)
    if staff is None:
        # One message for both, so that nobody learns which names exist.
        form.add_error(None, "No account has this user name and password. Check both.")
        return _form(request, form, onward, status=422)
    return _by_password(request, staff, onward)


def _by_password(request: HttpRequest, staff: Staff, onward: str) -> HttpResponse:
    shown = {"username": staff.get_username(), "reauthenticated": True}
    record_authentication(request, staff, method="password", **shown)
    return _let_in(request, staff, onward)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    messages.success(request, "You are signed out.")
    return redirect("desk:sign-in")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in by a one-time link. Looking does not spend it: link previews look."""
    if request.method != "POST":
        return render(request, "desk/enter.html", {"token": token})
    try:
        staff = use_link(token)
    except LinkSpentError as error:
        return render(request, "desk/enter.html", {"spent": str(error)}, status=410)
    if not staff.is_active:
        closed = "This account is closed. Ask an administrator of your outlet."
        return render(request, "desk/enter.html", {"spent": closed}, status=410)
    record_authentication(request, staff, method="link")
    return _let_in(request, staff, reverse("desk:queue"))


def _let_in(request: HttpRequest, staff: AbstractBaseUser, onward: str) -> HttpResponse:
    """Begin the session, or first ask for the second factor where there is one."""
    login = Login(user=staff, email_verification="none", redirect_url=onward)
    response: HttpResponse = perform_login(request, login)
    return response


def _form(request: HttpRequest, form: SignInForm, onward: str, status: int = 200) -> HttpResponse:
    context = {"form": form, "next": onward, "service": settings.CORRIGENDA_OIDC_NAME}
    return render(request, "desk/sign_in.html", context, status=status)


def _too_many(request: HttpRequest, form: SignInForm, onward: str, wait: int) -> HttpResponse:
    minutes = max(1, round(wait / 60))
    form.add_error(
        None,
        f"Too many attempts. Try again in {minutes} minute{'s' if minutes > 1 else ''}, or "
        "ask an administrator for a one-time link.",
    )
    response = _form(request, form, onward, status=429)
    response["Retry-After"] = str(wait)
    return response


def _local(request: HttpRequest, url: str) -> str:
    here = url_has_allowed_host_and_scheme(
        url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    # Whoever is signed in already is sent onward, and would come back here for ever.
    loops = urlsplit(url).path == reverse("desk:sign-in")
    return url if here and not loops else reverse("desk:queue")


def _count(request: HttpRequest, username: str) -> None:
    name = salted_hmac("corrigenda.desk.signin", username.casefold()).hexdigest()
    count(f"signin:{hash_address(caller(request))}", limit=LIMIT, window=WINDOW)
    count(f"signin-name:{name}", limit=LIMIT, window=WINDOW)
