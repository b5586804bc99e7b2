"""Signing in by the house's own service, over OpenID Connect."""

from __future__ import annotations

import logging
from typing import Any

from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base import ProviderException
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from requests import RequestException

log = logging.getLogger(__name__)


class _Service(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth has no types
    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        login = super().complete_login(request, app, token, **kwargs)
        data = login.account.extra_data
        signed, told = data.get("id_token"), data.get("userinfo")
        # https://openid.net/specs/openid-connect-core-1_0.html#UserInfoResponse
        if not signed or (told and told.get("sub") != signed.get("sub")):
            raise ProviderException("The service named two people.")
        return login

    def _decode_id_token(self, app: Any, id_token: str) -> Any:
        # allauth trusts TLS alone when the token came from the service itself.
        return jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
            verify_signature=True,
        )


@never_cache
@require_POST
def go(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send the browser to the service."""
    # Nothing but `next` is taken from the form: not what allauth would add to the request.
    request.GET = QueryDict()
    sent = _through(OAuth2LoginView, request, provider_id)
    if not isinstance(sent, HttpResponseRedirect):
        return sent
    # A redirect from a form to another host is refused by form-action of our own policy.
    context = {"url": sent.url, "service": settings.CORRIGENDA_OIDC_NAME}
    return render(request, "desk/people/onward.html", context)


@never_cache
@require_GET
def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """The service sends it back."""
    return _through(OAuth2CallbackView, request, provider_id)


def _through(view: Any, request: HttpRequest, provider_id: str) -> HttpResponse:
    try:
        response: HttpResponse = view.adapter_view(_Service(request, provider_id))(request)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    except (RequestException, OAuth2Error, KeyError, TypeError, ValueError) as error:
        # It does not answer, or says what is no OpenID Connect.
        log.warning("the sign-in service %s: %s: %s", provider_id, type(error).__name__, error)
        return render(request, "socialaccount/authentication_error.html", status=502)
    return response


@never_cache
@require_GET
def cancelled(request: HttpRequest) -> HttpResponse:
    """Somebody changed their mind at the service."""
    messages.info(request, "You did not sign in there. Nothing happened.")
    return redirect("desk:sign-in")
