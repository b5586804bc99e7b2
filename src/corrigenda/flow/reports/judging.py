"""What is to be suspected of a report that comes in."""

from __future__ import annotations

from dataclasses import dataclass

from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.policy import Policy
from corrigenda.flow.reports.manner import Manner
from corrigenda.flow.reports.spam import Facts, Part, parts_of, points_of
from corrigenda.flow.reports.spam.absent import POINTS as OF_ABSENCE
from corrigenda.flow.reports.spam.absent import absent
from corrigenda.flow.reports.submission import Submission


@dataclass(frozen=True, slots=True)
class Seen:
    """What the door knows beside the report itself; see `spam.Facts`.

    Attributes:
        article: its key.
    """

    manner: Manner
    outlet_language: str
    from_address: int
    policy: Policy
    pages_with_it: int
    unproven: bool
    banned: bool
    article: int
    says: str


def judged(sent: Submission, seen: Seen) -> list[Part]:
    """The parts of the score, the gravest first.

    Whether the passage stands in the story costs a reading of its text, so it is looked up
    only where that decides.
    """
    facts = Facts(
        says=seen.says,
        should_say=sent.should_say,
        why=sent.why,
        source=sent.source,
        block=sent.block,
        language=sent.language,
        outlet_language=seen.outlet_language,
        from_address=seen.from_address,
        address_limit=seen.policy.reports_per_minute,
        pages_with_it=seen.pages_with_it,
        trapped=seen.manner.trapped,
        seconds=seen.manner.seconds,
        forged=seen.manner.forged,
        unproven=seen.unproven,
        banned=seen.banned,
    )
    parts = parts_of(facts)
    points = points_of(parts)
    if 0 < points < seen.policy.hold_points <= points + OF_ABSENCE:
        last = absent(Facts(on_page=_is_on_page(seen.article, seen.says)))
        parts += [last] if last else []
    return parts


def _is_on_page(article: int, says: str) -> bool | None:
    text = Article.objects.filter(pk=article).values_list("current__text", flat=True).first()
    return None if text is None else " ".join(says.split()) in " ".join(text.split())
