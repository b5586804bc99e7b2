"""An error in words that are credited to an agency goes back to it: one press, a real delivery."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage

import pytest

from corrigenda.conftest import STORY_URL, Send
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.said import Credited, said_in
from corrigenda.flow.corrections.actions.approve import approve
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import OPERATOR, of
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.flow.propagation.actions.change_subscriber import change_subscriber
from corrigenda.flow.propagation.actions.pair import pair
from corrigenda.flow.propagation.actions.tell_agency import tell_agency
from corrigenda.flow.propagation.agencies import routes_to, told_of
from corrigenda.flow.propagation.errors import AgencyError
from corrigenda.flow.propagation.models import Delivery, Packet
from corrigenda.flow.propagation.packets.actions.send_packets import packet_of
from corrigenda.flow.propagation.packets.tests.houses import House
from corrigenda.flow.propagation.renderers.agency_mail import agency_mail
from corrigenda.flow.propagation.renderers.agency_words import WORDS
from corrigenda.flow.propagation.tests.conftest import Later, Serve
from corrigenda.flow.publication.models import Entry
from corrigenda.lib.languages import LANGUAGES
from corrigenda.lib.tests.post_office import PostOffice

AGENCY = "Quillmark News Agency"
LINE = f"{AGENCY}; QNA; desk@quillmark.example"
NOTICE = "The fund holds 26,000 crowns. An earlier version of this story said 28,000."
Work = Callable[[], None]
Publish = Callable[[], Case]


@pytest.fixture
def wired(daily: Outlet, house: Callable[..., None], send: Send, work: Work) -> Case:
    """A case on a figure of a story that the agency sent; Rita says what it should be."""
    house(agencies=[LINE], desk_address="corrections@daily.example")
    blocks = (
        Block(Role.headline, "Maren and Tolva sign treaty"),
        Block(Role.byline, "Our correspondents and QNA"),
        Block(Role.body, "The fund holds 28,000 crowns."),
    )
    push(daily, STORY_URL, Story(blocks))
    send("28,000", "26,000", why="I am a reader and I counted.", kind="fact")
    work()
    return Case.objects.get(says="28,000")


@pytest.fixture
def published(wired: Case, edda: Staff, work: Work) -> Publish:
    """Correct it, and publish that."""

    def _published() -> Case:
        decide(wired, Decision("correction", after="26,000", words=NOTICE), by=of(edda))
        work()
        return Case.objects.get(pk=wired.pk)

    return _published


@pytest.fixture
def weekly(serve: Serve) -> House:
    """The house of the agency, reachable."""
    other = House()
    other.serve(serve)
    return other


def text_of(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def test_while_it_is_checked_its_desk_is_asked_and_learns_nothing_of_a_reader(
    wired: Case, edda: Staff, office: PostOffice, work: Work
) -> None:
    (made,) = tell_agency(wired, AGENCY, by=of(edda))
    work()
    (letter,) = office.came
    assert office.sent_to == ["desk@quillmark.example"]
    assert letter["Reply-To"] == "corrections@daily.example"
    assert letter["Subject"] == f"The Daily Example: is this right? Words credited to {AGENCY}"
    said = text_of(letter)
    assert "> 28,000" in said
    assert STORY_URL in said
    assert "26,000" not in said
    assert "counted" not in said
    made.refresh_from_db()
    assert (made.state, made.kind, made.target) == ("sent", "agency.asked", f"case:{wired.pk}")


def test_once_it_is_published_it_is_told_the_old_words_the_new_ones_and_the_notice(
    published: Publish, edda: Staff, office: PostOffice, work: Work
) -> None:
    case = published()
    office.came.clear()
    tell_agency(case, AGENCY, by=of(edda))
    work()
    (letter,) = office.came
    said = text_of(letter)
    for words in ("> 28,000", "> 26,000", f"> {NOTICE}", Entry.objects.get().public_id):
        assert words in said
    page = letter.get_body(("html",))
    assert page is not None and NOTICE in page.get_content()


def test_a_silent_fix_is_told_without_a_notice_or_a_way_to_the_log(
    wired: Case, edda: Staff, stan: Staff, office: PostOffice, work: Work
) -> None:
    made = decide(wired, Decision("fix", after="26,000"), by=of(edda))
    approve(made, reason="A slip.", by=of(stan))
    case = Case.objects.get(pk=wired.pk)
    tell_agency(case, AGENCY, by=of(edda))
    work()
    said = text_of(office.came[-1])
    assert "> 26,000" in said
    assert WORDS["en"]["notice"] not in said
    assert WORDS["en"]["log"] not in said


def test_the_same_is_told_once_and_news_is_told_again(
    wired: Case, published: Publish, edda: Staff, office: PostOffice
) -> None:
    tell_agency(wired, AGENCY, by=of(edda))
    with pytest.raises(AgencyError, match="told this already"):
        tell_agency(wired, AGENCY, by=of(edda))
    tell_agency(published(), AGENCY, by=of(edda))
    kinds = Delivery.objects.filter(kind__startswith="agency.").order_by("pk")
    assert [one.kind for one in kinds] == ["agency.asked", "agency.corrected"]
    assert AuditEntry.objects.filter(verb="agency.tell").count() == 2


def test_it_is_tried_again_while_the_mail_server_is_down(
    wired: Case, edda: Staff, office: PostOffice, work: Work, later: Later
) -> None:
    (made,) = tell_agency(wired, AGENCY, by=of(edda))
    office.greeting_refused = True
    work()
    made.refresh_from_db()
    assert made.state == "failed"
    office.greeting_refused = False
    later(timedelta(hours=1))
    made.refresh_from_db()
    assert (made.state, len(office.came)) == ("sent", 1)


def test_an_address_that_the_policy_has_mended_meanwhile_is_the_one_that_counts(
    wired: Case, edda: Staff, office: PostOffice, work: Work, house: Callable[..., None]
) -> None:
    tell_agency(wired, AGENCY, by=of(edda))
    house(agencies=[LINE.replace("desk@", "errors@")])
    work()
    assert office.sent_to == ["errors@quillmark.example"]


def test_a_paired_house_of_its_name_gets_the_correction_as_a_packet_besides(
    intranet: Outlet,
    weekly: House,
    published: Publish,
    edda: Staff,
    office: PostOffice,
    work: Work,
) -> None:
    paired = pair(intranet, url=weekly.origin, by=OPERATOR)
    change_subscriber(paired, name="QNA", by=OPERATOR)
    case = published()
    assert weekly.inbox == []
    made = tell_agency(case, AGENCY, by=of(edda))
    work()
    assert sorted(one.channel for one in made) == ["email", "packet"]
    assert len(weekly.inbox) == 1
    (route,) = routes_to(case.outlet, _credits(case))
    assert [one.delivery.state for one in told_of(case, [route])[AGENCY]] == ["sent", "sent"]


def test_what_came_from_that_house_itself_is_not_sent_back_as_a_packet(
    intranet: Outlet, weekly: House, published: Publish, edda: Staff, office: PostOffice
) -> None:
    paired = pair(intranet, url=weekly.origin, by=OPERATOR)
    change_subscriber(paired, name="QNA", by=OPERATOR)
    case = published()
    packet = packet_of(Entry.objects.get())
    Packet.objects.filter(pk=packet.pk).update(houses=[weekly.origin])
    made = tell_agency(case, AGENCY, by=of(edda))
    assert [one.channel for one in made] == ["email"]


@pytest.mark.parametrize("name", ["Somebody else", "The Daily Example"])
def test_whom_the_words_are_not_credited_to_is_not_told(
    wired: Case, edda: Staff, office: PostOffice, name: str
) -> None:
    with pytest.raises(AgencyError, match="not credited"):
        tell_agency(wired, name, by=of(edda))


def test_without_a_way_it_says_what_to_do(
    wired: Case, edda: Staff, office: PostOffice, house: Callable[..., None]
) -> None:
    house(agencies=[f"{AGENCY}; QNA"])
    with pytest.raises(AgencyError, match="give its desk an address in the policy"):
        tell_agency(Case.objects.get(pk=wired.pk), AGENCY, by=of(edda))


def test_where_no_mail_is_sent_it_says_so(wired: Case, edda: Staff) -> None:
    with pytest.raises(AgencyError, match="CORRIGENDA_MAIL"):
        tell_agency(wired, AGENCY, by=of(edda))


def test_nothing_is_told_of_what_was_declined_or_has_not_taken_effect(
    wired: Case, edda: Staff, office: PostOffice, house: Callable[..., None]
) -> None:
    house(undo_seconds=30)
    case = Case.objects.get(pk=wired.pk)
    decide(case, Decision("correction", after="26,000", words=NOTICE), by=of(edda))
    with pytest.raises(AgencyError, match="taken effect"):
        tell_agency(case, AGENCY, by=of(edda))


def test_a_declined_case_is_no_error(wired: Case, edda: Staff, office: PostOffice) -> None:
    decline(wired, reason="It is right.", by=of(edda))
    with pytest.raises(AgencyError, match="declined"):
        tell_agency(wired, AGENCY, by=of(edda))


def test_a_reporter_does_not_tell_agencies(wired: Case, rolf: Staff, office: PostOffice) -> None:
    with pytest.raises(NotAllowedError):
        tell_agency(wired, AGENCY, by=of(rolf))


def _credits(case: Case) -> tuple[Credited, ...]:
    said = said_in(case)
    assert said is not None
    return said.credits


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "done", ["", "fix", "correction", "clarification", "editors_note", "withdrawal"]
)
def test_each_language_has_words_for_everything(language: str, done: str) -> None:
    payload = {"agency": AGENCY, "language": language, "passage": "28,000", "done": done}
    mail = agency_mail({**payload, "after": "26,000"}, outlet="The Daily", answered=True)
    assert AGENCY in mail.subject
    assert WORDS[language]["answer"] in mail.text
    assert f'lang="{language}"' in mail.html
    assert "{" not in mail.text


def test_a_headline_cannot_break_the_subject_or_the_page() -> None:
    hostile = "A\r\nBcc: all@example.org\u2028<script>x</script>" + "z" * 400
    payload = {"agency": hostile, "headline": hostile, "passage": hostile}
    mail = agency_mail(payload, outlet="The Daily", answered=False)
    assert "\n" not in mail.subject and len(mail.subject) <= 150
    assert "<script>" not in mail.html
    assert "\nBcc:" not in mail.text
