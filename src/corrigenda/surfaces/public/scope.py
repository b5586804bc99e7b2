"""What part of the log is asked for: all of it, or one outlet's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.lib.languages import ENGLISH, spoken
from corrigenda.lib.prepared import prepared
from corrigenda.surfaces.public.words import WORDS

_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,50}")


@dataclass(frozen=True, slots=True)
class Scope:
    """The log of one outlet, or of every outlet of this desk.

    Attributes:
        outlet: None for all of them.
        tag: the language of the log as a whole, as its outlets name it.
        whole: nothing is left out; so also the log of a desk's only outlet.
    """

    outlet: Outlet | None
    tag: str
    whole: bool = False

    @property
    def language(self) -> str:
        """The language of our own words around it."""
        return spoken(self.tag)

    @property
    def title(self) -> str:
        """Of the log and its feeds."""
        words = WORDS[self.language]
        return words["title_of"].format(outlet=self.outlet.name) if self.outlet else words["title"]

    @property
    def slug(self) -> str:
        """Of the outlet that was asked for; empty for the whole log."""
        return self.outlet.slug if self.outlet and not self.whole else ""

    @property
    def query(self) -> str:
        """What keeps a link inside this scope, `?` included; empty for the whole log."""
        return f"?outlet={quote(self.slug)}" if self.slug else ""

    @property
    def base(self) -> str:
        """Where the log is served: the outlet's desk, or this service for the whole."""
        return self.outlet.desk_url if self.outlet and self.slug else settings.CORRIGENDA_URL

    def address(self, path: str = "") -> str:
        """Absolute, of the log or of something beneath it."""
        return f"{self.base}/corrections/{path}{self.query}"


def scope_of(request: HttpRequest) -> Scope:
    """The scope that `?outlet=` names; a desk with one outlet shows that one's log.

    Raises:
        Http404: no outlet here has that slug.
    """
    slug = request.GET.get("outlet", "")
    if not slug:
        return _whole()
    outlet = _named.first(slug) if _SLUG.fullmatch(slug) else None
    if outlet is None:
        raise Http404
    return Scope(outlet, outlet.language)


@prepared
def _first_two() -> QuerySet[Outlet]:
    return Outlet.objects.order_by("pk")[:2]


@prepared
def _named(slug: str) -> QuerySet[Outlet]:
    return Outlet.objects.filter(slug=slug)


def _whole() -> Scope:
    first = _first_two()
    if len(first) == 1:
        return Scope(first[0], first[0].language, whole=True)
    tags = list(Outlet.objects.values_list("language", flat=True).distinct()[:2])
    return Scope(None, tags[0] if len(tags) == 1 else ENGLISH, whole=True)
