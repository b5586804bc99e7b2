"""File a report on words of a story that no reader sent: the line found them itself."""

from __future__ import annotations

from uuid import UUID

from corrigenda.anchoring import describe
from corrigenda.flow.articles.models import Version
from corrigenda.flow.reports.models import Channel, Report
from corrigenda.flow.reports.submission import sha256, words_hash
from corrigenda.lib import clock, ids


def point_at(
    version: Version,
    start: int,
    end: int,
    *,
    client_id: UUID,
    channel: Channel,
    why: str,
    should_say: str = "",
    source_url: str = "",
) -> Report | None:
    """Report `version.text[start:end]`; once for each `client_id`, and None when it was before.

    It comes in by the front door like a reader's, but its place is known and nobody waits for an
    answer: nobody has the receipt.
    """
    if Report.objects.filter(client_id=client_id).exists():
        return None
    selector = describe(version.text, start, end)
    return Report.objects.create(
        outlet=version.article.outlet,
        article=version.article,
        client_id=client_id,
        fingerprint=sha256(f"{version.pk}:{start}:{end}:{why}:{should_say}"),
        receipt_hash=ids.token_hash(ids.token()),
        url=version.article.url,
        selector=selector.to_dict(),
        says=selector.exact,
        says_hash=words_hash(selector.exact),
        should_say=should_say,
        source_url=source_url,
        why=why,
        channel=channel,
        received_at=clock.now(),
        located_at=clock.now(),
        version=version,
        start=start,
        end=end,
    )
