"""Asking another machine, safely: `fetch` reads a page, `post` delivers a message."""

import http.client
import ssl
from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from urllib.parse import quote, urljoin

import urllib3
from urllib3.response import HTTPResponse

from corrigenda.lib.http import addresses
from corrigenda.lib.http.body import ACCEPT_ENCODING, read_body
from corrigenda.lib.http.errors import (
    BadStatus,
    FetchError,
    Refused,
    TimedOut,
    TooLarge,
    Unreachable,
    WrongType,
)
from corrigenda.lib.http.limits import Allowance, Deadline
from corrigenda.lib.http.transport import connect
from corrigenda.lib.urls import Url, UrlError, parse

MAX_BYTES = 5 * 1024 * 1024
MAX_ANSWER_BYTES = 16 * 1024
MAX_HEADER_BYTES = 64 * 1024
TIMEOUT = 10.0
MAX_REDIRECTS = 5

_BLOCK = 64 * 1024
_AS_SENT = bytes(code for code in range(0x80) if code != 0x20)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_OURS = frozenset({"host", "content-length", "transfer-encoding", "connection", "expect"})

AllowPrivate = bool | Container[str]


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer of success.

    `url` is where it came from in the end, `redirects` the addresses before it in order;
    `headers` finds names in any case; `content_type` is the media type alone, in lower case, and
    `charset` what the Content-Type header says, both "" where it is silent.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    content_type: str
    charset: str = ""
    redirects: tuple[str, ...] = ()


def user_agent(version: str, url: str) -> str:
    """Return the name that we go by: `Corrigenda/<version> (+<url>)`. Raises UrlError."""
    return f"Corrigenda/{version} (+{parse(url)})"


def fetch(
    url: str,
    *,
    allow_private: AllowPrivate,
    accept: tuple[str, ...],
    user_agent: str,
    max_bytes: int = MAX_BYTES,
    timeout: float = TIMEOUT,
    max_redirects: int = MAX_REDIRECTS,
) -> Fetched:
    """GET `url`, following redirects, and return an answer of success (2xx).

    `allow_private` holds the origins (`scheme://host[:port]`) that may stand at addresses which
    are not public; True allows all of them. `accept` lists media types, `text/*` and `*/*`
    included. `max_bytes` bounds the body after unpacking, `timeout` the seconds of the whole
    exchange. Raises a FetchError, whose `retry` says whether to try again later.
    """
    deadline = Deadline(timeout)
    headers = {"User-Agent": user_agent, "Accept": ", ".join(accept)}
    target = _parse(url)
    passed: list[str] = []
    while True:
        with _exchange(
            "GET", target, headers=headers, allow_private=allow_private, deadline=deadline
        ) as (answer, allowance):
            if answer.status not in _REDIRECTS:
                _check_answer(answer, target, accept, max_bytes)
                body = _whole(answer, allowance, max_bytes)
                return _fetched(answer, target, body, tuple(passed))
            location = answer.headers.get("Location", "")
        if not location:
            raise BadStatus("The answer is a redirect that leads nowhere.", answer.status)
        if len(passed) >= max_redirects:
            raise BadStatus(f"There are more than {max_redirects} redirects.", answer.status)
        passed.append(str(target))
        target = _follow(target, location)


def post(
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    allow_private: AllowPrivate,
    user_agent: str,
    max_bytes: int = MAX_ANSWER_BYTES,
    timeout: float = TIMEOUT,
) -> Fetched:
    """POST `body` with `headers` to `url` and return an answer of success (2xx).

    A redirect is a failure. Only the status counts: `Fetched.body` is as much of the answer as
    came in time and within `max_bytes`, packed as it was sent. Raises a FetchError, whose `retry`
    says whether to deliver again, and ValueError for headers that are ours to set.
    """
    taken = sorted(_OURS & {name.lower() for name in headers})
    if taken:
        raise ValueError(f"The header {taken[0]} is set by the client; leave it out.")
    deadline = Deadline(timeout)
    target = _parse(url)
    named = {"User-Agent": user_agent, "Accept": "*/*", **headers}
    with _exchange(
        "POST", target, headers=named, allow_private=allow_private, deadline=deadline, body=body
    ) as (answer, allowance):
        _check_status(answer.status)
        allowance.reset(2 * max_bytes + MAX_HEADER_BYTES, "The answer")
        return _fetched(answer, target, _beginning(answer, max_bytes), ())


def _parse(url: str) -> Url:
    try:
        return parse(url)
    except UrlError as error:
        raise Refused(str(error)) from error


def _follow(base: Url, location: str) -> Url:
    # Header bytes arrive as Latin-1; what is not ASCII is meant as it was sent.
    raw = location.encode("latin-1", "replace")
    try:
        return parse(urljoin(str(base), quote(raw, safe=_AS_SENT)))
    except ValueError as error:
        raise Refused(f"The answer redirects to an address that is refused. {error}") from error


def _is_allowed(origin: str, allow_private: AllowPrivate) -> bool:
    if isinstance(allow_private, bool):
        return allow_private
    if isinstance(allow_private, str):
        # `in` would look for a piece of the text.
        raise TypeError("allow_private is one text; give a set of origins.")
    return origin in allow_private


def _checked(url: Url, allow_private: AllowPrivate, deadline: Deadline) -> list[addresses.Address]:
    found = addresses.resolve(url.host, url.connect_port, deadline)
    if not _is_allowed(url.origin, allow_private) and not all(
        addresses.is_public(address.ip) for address in found
    ):
        # The address itself stays unsaid: this may be shown to the person who gave the name.
        raise Refused(
            f"{url.origin} is not at a public address, so it is not read. If it is one of your "
            "own sites, an administrator can add its origin to the outlet's settings."
        )
    return found


@contextmanager
def _exchange(
    method: str,
    url: Url,
    *,
    headers: Mapping[str, str],
    allow_private: AllowPrivate,
    deadline: Deadline,
    body: bytes | None = None,
) -> Iterator[tuple[HTTPResponse, Allowance]]:
    checked = _checked(url, allow_private, deadline)
    allowance = Allowance(MAX_HEADER_BYTES, "The head of the answer")
    with _said_plainly(url, deadline):
        connection = connect(url, checked, deadline, allowance)
        try:
            connection.request(
                method,
                url.target,
                body=body,
                headers={
                    **headers,
                    "Host": url.authority,
                    "Accept-Encoding": ACCEPT_ENCODING,
                    "Connection": "close",
                },
                preload_content=False,
                decode_content=False,
            )
            answer = connection.getresponse()
            try:
                yield answer, allowance
            finally:
                answer.close()
        finally:
            connection.close()


@contextmanager
def _said_plainly(url: Url, deadline: Deadline) -> Iterator[None]:
    try:
        yield
    except FetchError:
        raise
    except (TimeoutError, urllib3.exceptions.TimeoutError) as error:
        raise deadline.passed() from error
    except ssl.SSLCertVerificationError as error:
        raise Unreachable(
            f"The certificate of {url.host} is not valid ({error.verify_message}). Its owner "
            "must renew or mend it."
        ) from error
    except (OSError, http.client.HTTPException, urllib3.exceptions.HTTPError) as error:
        if isinstance(error, http.client.LineTooLong) or type(error) is http.client.HTTPException:
            raise TooLarge("The head of the answer is too long; it was not read.") from error
        raise Unreachable(
            f"{url.host} broke off or did not answer in proper HTTP; try later."
        ) from error


def _check_answer(answer: HTTPResponse, url: Url, accept: tuple[str, ...], max_bytes: int) -> None:
    _check_status(answer.status)
    kind = _media_type(answer)[0]
    if not any(_matches(kind, wanted) for wanted in accept):
        raise WrongType(
            f"{url.origin} sent {kind or 'no content type'}, and {', '.join(accept)} was asked for."
        )
    length = answer.headers.get("Content-Length", "")
    if length.isdecimal() and len(length) < 20 and int(length) > max_bytes:
        raise TooLarge(f"The answer is longer than {max_bytes:,} bytes; it was not read.")


def _whole(answer: HTTPResponse, allowance: Allowance, max_bytes: int) -> bytes:
    # Framing and packing may add to a body, but never double one that is honest.
    allowance.reset(2 * max_bytes + MAX_HEADER_BYTES, "The answer")
    encoding = answer.headers.get("Content-Encoding", "")
    return read_body(answer.stream(_BLOCK, decode_content=False), encoding, max_bytes)


def _beginning(answer: HTTPResponse, max_bytes: int) -> bytes:
    body = bytearray()
    try:
        for chunk in answer.stream(max_bytes, decode_content=False):
            body += chunk
            if len(body) >= max_bytes:
                break
    except (TimedOut, TooLarge, OSError, http.client.HTTPException, urllib3.exceptions.HTTPError):
        pass  # The status has come, and with it the delivery's outcome.
    return bytes(body[:max_bytes])


def _fetched(answer: HTTPResponse, url: Url, body: bytes, passed: tuple[str, ...]) -> Fetched:
    kind, charset = _media_type(answer)
    return Fetched(str(url), answer.status, answer.headers, body, kind, charset, passed)


def _check_status(status: int) -> None:
    if not 200 <= status < 300:
        try:
            phrase = f" {HTTPStatus(status).phrase}"
        except ValueError:
            phrase = ""
        raise BadStatus(f"The answer was {status}{phrase}.", status)


def _media_type(answer: HTTPResponse) -> tuple[str, str]:
    header = Message()
    if "Content-Type" not in answer.headers:
        return "", ""
    header["Content-Type"] = answer.headers["Content-Type"]
    charset = header.get_param("charset", "")
    return (
        answer.headers["Content-Type"].partition(";")[0].strip().lower(),
        charset.lower() if isinstance(charset, str) else "",
    )


def _matches(kind: str, wanted: str) -> bool:
    if wanted == "*/*":
        return True
    if wanted.endswith("/*"):
        return kind.startswith(wanted[:-1].lower())
    return kind == wanted.lower()
