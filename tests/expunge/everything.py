"""A desk with at least one row in every table that holds text."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.articles.models import Article, Credit
from corrigenda.flow.cases.actions.add_note import add_note
from corrigenda.flow.cases.actions.ask_source import ask_source
from corrigenda.flow.cases.asking import Ask
from corrigenda.flow.cases.models import Case, CasePlace, SavedFilter
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.actions.save_draft import save_draft
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import FixMessage, StoryChange
from corrigenda.flow.newsroom.actions.invite import invite
from corrigenda.flow.newsroom.actions.make_token import make_token
from corrigenda.flow.newsroom.actors import SYSTEM, of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.actions.add_endpoint import add_endpoint
from corrigenda.flow.propagation.models import Copy, Endpoint, Event, Line, Remembered, Sweep
from corrigenda.flow.propagation.packet_models import (
    Acknowledgement,
    AgencyChange,
    AgencyItem,
    IncomingPacket,
    Packet,
    Sending,
    Subscriber,
)
from corrigenda.flow.propagation.tests.making import a_mail
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.reports.actions.ban import ban
from corrigenda.flow.reports.actions.reply import reply
from corrigenda.flow.reports.models import Letter, Report
from corrigenda.lib import clock


@pytest.fixture
def everything(
    daily: Outlet,
    story: Article,
    send: Send,
    work: Callable[[], None],
    edda: Staff,
    rolf: Staff,
    corrected: Callable[..., Entry],
) -> None:
    """The line has done all it does, and the desk has noted what it notes."""
    corrected("28,000", "26,000")
    for says, should_say in (("afer", "after"), ("24 years", "42 years")):
        send(says, should_say, contact="rita@post.example")
    work()
    afer, years = (Case.objects.get(says=one) for one in ("afer", "24 years"))
    decide(afer, Decision("fix", after="after"), by=of(edda))
    add_note(years, "Called the ministry.", by=of(edda))
    ask_source(years, Ask("Teo Marsk", question="said"), by=of(edda))
    save_draft(years, {"words": "A notice."}, by=of(edda))
    work()
    _rows_beside(daily, story, years, edda)
    assert Event.objects.exists()


def _rows_beside(daily: Outlet, story: Article, case: Case, edda: Staff) -> None:
    FixMessage.objects.get_or_create(change=StoryChange.objects.order_by("-pk")[0])
    CasePlace.objects.create(
        case=case,
        article=story,
        found_by="report",
        found_at=clock.now(),
        says=case.says,
        selector_data=case.selector_data,
    )
    Credit.objects.create(article=story, name="rolf maro")
    make_token(edda, name="A script")
    held = Report.objects.order_by("pk")[0]
    Report.objects.filter(pk=held.pk).update(state="held", sender="somewhere")
    ban(Report.objects.get(pk=held.pk), by=SYSTEM)
    now = clock.now()
    SavedFilter.objects.create(staff=edda, name="Mine", query="is:fact", created_at=now)
    invite("Rosa", "rosa@daily.example", "editor", outlet=daily, by=SYSTEM)
    hook = "https://archive.example/hook"
    made = add_endpoint(daily, name="A", url=hook, events=["case.opened"], by=SYSTEM)
    Endpoint.objects.filter(pk=made.pk).update(is_on=False)
    Line.objects.create(key="chat", down_since=now)
    a_mail(daily, edda)
    _copies_beside(daily, case)
    _packets_beside(daily)
    reply(Report.objects.order_by("-pk")[0], "It was 42 years.", address="192.0.2.9")
    Letter.objects.create(outlet=daily, key="k", received_at=now, text="It was 42 years.")


def _copies_beside(daily: Outlet, case: Case) -> None:
    now = clock.now()
    Sweep.objects.get_or_create(case=case, defaults={"asked_at": now})
    Copy.objects.create(
        case=case,
        outlet=daily,
        kind="push",
        state_at=now,
        found_at=now,
        title="Push of Monday",
        selector_data=case.selector_data,
    )


def _packets_beside(daily: Outlet) -> None:
    now, entry = clock.now(), Entry.objects.order_by("pk")[0]
    house = Subscriber.objects.create(outlet=daily, name="The Weekly", made_at=now)
    packet, _ = Packet.objects.get_or_create(
        entry=entry, type="correction", defaults={"outlet": daily, "made_at": now}
    )
    sending, _ = Sending.objects.get_or_create(
        packet=packet, subscriber=house, defaults={"made_at": now}
    )
    Acknowledgement.objects.create(sending=sending, answered_at=now)
    IncomingPacket.objects.create(
        outlet=daily, subscriber=house, packet_id=uuid4(), type="correction", received_at=now
    )
    AgencyItem.objects.create(outlet=daily, guid="urn:item:1", text="The fund holds it.", at=now)
    change = AgencyChange.objects.create(
        outlet=daily, key="k", source="An agency", selector_data={"exact": "240"}, at=now
    )
    Remembered.objects.create(item=change, words="The fund holds it.", start=0, end=18, at=now)
