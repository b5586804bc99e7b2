"""Further stories of the daily for the tests of joining, and readers who report on them."""

from __future__ import annotations

from itertools import count
from uuid import uuid4

from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.actions.receive import Received, receive
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.submission import Submission

_readers = count(1)


def publish(outlet: Outlet, path: str, *paragraphs: str) -> Article:
    """Publish a story, or its next version."""
    blocks = [Block(Role.body, text) for text in paragraphs]
    version, _ = push(outlet, f"https://{outlet.slug}.example{path}", Story(blocks))
    return version.article


def report_on(
    article: Article, block: str, says: str, should_say: str = "", *, at: int = 0, **more: str
) -> Received:
    """A report by another reader on words of a block, as the widget sends it.

    Args:
        at: where in the block to look for the words first.
    """
    start = block.index(says, at)
    selector: dict[str, object] = {
        "type": "TextQuoteSelector",
        "exact": says,
        "prefix": block[max(0, start - 32) : start],
        "suffix": block[start + len(says) : start + len(says) + 32],
        "refinedBy": {"type": "TextPositionSelector", "start": start, "end": start + len(says)},
    }
    number = next(_readers)
    reader = more.pop("address", f"198.51.{number // 250 % 250}.{number % 250 + 1}")
    given = {"url": article.url, "block": block, "should_say": should_say, **more}
    return receive(Submission(client_id=uuid4(), selector=selector, **given), address=reader)


def keys_in(received: list[Received]) -> list[int]:
    """The keys of some reports."""
    return [one.report.pk for one in received]


def reports_of(case_id: int) -> list[str]:
    """What the reports of a case say, in the order in which they came."""
    from corrigenda.flow.cases.models import JoinedReport

    ids = JoinedReport.objects.filter(case_id=case_id).values("report_id")
    return list(Report.objects.filter(pk__in=ids).order_by("pk").values_list("says", flat=True))
