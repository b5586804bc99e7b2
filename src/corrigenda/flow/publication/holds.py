"""That part of a story is being checked: said on it where the house wants, and nothing more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from corrigenda.flow.articles.models import Article
from corrigenda.flow.articles.queries import article_at
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.states import CaseState
from corrigenda.flow.publication.labels import primary
from corrigenda.flow.publication.record import direction_of

WORDS = {
    "en": "Part of this story is being checked.",
    "uk": "Частину цього матеріалу зараз перевіряють.",
    "de": "Ein Teil dieses Textes wird gerade geprüft.",
    "ar": "يجري التحقق من جزء من هذا النص.",
}


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


def hold_on(url: str) -> Hold | None:
    """The hold that the story at `url` shows now; None where the house shows none.

    Raises:
        urls.UrlError: not a URL of a story.
    """
    article = article_at(url)
    if article is None or not article.outlet.policy.show_hold:
        return None
    since = _since(article)
    language = (article.current.language if article.current else "") or article.outlet.language
    # The line speaks English where it does not speak the story's language, and says so.
    spoken = language if primary(language) in WORDS else "en"
    return Hold(WORDS[primary(spoken)], spoken, since) if since else None


def _since(article: Article) -> datetime | None:
    held = Case.objects.filter(
        article=article,
        state__in=(CaseState.CHECKING, CaseState.AWAITING_SOURCE),
        hold_since__isnull=False,
    )
    return held.order_by("hold_since").values_list("hold_since", flat=True).first()
