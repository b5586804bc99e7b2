"""A packet of a paired house: verified, kept, and filed by the front door with its fix."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db.models import F

from corrigenda.anchoring import Selector
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.listed import listed
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.offers import offers_for
from corrigenda.flow.newsroom.models import AuditEntry, Outlet
from corrigenda.flow.propagation.models import IncomingPacket, PacketPlace, Subscriber
from corrigenda.flow.propagation.packets.actions.take_packet import take_packet
from corrigenda.flow.propagation.packets.envelope import Envelope, peek
from corrigenda.flow.propagation.packets.errors import (
    OtherPacketError,
    PacketError,
    UnknownHouseError,
    UntrustedError,
)
from corrigenda.flow.propagation.packets.finding import Wanted, find_in
from corrigenda.flow.propagation.packets.tests.houses import AFTER, BEFORE, House
from corrigenda.flow.publication.chain.signing import new_key
from corrigenda.flow.reports.models import Report

Work = Callable[[], None]


def test_it_opens_a_case_with_the_fix_ready_and_names_the_other_houses_correction(
    story: Article, paired: Subscriber, weekly: House, work: Work
) -> None:
    taken = take_packet(weekly.packet())
    assert taken.new
    assert not Report.objects.exists(), "nothing is looked for in the request"
    work()

    (report,) = Report.objects.all()
    assert (report.says, report.should_say) == (BEFORE, AFTER)
    assert (report.channel, report.state) == ("packet", "joined")
    assert report.source_url == f"{weekly.origin}/corrections/entry00001"
    assert "The Weekly published a correction" in report.why
    case = Case.objects.get()
    assert case.article == story
    offer = offers_for(listed([case.pk]))[case.pk]
    assert offer.first is not None
    assert (offer.first.after, offer.first.fits) == (AFTER, True)


def test_a_typo_can_be_accepted_with_one_key(
    story: Article, paired: Subscriber, weekly: House, work: Work
) -> None:
    before = "The two leaders inspected a guard of honour, afer which they signed the treaty."
    take_packet(weekly.packet(before=before, after=before.replace("afer", "after")))
    work()

    case = Case.objects.get()
    assert (case.lane, offers_for(listed([case.pk]))[case.pk].acceptable) == ("typo", True)


def test_replayed_it_has_the_same_answer_and_changes_nothing(
    story: Article, paired: Subscriber, weekly: House, work: Work
) -> None:
    packet = weekly.packet()
    first = take_packet(packet)
    work()
    again = take_packet(packet)
    work()

    assert (again.id, again.type) == (first.id, first.type)
    assert (first.new, again.new) == (True, False)
    assert (IncomingPacket.objects.count(), Report.objects.count()) == (1, 1)
    assert Case.objects.get().report_count == 1


def test_another_packet_under_the_same_id_is_refused(
    story: Article, paired: Subscriber, weekly: House
) -> None:
    one = uuid4()
    take_packet(weekly.packet(one))
    with pytest.raises(OtherPacketError):
        take_packet(weekly.packet(one, after="The fund holds nothing."))


def test_a_wrong_signature_is_refused(story: Article, paired: Subscriber, weekly: House) -> None:
    good = weekly.packet()
    head, payload, signature = good.packet.split(".")
    turned = signature[:-4] + ("AAAA" if signature[-4:] != "AAAA" else "BBBB")
    other = weekly.packet(after="The fund holds nothing.").packet.split(".")[1]
    for packet in (f"{head}.{payload}.{turned}", f"{head}.{other}.{signature}"):
        with pytest.raises(UntrustedError):
            take_packet(Envelope(packet, weekly.chain))
    assert not IncomingPacket.objects.exists()


def test_somebody_elses_key_is_refused_and_the_desk_is_not_alarmed(
    story: Article, paired: Subscriber, weekly: House
) -> None:
    with pytest.raises(UntrustedError):
        take_packet(weekly.signed(weekly.payload(), new_key()))
    paired.refresh_from_db()
    assert paired.other_key == ""
    assert not AuditEntry.objects.filter(verb="subscriber.other_key").exists()


def test_a_packet_of_an_unknown_house_is_refused(
    story: Article, paired: Subscriber, intranet: Outlet
) -> None:
    stranger = House(origin="https://stranger.example")
    with pytest.raises(UnknownHouseError, match=r"https://stranger\.example is not paired"):
        take_packet(stranger.packet())


def test_a_paired_house_cannot_speak_for_another(
    story: Article, paired: Subscriber, weekly: House
) -> None:
    with pytest.raises(UnknownHouseError):
        take_packet(weekly.packet(house="https://elsewhere.example"))


def test_what_is_no_packet_is_refused_in_words(paired: Subscriber, weekly: House) -> None:
    for wrong, said in (
        ({"kind": "fix"}, "kind is one of"),
        ({"format": 2}, "newer Corrigenda"),
        ({"id": "seven"}, "id is a UUID"),
        (
            {"annotation": {"target": {"source": "https://a.example/"}, "body": []}},
            "no selector and no lead",
        ),
        ({"annotation": []}, "no annotation"),
        ({"chain": [{"house": "x"}]}, "house is the origin"),
        ({"before": "x" * 20_001}, "20,000"),
        ({"before": "  "}, "empty"),
        ({"headline": "a\x00b"}, "headline"),
        ({"permalink": "javascript:alert(1)"}, "http"),
    ):
        with pytest.raises(PacketError, match=said):
            take_packet(weekly.packet(**wrong))
    for broken in ("", "a.b", "a.b.c", "….….…", "e30.e30.e30", "x" * 400_001):
        with pytest.raises(PacketError):
            take_packet(Envelope(broken))


def test_a_fix_that_does_not_fit_is_told_and_not_offered(
    daily: Outlet, paired: Subscriber, weekly: House, work: Work
) -> None:
    found = "The fund holds 28,000 crowns and pays for 19 bridges, officials said."
    push(daily, "https://daily.example/other", Story([Block(Role.body, found)]))
    take_packet(weekly.packet())
    work()

    report = Report.objects.get()
    assert (report.says, report.should_say) == (found, "")
    assert "What stands here differs from that" in report.why
    assert not PacketPlace.objects.get().fits


def test_words_that_differ_in_nothing_that_matters_take_the_change_alone(
    daily: Outlet, paired: Subscriber, weekly: House, work: Work
) -> None:
    found = "The fund holds 28,000 crowns and also pays for 12 bridges, officials said."
    push(daily, "https://daily.example/other", Story([Block(Role.body, found)]))
    take_packet(weekly.packet())
    work()

    assert Report.objects.get().should_say == found.replace("28,000", "82,000")


def test_a_story_that_has_the_right_words_already_gets_no_case(
    daily: Outlet, paired: Subscriber, weekly: House, work: Work
) -> None:
    after = BEFORE.replace("officials said", "officials said on Monday")
    push(daily, "https://daily.example/other", Story([Block(Role.body, after)]))
    take_packet(weekly.packet(before=BEFORE[:-1], after=after[:-1]))
    work()

    assert IncomingPacket.objects.get().swept_at
    assert not Report.objects.exists()


def test_a_short_phrase_is_found_only_where_the_words_around_it_stand_too(
    daily: Outlet, story: Article, paired: Subscriber, weekly: House, work: Work
) -> None:
    other = "The harbour board sold 28,000 tickets on the first day of the fair."
    push(daily, "https://daily.example/fair", Story([Block(Role.body, other)]))
    around = {"prefix": "The fund holds ", "suffix": " crowns and pays for 12 bridges"}
    take_packet(weekly.packet(before="28,000", after="82,000", around=around))
    work()

    report = Report.objects.get()
    assert (report.article, report.says, report.should_say) == (story, "28,000", "82,000")


def test_one_case_for_each_story_though_they_are_twins(
    daily: Outlet, story: Article, paired: Subscriber, weekly: House, work: Work
) -> None:
    for number in range(3):
        blocks = [Block(Role.body, BEFORE), Block(Role.body, f"This is story {number}.")]
        push(daily, f"https://daily.example/copy/{number}", Story(blocks))
    take_packet(weekly.packet())
    work()

    assert Case.objects.count() == 4
    assert set(Case.objects.values_list("report_count", flat=True)) == {1}


def test_a_house_that_is_not_heard_opens_no_case(
    story: Article, paired: Subscriber, weekly: House, work: Work
) -> None:
    Subscriber.objects.update(is_heard=False)
    take_packet(weekly.packet())
    work()

    assert IncomingPacket.objects.get().verdict == "unheard"
    assert not Report.objects.exists()
    (told,) = weekly.inbox
    assert peek(told["packet"])["verdict"] == "unheard", "which is told, and not that there is none"


def test_a_withdrawn_story_is_found_by_its_first_words(
    story: Article, paired: Subscriber, weekly: House, work: Work
) -> None:
    payload = weekly.payload(after=None, kind="withdrawal", lead=BEFORE)
    del payload["annotation"]["target"]["selector"]
    take_packet(weekly.signed(payload))
    work()

    report = Report.objects.get()
    assert (report.article, report.should_say) == (story, "")
    assert "withdrawn there" in report.why


def test_what_was_corrected_twice_is_found_in_either_state(
    daily: Outlet, paired: Subscriber, weekly: House, work: Work
) -> None:
    for number, words in enumerate((BEFORE, BEFORE.replace("28,000", "29,000"))):
        push(daily, f"https://daily.example/{number}", Story([Block(Role.body, words)]))
    second = BEFORE.replace("28,000", "29,000")
    take_packet(weekly.packet(before=second, earlier=[BEFORE]))
    work()

    assert set(Report.objects.values_list("should_say", flat=True)) == {AFTER}
    assert Case.objects.count() == 2


def test_its_house_hears_what_became_of_the_places(
    story: Article, paired: Subscriber, weekly: House, work: Work
) -> None:
    take_packet(weekly.packet())
    work()

    (told,) = weekly.inbox
    said = peek(told["packet"])
    assert (said["type"], said["number"], said["counts"]) == ("acknowledgement", 1, {"found": 1})
    assert said["places"] == [{"url": story.url, "state": "found"}]


def test_by_the_index_the_same_is_found_as_by_reading_every_story(
    daily: Outlet, story: Article, paired: Subscriber, weekly: House, work: Work
) -> None:
    edited = BEFORE.replace("pays for", "also pays for")
    for number in range(30):
        words = (BEFORE, edited, "The harbour board sold 28,000 tickets at the fair.")[number % 3]
        push(daily, f"https://daily.example/{number}", Story([Block(Role.body, words)]))
    around = {"prefix": "The fund holds ", "suffix": " crowns and pays for 12 bridges"}
    wanted = [
        Wanted(Selector(BEFORE)),
        Wanted(Selector("28,000", **around)),
        Wanted(Selector(AFTER), earlier=(BEFORE,)),
    ]
    read = [everything(daily, one) for one in wanted]
    work()
    assert not Article.objects.exclude(indexed=F("current")).exists()

    assert [everything(daily, one) for one in wanted] == read
    assert [len(one) for one in read] == [21, 21, 21]


def everything(outlet: Outlet, wanted: Wanted) -> list[tuple[str, int, int]]:
    """All places, batch by batch."""
    found, after = [], 0
    while True:
        batch = find_in(outlet, wanted, after=after, size=7)
        found += [(one.version.article.url, one.start, one.end) for one in batch.places]
        if batch.is_last:
            return found
        assert batch.cursor > after
        after = batch.cursor
