"""Which part of the log a request asks for: `?outlet=&kind=&section=&author=&url=&q=`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest

from corrigenda.flow.articles.queries import article_at
from corrigenda.flow.articles.sections import fold
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.policy import KINDS
from corrigenda.flow.publication.labels import label
from corrigenda.flow.publication.log.narrowing import Narrowing
from corrigenda.lib import urls
from corrigenda.surfaces.public.scope import Scope, scope_of

LONGEST = 200
"""Characters of words or of a name that are looked for."""
_NO_STORY = -1
"""Of a story that is not known here: it has no entries yet, and its feed is empty."""

_KIND = f"?kind= is one of {', '.join(KINDS)}. Leave it out for every kind."
_LONG = f"?{{name}}= takes {LONGEST} characters at most. Look for fewer words."
_AUTHOR = "This log does not name authors. Leave ?author= out."
_URL = "?url= is the address of a story, such as https://daily.example/world/treaty."


class AskedError(ValueError):
    """What was asked for cannot be; the message says what can."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Part of the log, and how links stay in it.

    Attributes:
        given: what narrows it, by the name in the address; nothing that is empty.
        title: of this part, for a feed or a page.
        named: whether the log names authors, and can be narrowed by them.
    """

    scope: Scope
    narrowing: Narrowing
    given: Mapping[str, str]
    title: str
    named: bool

    @property
    def query(self) -> str:
        """What keeps a link inside this part, `?` included; empty for the whole log."""
        return self.query_with()

    @property
    def more(self) -> str:
        """The same, for something to be put behind it."""
        return f"{self.query}&" if self.query else "?"

    @property
    def feed_query(self) -> str:
        """The same for feeds, which are not narrowed by words or author."""
        return self.query_with(q="", author="")

    def query_with(self, **other: str) -> str:
        """The same with other values; an empty one takes the narrowing away."""
        kept = {name: value for name, value in {**self.given, **other}.items() if value}
        return f"?{urlencode(kept)}" if kept else ""

    def address(self, path: str = "") -> str:
        """Absolute, of this part of the log or of a feed of it."""
        return f"{self.scope.base}/corrections/{path}{self.query}"

    @property
    def is_searched(self) -> bool:
        """By words, by an author or by a story: as many pages as there are questions."""
        return bool(self.given.keys() & {"q", "author", "url"})

    @property
    def is_narrowed(self) -> bool:
        """By more than the outlet."""
        return bool(self.given.keys() - {"outlet"})


def asked_of(request: HttpRequest, month: date | None = None) -> Asked:
    """The part of the log that an address names.

    Raises:
        Http404: no outlet here has that slug.
        AskedError: a value that it cannot have.
    """
    scope = scope_of(request)
    # PostgreSQL holds no NUL, and so nothing that could be looked for with one.
    sent = {name: request.GET.get(name, "") for name in ("kind", "section", "author", "q")}
    given = {name: value.replace("\x00", "\ufffd").strip() for name, value in sent.items()}
    _check(given)
    given["section"] = fold(given["section"])
    named_by = _named_by(scope)
    if given["author"] and not named_by:
        raise AskedError(_AUTHOR)
    article, headline, url = _story(request.GET.get("url", "").strip())
    narrowing = Narrowing(
        outlet=scope.outlet.pk if scope.outlet else None,
        kind=given["kind"],
        section=given["section"],
        article=article,
        author=given["author"],
        named_by=named_by,
        search=given["q"],
        month=month,
    )
    everything = {"outlet": scope.slug, **given, "url": url}
    kept = {name: value for name, value in everything.items() if value}
    kind = label(given["kind"], scope.language) if given["kind"] else ""
    parts = [scope.title, kind, given["section"], given["author"], given["q"], headline]
    return Asked(scope, narrowing, kept, " · ".join(filter(None, parts)), bool(named_by))


def _check(given: Mapping[str, str]) -> None:
    if given["kind"] and given["kind"] not in KINDS:
        raise AskedError(_KIND)
    for name, value in given.items():
        if len(value) > LONGEST:
            raise AskedError(_LONG.format(name=name))


def _named_by(scope: Scope) -> tuple[int, ...]:
    outlets = [scope.outlet] if scope.outlet else Outlet.objects.all()
    return tuple(one.pk for one in outlets if one.policy.log_authors)


def _story(url: str) -> tuple[int | None, str, str]:
    """Key and headline of the story at an address, and the address as it is written here."""
    if not url:
        return None, "", ""
    try:
        known, written = article_at(url), urls.normalize(url)
    except urls.UrlError as error:
        raise AskedError(_URL) from error
    return (known.pk, known.headline, written) if known else (_NO_STORY, "", written)
