"""Words that attack, in every field, are kept and given back as the text they are."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import wordings_of
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.publication.on_story import notices_for
from corrigenda.flow.publication.renderers import atom, jsonfeed, jsonld, notice_html, notice_json
from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.errors import ReportError
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.submission import MAX_WHY, Submission
from corrigenda.lib.tests.outside import needed

UNTAKEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
OWN = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</textarea></aside><svg/onload=alert(1)>",
    "{{constructor.constructor('alert(1)')()}}",
    "'; DROP TABLE reports_report; --",
    "%s %d %(x)s {0} {x}",
    "\u202ereversed\u2066 \u200b\ufeff",
    "&lt;b&gt; &amp; &#x27;",
)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)


def attacks(folder: str) -> list[str]:
    """Every string of an attack list; skips where the lists are not."""
    place = needed("attack", folder)
    found: dict[str, None] = {}
    for path in sorted(place.iterdir()):
        if path.suffix == ".json":
            found.update(dict.fromkeys(_strings(json.loads(path.read_text()))))
        elif path.suffix == ".jsonl":
            for line in path.read_text().splitlines():
                found.update(dict.fromkeys(_strings(json.loads(line))))
    return [one for one in found if one.strip()]


def packed(lists: list[str], size: int = 10) -> list[str]:
    """Several to a report, where each of them can be taken."""
    alone: list[str] = []
    fit: list[str] = []
    for words in lists:
        (alone if UNTAKEN.search(words) or len(words) > 1_000 else fit).append(words)
    return alone + [" ".join(fit[at : at + size]) for at in range(0, len(fit), size)]


def seen(words: str) -> str:
    """Without what nobody sees: a notice that has it is refused."""
    return re.sub("[\u200b\u202a-\u202e\u2066-\u2069\ufeff]", "", words)


def report(words: str) -> Report | None:
    """Send the words in every field; None where they cannot be text at all."""
    sent = Submission(
        client_id=uuid4(),
        url="https://daily.example/attacks",
        selector={"type": "TextQuoteSelector", "exact": words, "prefix": words[:1_000]},
        block=words,
        should_say=words,
        why=words[:MAX_WHY],
    )
    try:
        return receive(sent, address=f"2001:db8::{uuid4().hex[:4]}").report
    except ReportError as error:
        assert "control character" in str(error) or "NUL" in str(error) or "empty" in str(error)
        return None


@pytest.fixture
def patient(daily: Outlet) -> Outlet:
    """A house that takes any number of reports."""
    limits = ("reports_per_minute", "attack_reports_per_page", "attack_reports_per_minute")
    daily.policy_data = {
        **dict.fromkeys(limits, 100_000),
        "hold_points": 100,
        "undo_seconds": 0,
    }
    daily.save()
    return daily


@pytest.mark.parametrize("folder", ["own", "blns", "h5sc", "portswigger"])
def test_reports_keep_every_word_as_it_came(patient: Outlet, folder: str) -> None:
    lists = list(OWN) if folder == "own" else attacks(folder)
    kept = 0
    for words in packed(lists):
        sent = report(words)
        if sent is not None:
            sent.refresh_from_db()
            assert (sent.says, sent.should_say, sent.block) == (words, words, words)
            kept += 1
    assert kept >= len(lists) / 20


def test_they_go_through_the_line_to_every_output(
    patient: Outlet, edda: Staff, work: Callable[[], None]
) -> None:
    for words in OWN:
        assert report(words) is not None
    Article.objects.update(read_due_at=None)
    work()
    cases = list(Case.objects.order_by("pk"))
    assert len(cases) == len(OWN)
    for case, words in zip(cases, OWN, strict=True):
        assert wordings_of([case])[case.pk][0].should_say == words
        decide(case, Decision("correction", words=f"Correction: {seen(words)}"), by=of(edda))
    work()
    notices = notices_for("https://daily.example/attacks")
    told = {" ".join(f"Correction: {seen(words)}".split()) for words in OWN}
    assert {notice.words for notice in notices} == told
    page = notice_html.render(notices)
    for tag in ("<script", "<img", "<svg", "</textarea"):
        assert tag not in page
    feed = atom.render("Log", "https://a.example/", "https://a.example/f", "en", notices).decode()
    assert "<script" not in feed
    assert json.loads(json.dumps(notice_json.render("u", notices)))
    assert json.loads(json.dumps(jsonfeed.render("Log", "u", "f", "en", notices)))
    assert json.loads(json.dumps(jsonld.article("u", "h", notices)))
