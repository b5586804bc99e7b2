"""Look at a page of the outlet's as a developer of the site wants it looked at: now."""

from __future__ import annotations

from urllib.parse import urlencode

from django.conf import settings

from corrigenda import __version__
from corrigenda.flow.articles.actions.read import allowed_private, fetch_page
from corrigenda.flow.articles.errors import ArticleError
from corrigenda.flow.articles.reading import Page, ReadingError, read_html
from corrigenda.flow.articles.setting_up.finding import Finding, Level
from corrigenda.flow.articles.setting_up.house import House
from corrigenda.flow.articles.setting_up.integrity import is_of
from corrigenda.flow.articles.setting_up.judging import PageCheck, Seen, judge
from corrigenda.flow.articles.setting_up.marks import Tag, marks_in
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.newsroom.queries import origins_of
from corrigenda.lib import http, urls
from corrigenda.lib.builds import build_in

_SECONDS = 5.0
_SCRIPTS = ("application/javascript", "text/javascript", "application/x-javascript")
_MOST_BYTES = 1024 * 1024


class SetupError(ArticleError):
    """An address that cannot be looked at; the message says why."""


def check_page(outlet: Outlet, url: str, *, by: Actor) -> PageCheck:
    """Read a page and the script it names, and say how it stands with each. Nothing is kept.

    Takes as long as the page, the script and the desk behind it take: at most 25 seconds.

    Raises:
        NotAllowedError: reading the desk is not for them.
        SetupError: no address of this outlet's.
    """
    require(by, "desk.read", outlet)
    house = house_of(outlet)
    try:
        asked = urls.normalize(url)
    except urls.UrlError as error:
        raise SetupError(str(error)) from error
    if urls.origin_of(asked) not in house.origins:
        raise SetupError(
            f"{urls.origin_of(asked)} is no origin of {outlet.name}. Its origins are "
            f"{', '.join(sorted(house.origins))}; an operator adds one by "
            f"corrigenda change-outlet {outlet.slug} --origin."
        )
    try:
        fetched = fetch_page(outlet, asked)
    except http.FetchError as error:
        return PageCheck(
            asked,
            (Finding("page", Level.WRONG, f"The page could not be read. {error}", _MEND),),
        )
    return judge(house, _seen(outlet, house, asked, fetched))


_MEND = (
    "The desk reads a story where readers do. Look whether the address is right, whether the page "
    "is public, and whether a firewall keeps the desk out."
)


def house_of(outlet: Outlet) -> House:
    """The outlet, as far as a page must fit it."""
    return House(
        outlet.slug,
        outlet.name,
        outlet.desk_url.rstrip("/"),
        frozenset(origins_of(outlet)),
        build_in(settings.CORRIGENDA_WIDGET),
    )


def _seen(outlet: Outlet, house: House, asked: str, fetched: http.Fetched) -> Seen:
    marks = marks_in(fetched.body, fetched.url)
    story, unread = _story(fetched)
    first = next(iter(marks.tags), None)
    trouble = _trouble(outlet, house, first) if first else ""
    policy = fetched.headers.get("Content-Security-Policy") or ""
    return Seen(
        asked=asked,
        url=fetched.url,
        marks=marks,
        # Several headers of the name are joined by commas, and all of them count.
        policies=tuple(policy.split(",")),
        story=story,
        unread=unread,
        answers={first.src: trouble} if first else {},
        reaches=first is None
        or bool(trouble)
        or _answers(outlet, house, f"{first.base}/api/notices", {"url": asked}, b'"notices"'),
        hears_words=first is None
        or bool(trouble)
        or _answers(outlet, house, f"{first.base}/api/words", {"outlet": house.slug}, b"{"),
    )


def _story(fetched: http.Fetched) -> tuple[Page | None, str]:
    header = fetched.headers.get("Content-Type") or ""
    try:
        return read_html(fetched.body, url=fetched.url, content_type=header), ""
    except ReadingError as error:
        return None, f"{error}."


def _trouble(outlet: Outlet, house: House, tag: Tag) -> str:
    """What is wrong with the script's answer; empty where nothing is."""
    try:
        origin = urls.origin_of(tag.src)
    except urls.UrlError:
        return f"{tag.src[:200]} is no address."
    if origin not in house.hosts:
        return f"{origin} is neither an origin of {house.name} nor the desk's own host."
    try:
        script = _ask(outlet, house, tag.src, _SCRIPTS).body
    except http.FetchError as error:
        return str(error)
    if tag.integrity and not is_of(tag.integrity, script):
        return "Its bytes are not those that integrity names, so browsers refuse it."
    return ""


def _answers(
    outlet: Outlet, house: House, address: str, query: dict[str, str], sign: bytes
) -> bool:
    """Whether the desk answers there, by a sign that its answer has."""
    try:
        asked = f"{address}?{urlencode(query)}"
        return sign in _ask(outlet, house, asked, ("application/json",)).body
    except http.FetchError:
        return False


def _ask(outlet: Outlet, house: House, url: str, accept: tuple[str, ...]) -> http.Fetched:
    # The desk may stand inside the network; it was named by its own operator.
    desk = urls.origin_of(house.desk_url)
    return http.fetch(
        url,
        allow_private=(*allowed_private(outlet), desk),
        accept=accept,
        user_agent=http.user_agent(__version__, outlet.desk_url),
        max_bytes=_MOST_BYTES,
        timeout=_SECONDS,
    )
