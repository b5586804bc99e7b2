"""Who hears of what: those whose story or work it is, and never who did it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.articles.models import Article, Credit
from corrigenda.flow.cases.actions.add_note import add_note
from corrigenda.flow.cases.actions.answer_source import answer_source
from corrigenda.flow.cases.actions.ask_source import ask_source
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.actions.merge import merge
from corrigenda.flow.cases.actions.move_lane import move_lane
from corrigenda.flow.cases.actions.own import own
from corrigenda.flow.cases.actions.set_due import set_due
from corrigenda.flow.cases.asking import Ask
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.approve import send_back
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.actions.undo import undo
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions.choose_telling import choose_telling
from corrigenda.flow.propagation.events import DEFAULTS
from corrigenda.flow.propagation.models import Delivery
from corrigenda.flow.propagation.tests.conftest import Later
from corrigenda.flow.reports.actions.reply import reply
from corrigenda.flow.reports.models import Report
from corrigenda.lib.tests.post_office import PostOffice, text_of

pytestmark = pytest.mark.usefixtures("addresses")
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def at_once(addresses: None, edda: Staff, stan: Staff, ada: Staff, rolf: Staff) -> None:
    """Everybody wants to hear of everything at once."""
    for one in (edda, stan, ada, rolf):
        choose_telling(one, dict.fromkeys(DEFAULTS, "at_once"), daily_hour=8)


@pytest.fixture
def by_rolf(story: Article) -> Article:
    """The story is Rolf's."""
    Credit.objects.create(article=story, name="rolf maro")
    return story


def told(office: PostOffice) -> dict[str, list[str]]:
    """The subjects that each address got, and forget them."""
    found: dict[str, list[str]] = {}
    for one in office.came:
        found.setdefault(one["To"].split("@")[0], []).append(one["Subject"])
    office.came.clear()
    return found


def a_case(send: Send, later: Later, says: str = "28,000", should: str = "26,000") -> Case:
    send(says, should, kind="fact" if says[0].isdigit() else "typo")
    later()
    return Case.objects.get(says=says)


def test_the_author_and_the_editors_hear_of_a_disputed_fact(
    by_rolf: Article, send: Send, later: Later, office: PostOffice
) -> None:
    a_case(send, later)

    heard = told(office)
    assert sorted(heard) == ["ada", "edda", "rolf", "stan"]
    assert heard["rolf"] == ["A reader reports: Maren and Tolva sign treaty"]


def test_of_a_typo_the_author_alone_hears(
    by_rolf: Article, send: Send, later: Later, office: PostOffice
) -> None:
    a_case(send, later, "afer", "after")

    assert sorted(told(office)) == ["rolf"]


def test_of_a_typo_that_turns_out_to_be_a_fact_those_hear_who_hear_of_new_facts(
    by_rolf: Article, send: Send, later: Later, office: PostOffice
) -> None:
    a_case(send, later, "afer", "after")
    told(office)
    send("afer", "before", kind="fact")
    later(MINUTE)

    said = ["No typo any more: Maren and Tolva sign treaty"]
    assert told(office) == dict.fromkeys(("ada", "edda", "rolf", "stan"), said)


def test_a_merge_that_makes_a_case_a_fact_is_told_but_not_to_who_merged(
    send: Send, later: Later, office: PostOffice, edda: Staff
) -> None:
    typo = a_case(send, later, "afer", "after")
    fact = a_case(send, later)
    told(office)
    merge(fact, into=typo, by=actors.of(edda))
    later(MINUTE)

    assert sorted(told(office)) == ["ada", "stan"]


def test_a_case_that_was_told_of_as_a_fact_is_not_told_of_twice(
    send: Send, later: Later, office: PostOffice
) -> None:
    send("afer", "after")
    send("afer", "before", kind="fact")
    later()

    said = ["A reader reports: Maren and Tolva sign treaty"]
    assert told(office) == dict.fromkeys(("ada", "edda", "stan"), said)


def test_a_fact_that_is_moved_to_the_typos_is_told_to_nobody(
    send: Send, later: Later, office: PostOffice, edda: Staff
) -> None:
    case = a_case(send, later)
    told(office)
    move_lane(case, "typo", by=actors.of(edda))
    later(MINUTE)

    assert told(office) == {}


def test_of_what_a_reader_writes_to_the_desk_those_hear_whose_case_it_is(
    send: Send, later: Later, office: PostOffice, edda: Staff, stan: Staff
) -> None:
    received = send("afer", "after")
    later()
    case = Case.objects.get()
    own(case, stan, was=None, by=actors.of(stan))
    decline(case, reason="It is meant so.", by=actors.of(edda))
    later()
    told(office)

    reply(Report.objects.get(pk=received.report.pk), "Wilhelmina says no.", address="192.0.2.1")
    later()

    assert {to.split("@")[0] for to in (one["To"] for one in office.came)} == {"edda", "stan"}
    assert not any("Wilhelmina" in text_of(one) for one in office.came)
    assert told(office)["edda"] == ["A reader writes to you: Maren and Tolva sign treaty"]


def test_who_gets_a_case_hears_of_it_and_who_takes_one_does_not(
    send: Send, later: Later, office: PostOffice, edda: Staff, stan: Staff
) -> None:
    case = a_case(send, later, "afer", "after")
    told(office)

    own(case, stan, was=None, by=actors.of(edda))
    later(MINUTE)
    assert told(office) == {"stan": ["Given to you: Maren and Tolva sign treaty"]}

    own(case, edda, was=stan.pk, by=actors.of(edda))
    later(2 * MINUTE)
    assert told(office) == {}


def the_answer(office: PostOffice) -> EmailMessage:
    """The one mail, which tells Edda that a source answered."""
    (mail,) = office.came
    assert (mail["To"], mail["Subject"]) == (
        "edda@daily.example",
        "The source answered: Maren and Tolva sign treaty",
    )
    return mail


def test_who_asked_a_source_hears_that_it_answered(
    send: Send, later: Later, office: PostOffice, edda: Staff
) -> None:
    case = a_case(send, later, "afer", "after")
    made = ask_source(case, Ask(name="Orla Venn"), by=actors.of(edda))
    answer_source(made.check, "disputed", "I never said that.")
    later(MINUTE)

    mail = the_answer(office)
    assert "never said" not in mail.as_string()


def test_who_asked_a_source_hears_it_also_when_the_case_was_merged_since(
    send: Send, later: Later, office: PostOffice, edda: Staff, stan: Staff
) -> None:
    case = a_case(send, later, "afer", "after")
    other = a_case(send, later, "signed", "singed")
    made = ask_source(case, Ask(name="Orla Venn"), by=actors.of(edda))
    merge(case, into=other, by=actors.of(stan))
    told(office)
    answer_source(made.check, "disputed", "I never said that.")
    later(MINUTE)

    mail = the_answer(office)
    assert f"/desk/cases/{other.pk}" in text_of(mail)


def test_whose_case_it_is_hears_that_no_answer_came(
    send: Send, later: Later, office: PostOffice, edda: Staff, stan: Staff
) -> None:
    case = a_case(send, later, "afer", "after")
    own(case, stan, was=None, by=actors.of(stan))
    made = ask_source(case, Ask(name="Orla Venn"), by=actors.of(edda))
    set_due(case, made.check.expires_at + timedelta(days=9), by=actors.of(stan))
    told(office)
    later(at=made.check.expires_at + MINUTE)

    said = ["No answer came from the source: Maren and Tolva sign treaty"]
    assert told(office) == {"stan": said, "edda": said}


def test_who_is_mentioned_hears_who_did_it_but_not_the_note(
    send: Send, later: Later, office: PostOffice, edda: Staff
) -> None:
    case = a_case(send, later, "afer", "after")
    add_note(case, "@stan the minister lied to us, see the recording", by=actors.of(edda))
    later(MINUTE)

    (mail,) = office.to("stan@daily.example")
    assert mail["Subject"] == "Edda Brandt mentions you: Maren and Tolva sign treaty"
    assert "minister" not in mail.as_string()
    assert f"/desk/cases/{case.pk}" in text_of(mail)


def test_who_may_approve_is_asked_and_who_decided_hears_that_it_is_sent_back(
    send: Send, later: Later, office: PostOffice, edda: Staff, stan: Staff
) -> None:
    case = a_case(send, later)
    told(office)
    made = decide(
        case, Decision("fix", after="26,000", reason="The table says so."), by=actors.of(edda)
    )
    later(MINUTE)

    heard = told(office)
    assert sorted(heard) == ["ada", "stan"]
    assert heard["stan"] == ["Waits for a second person: Maren and Tolva sign treaty"]

    made.refresh_from_db()
    send_back(made, reason="Name the source.", by=actors.of(stan))
    later(2 * MINUTE)
    (mail,) = office.came
    assert (mail["To"], mail["Subject"]) == (
        "edda@daily.example",
        "Sent back: Maren and Tolva sign treaty",
    )
    assert "Name the source." in text_of(mail)


def test_the_author_hears_that_a_report_was_declined_and_why(
    by_rolf: Article, send: Send, later: Later, office: PostOffice, edda: Staff
) -> None:
    case = a_case(send, later, "afer", "after")
    told(office)
    decline(case, reason="It is spelt so here.", by=actors.of(edda))
    later(MINUTE)

    (mail,) = office.came
    assert mail["To"] == "rolf@daily.example"
    assert "It is spelt so here." in text_of(mail)


def test_nothing_is_told_of_a_decision_that_was_taken_back(
    by_rolf: Article,
    send: Send,
    later: Later,
    office: PostOffice,
    edda: Staff,
    house: Callable[..., None],
) -> None:
    house(undo_seconds=10)
    case = a_case(send, later, "afer", "after")
    told(office)
    decline(case, reason="It is spelt so here.", by=actors.of(edda))
    later()
    undo(case, by=actors.of(edda))
    later(MINUTE)

    assert told(office) == {}


def test_a_case_that_is_due_is_told_to_its_owner_once_before_and_once_after(
    send: Send, later: Later, office: PostOffice, edda: Staff, stan: Staff
) -> None:
    case = a_case(send, later, "afer", "after")
    own(case, stan, was=None, by=actors.of(stan))
    case.refresh_from_db()
    assert case.due_at is not None
    told(office)

    for minutes in (-55, -50, -1):
        later(at=case.due_at + minutes * MINUTE)
    assert told(office) == {"stan": ["Due within the hour: Maren and Tolva sign treaty"]}

    for minutes in (1, 5, 100):
        later(at=case.due_at + minutes * MINUTE)
    assert told(office) == {"stan": ["Overdue: Maren and Tolva sign treaty"]}


def test_a_case_of_nobody_that_is_overdue_is_told_to_the_editors_and_the_desk(
    send: Send,
    later: Later,
    office: PostOffice,
    house: Callable[..., None],
) -> None:
    house(desk_address="corrections@daily.example")
    case = a_case(send, later, "afer", "after")
    assert case.due_at is not None
    told(office)
    later(at=case.due_at + MINUTE)

    assert sorted(told(office)) == ["ada", "corrections", "edda", "stan"]


def test_who_left_or_wants_nothing_hears_nothing(
    send: Send, later: Later, office: PostOffice, edda: Staff, stan: Staff, ada: Staff
) -> None:
    choose_telling(edda, {"new_facts": "never"}, daily_hour=8)
    stan.memberships.all().delete()
    ada.is_active = False
    ada.save()
    a_case(send, later)

    assert told(office) == {}


def test_who_left_between_the_event_and_the_mail_hears_nothing(
    send: Send, later: Later, office: PostOffice, edda: Staff, stan: Staff
) -> None:
    case = a_case(send, later, "afer", "after")
    own(case, stan, was=None, by=actors.of(edda))
    office.refused["stan@daily.example"] = "450 4.2.0 Greylisted"
    later(MINUTE)
    stan.memberships.all().delete()
    office.refused.clear()
    later(5 * MINUTE)

    assert office.to("stan@daily.example") == []
    assert "does not work here any more" in Delivery.objects.get(staff=stan).error


def test_readers_words_stand_in_mail_only_where_the_house_wants_them(
    send: Send, later: Later, office: PostOffice, house: Callable[..., None]
) -> None:
    send("28,000", "26,000 crowns and my secret", kind="fact", why="My neighbour works there.")
    later()
    for mail in office.came:
        assert "secret" not in mail.as_string()
        assert "28,000" in text_of(mail)
    assert office.came
    office.came.clear()

    house(mail_reader_words=True)
    send("12 bridges", "14 bridges", kind="fact", why="My neighbour works there.")
    later(MINUTE)
    assert all("My neighbour works there." in text_of(mail) for mail in office.came)
    assert office.came


def test_who_owns_a_case_hears_that_its_correction_is_not_live_any_more(
    send: Send, later: Later, office: PostOffice, edda: Staff, stan: Staff
) -> None:
    case = a_case(send, later)
    own(case, stan, was=None, by=actors.of(edda))
    words = "Clarification: the fund is the treaty’s, not the state’s."
    decide(case, Decision("clarification", after="28,000", words=words), by=actors.of(edda))
    later(MINUTE)
    told(office)

    record(actors.SYSTEM, "entry.lost", case.outlet, case, missing=["the notice"])
    later(2 * MINUTE)
    [mail] = [one for one in office.came if one["To"].startswith("stan@")]
    assert "Missing: the notice." in mail.get_body(("plain",)).get_content()
    assert told(office)["stan"] == ["Not live any more: Maren and Tolva sign treaty"]
