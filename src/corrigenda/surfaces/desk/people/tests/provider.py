"""A small OpenID Connect provider: authorization code with PKCE, tokens signed with RS256."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
import urllib.request
from html import escape
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from corrigenda.lib.tests.servers import Ends

CLIENT, SECRET = "corrigenda", "client-secret"
ASKS = """<!doctype html><html lang="en"><title>Example House</title><link rel="icon" href="data:,">
<h1>Example House</h1><p><a href="/agreed?{query}">Go on as {name}</a></p>
<p><a href="/refused?{query}">Not now</a></p></html>"""


def _key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Provider:
    """Knows one person.

    Attributes:
        claims: what it says of them.
        userinfo: what it says where it is asked, when that is something else.
        signs_with: the key; another one is a forgery.
        audience: whom its tokens are for.
        asks: it shows a page of its own first, for people with a browser.
    """

    def __init__(self) -> None:
        self.claims: dict[str, Any] = {
            "sub": "u-17",
            "email": "edda@daily.example",
            "email_verified": True,
            "name": "Edda Brandt",
        }
        self.userinfo: dict[str, Any] | None = None
        self.key = self.signs_with = _key()
        self.audience = CLIENT
        self.asks = False
        self.codes: dict[str, dict[str, str]] = {}
        self._server = Ends(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def forge(self) -> None:
        """Sign with a key that is not the published one."""
        self.signs_with = _key()

    def app(self) -> dict[str, object]:
        """As `env.py` gives it to allauth."""
        settings = {"server_url": self.url, "oauth_pkce_enabled": True}
        return {
            "provider_id": "house",
            "name": "Example House",
            "client_id": CLIENT,
            "secret": SECRET,
            "settings": settings,
        }

    def agree(self, authorize_url: str) -> str:
        """What somebody's browser does there; the address that it is sent back to."""

        class Stay(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *_: object) -> None:
                return None

        try:
            urllib.request.build_opener(Stay).open(authorize_url, timeout=60)
        except urllib.error.HTTPError as answer:
            assert answer.code == 302, answer.read()
            return str(answer.headers["Location"])
        raise AssertionError("the provider did not send the browser back")

    def authorize(self, query: dict[str, str]) -> tuple[int, str]:
        asked = query.get("client_id") == CLIENT and query.get("response_type") == "code"
        if not asked or query.get("code_challenge_method") != "S256":
            return 400, "this is no authorization request with PKCE"
        code = secrets.token_urlsafe(16)
        self.codes[code] = query
        return 302, f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def page(self, query: dict[str, str]) -> bytes:
        """What it asks somebody who comes with a browser."""
        return ASKS.format(name=self.claims["name"], query=escape(urlencode(query))).encode()

    def refuse(self, query: dict[str, str]) -> tuple[int, str]:
        """They would rather not."""
        back = urlencode({"error": "access_denied", "state": query["state"]})
        return 302, f"{query['redirect_uri']}?{back}"

    def token(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        asked = self.codes.pop(form.get("code", ""), None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        good = asked is not None and asked["code_challenge"] == challenge
        if not good or asked["redirect_uri"] != form.get("redirect_uri"):
            return 400, {"error": "invalid_grant"}
        if form.get("client_secret") != SECRET:
            return 401, {"error": "invalid_client"}
        now = int(time.time())
        claims = {"iss": self.url, "aud": self.audience, "iat": now, "exp": now + 60}
        signed = jwt.encode(
            {**self.claims, **claims}, self.signs_with, algorithm="RS256", headers={"kid": "one"}
        )
        return 200, {"access_token": "opaque", "token_type": "Bearer", "id_token": signed}

    def get(self, path: str) -> dict[str, Any] | None:
        published: dict[str, Any] = json.loads(
            jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key())
        )
        documents: dict[str, dict[str, Any]] = {
            "/.well-known/openid-configuration": {
                "issuer": self.url,
                "authorization_endpoint": f"{self.url}/authorize",
                "token_endpoint": f"{self.url}/token",
                "userinfo_endpoint": f"{self.url}/userinfo",
                "jwks_uri": f"{self.url}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            },
            "/keys": {"keys": [{**published, "kid": "one", "alg": "RS256", "use": "sig"}]},
            "/userinfo": self.userinfo or self.claims,
        }
        return documents.get(path)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked = urlsplit(self.path)
                query = {name: one[0] for name, one in parse_qs(asked.query).items()}
                if asked.path == "/authorize" and provider.asks:
                    self._send(200, provider.page(query), "text/html; charset=utf-8")
                elif asked.path in ("/authorize", "/agreed"):
                    self._redirect(*provider.authorize(query))
                elif asked.path == "/refused":
                    self._redirect(*provider.refuse(query))
                else:
                    self._answer(200, provider.get(asked.path) or {})

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                form = {name: one[0] for name, one in parse_qs(body).items()}
                self._answer(*provider.token(form))

            def _answer(self, status: int, document: dict[str, Any]) -> None:
                self._send(status, json.dumps(document).encode(), "application/json")

            def _redirect(self, status: int, to: str) -> None:
                self.send_response(status)
                self.send_header("Location", to)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def _send(self, status: int, body: bytes, kind: str) -> None:
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                return

        return Handler
