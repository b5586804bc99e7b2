"""File a report on words of a story that no reader sent: the line found them itself."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from corrigenda.anchoring import describe
from corrigenda.flow.articles.models import Version
from corrigenda.flow.reports.models import Channel, Report
from corrigenda.flow.reports.submission import sha256, words_hash
from corrigenda.lib import clock, ids


@dataclass(frozen=True, slots=True)
class Pointed:
    """What the line says of the words.

    Attributes:
        why: what is the matter with them.
        should_say: what should stand there; empty where the line does not know.
        kind: as readers say it.
        source_url: where that can be read.
    """

    why: str
    should_say: str = ""
    kind: str = ""
    source_url: str = ""


def point_at(
    version: Version, start: int, end: int, said: Pointed, *, client_id: UUID, channel: Channel
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
        fingerprint=sha256(f"{version.pk}:{start}:{end}:{said.why}"),
        receipt_hash=ids.token_hash(ids.token()),
        url=version.article.url,
        selector=selector.to_dict(),
        says=selector.exact,
        says_hash=words_hash(selector.exact),
        should_say=said.should_say,
        why=said.why,
        source_url=said.source_url,
        kind=said.kind,
        channel=channel,
        received_at=clock.now(),
        located_at=clock.now(),
        version=version,
        start=start,
        end=end,
    )
