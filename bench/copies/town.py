"""A newsroom in which a wrong background paragraph stands in thousands of stories."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from uuid import uuid4

from corrigenda.flow.articles.blocks import Block, Role, content_hash, text_of, to_json
from corrigenda.flow.articles.models import Article, Source, Version
from corrigenda.flow.articles.passages import index
from corrigenda.flow.cases.actions.join_reports import join_reports
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actions.hire import hire
from corrigenda.flow.newsroom.actions.open_outlet import open_outlet
from corrigenda.flow.newsroom.actors import OPERATOR, of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.newsroom.models import Role as StaffRole
from corrigenda.flow.reports.actions.point_at import Pointed, point_at
from corrigenda.flow.reports.models import Channel, Report
from corrigenda.lib import clock

SITE = "https://town.example"
WORDS = 160
"""Of a story beside the passage."""
_AT_ONCE = 500
_STAGES = ("taken_at", "guarded_at", "indexed_at", "recalled_at", "related_at")
_SYLLABLES = ("ka", "ro", "sel", "mi", "dan", "to", "vur", "li", "pe", "nas", "ob", "her", "gal")
OSSEL = (
    "The Ossel rises in the hills of Sundrel and runs {} kilometres through Kelmark and Orvane to "
    "the sea, where it has had a harbour since the year 1612."
)
FUND = (
    "Three states pay into the treaty's fund, which repairs locks, gauges and {} pumps, and whose "
    "commission of nine members meets in Haldrum every autumn, behind closed doors."
)
"""Passages of which neither is like the other."""
_WRONG, _RIGHT = "1,140", "1,240"
_NOTICE = f"This story said {_WRONG}. It is {_RIGHT}, as the ministry's table has it."


def newsroom() -> tuple[Outlet, Staff]:
    """The outlet, where what is decided takes effect at once, and its editor."""
    outlet = open_outlet(
        "town",
        name="The Town",
        language="en",
        desk_url="https://desk.example",
        origins=[SITE],
        by=OPERATOR,
    ).outlet
    outlet.policy_data = {"undo_seconds": 0}
    outlet.save(update_fields=["policy_data"])
    edda = hire("edda", outlet=outlet, role=StaffRole.EDITOR, name="Edda Brandt", by=OPERATOR)
    return outlet, edda


class Town:
    """Stories of words that nobody has heard; the same seed makes the same ones."""

    def __init__(self, outlet: Outlet, seed: int) -> None:
        self.outlet = outlet
        self._random = random.Random(seed)
        self._words = [
            "".join(self._random.choices(_SYLLABLES, k=self._random.randint(2, 4)))
            for _ in range(5_000)
        ]

    def case_everywhere(self, words: str, places: int, editor: Staff) -> Case:
        """A published correction of a passage that stands in so many further stories."""
        passage = words.format(_WRONG)
        versions = self._publish(passage, places + 1)
        start = versions[0].text.index(_WRONG)
        point_at(
            Version.objects.select_related("article__outlet").get(pk=versions[0].pk),
            start,
            start + len(_WRONG),
            Pointed(why="It is longer.", should_say=_RIGHT, kind="fact"),
            client_id=uuid4(),
            channel=Channel.WIDGET,
        )
        while join_reports():
            pass
        case = Case.objects.get(joined__report=Report.objects.latest("pk"))
        decide(case, Decision("correction", after=_RIGHT, words=_NOTICE), by=of(editor))
        return Case.objects.get(pk=case.pk)

    def _publish(self, passage: str, count: int) -> list[Version]:
        """So many stories with the passage, as they stand when all is taken in."""
        made: list[Version] = []
        while len(made) < count:
            made += self._batch(passage, min(_AT_ONCE, count - len(made)))
        return made

    def _batch(self, passage: str, count: int) -> list[Version]:
        now = clock.now()
        rows = [
            Article(outlet=self.outlet, url=f"{SITE}/{uuid4().hex}", created_at=now)
            for _ in range(count)
        ]
        articles = Article.objects.bulk_create(rows)
        stages = dict.fromkeys(_STAGES, now)
        versions = []
        for article in articles:
            blocks = list(self._blocks(passage))
            versions.append(
                Version(
                    article=article,
                    number=1,
                    sha256=content_hash(blocks),
                    block_data=to_json(blocks),
                    text=text_of(blocks),
                    headline=blocks[0].text,
                    language="en",
                    source=Source.PUSH,
                    seen_at=now,
                    **stages,
                )
            )
        Version.objects.bulk_create(versions)
        _take_in(articles, versions)
        return versions

    def _blocks(self, passage: str) -> Iterator[Block]:
        yield Block(Role.headline, self._sentences(6))
        yield Block(Role.body, self._sentences(WORDS // 2))
        yield Block(Role.body, passage)
        yield Block(Role.body, self._sentences(WORDS // 2))

    def _sentences(self, words: int) -> str:
        said = []
        while words > 0:
            size = min(words, self._random.randint(8, 22))
            said.append(" ".join(self._random.choices(self._words, k=size)).capitalize() + ".")
            words -= size
        return " ".join(said)


def _take_in(articles: Sequence[Article], versions: Sequence[Version]) -> None:
    """Make them the current ones, and have the index hold them."""
    index().add_many([(str(one.article_id), one.text) for one in versions])
    for article, version in zip(articles, versions, strict=True):
        article.current = article.indexed = version
    Article.objects.bulk_update(articles, ["current", "indexed"])
