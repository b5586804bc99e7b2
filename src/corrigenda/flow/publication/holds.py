"""That part of a story is being checked: said on it where the house wants, and nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.states import CaseState
from corrigenda.flow.publication.record import direction_of
from corrigenda.lib.languages import ENGLISH, is_spoken
from corrigenda.lib.prepared import prepared
from corrigenda.lib.words import Text

WORDS = Text("Part of this story is being checked.")


@dataclass(frozen=True, slots=True)
class Hold:
    """What a story says while a case on it is on hold: neither what is checked nor why.

    Attributes:
        since: when the first of the cases that are on hold was put there.
    """

    words: str
    language: str
    since: datetime

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`, by the language's script."""
        return direction_of(self.language)


def hold_of(articles: Sequence[Article]) -> Hold | None:
    """The hold that a story shows now; None where the house shows none.

    `articles` are one story: more than one where its addresses were not known to be one.
    """
    first = articles[0]
    if not first.outlet.policy.show_hold:
        return None
    since = _since.first([one.pk for one in articles])
    if since is None:
        return None
    language = (first.current.language if first.current else "") or first.outlet.language
    # The line speaks English where it does not speak the story's language, and says so.
    spoken = language if is_spoken(language) else ENGLISH
    return Hold(WORDS[spoken], spoken, since)


@prepared
def _since(articles: list[int]) -> QuerySet[Case, datetime | None]:
    held = Case.objects.filter(
        article__in=articles,
        state__in=(CaseState.CHECKING, CaseState.AWAITING_SOURCE),
        hold_since__isnull=False,
    )
    return held.order_by("hold_since").values_list("hold_since", flat=True)[:1]
