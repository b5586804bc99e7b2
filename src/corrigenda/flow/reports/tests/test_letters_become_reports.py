"""A letter is a report when it says which words of which story it means, and waits otherwise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytest_django import Settings

from corrigenda.conftest import STORY_URL, an_outlet
from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.flow.reports.actions.ban import ban
from corrigenda.flow.reports.actions.forget_letters import forget_letters
from corrigenda.flow.reports.actions.place_letter import PATIENCE, place_letter, place_letters
from corrigenda.flow.reports.actions.reject_letter import reject_letter
from corrigenda.flow.reports.actions.take_back_letter import take_back_letter
from corrigenda.flow.reports.actions.take_letter import take_letter
from corrigenda.flow.reports.errors import LetterError, NoSuchMailboxError
from corrigenda.flow.reports.letters.tests.mails import DESK, mail, raw
from corrigenda.flow.reports.models import Contact, Letter, Report
from corrigenda.lib import clock
from corrigenda.lib.states import TransitionError

MX = "mx.daily.example"
PASSES = f"{MX}; dmarc=pass header.from=reader.example"
Work = Callable[[], None]


@pytest.fixture(autouse=True)
def mailbox(daily: Outlet, story: Article, settings: Settings) -> None:
    """The daily takes letters, and its mail server checks senders; its page was just read."""
    daily.policy_data = {**daily.policy_data, "letters_address": DESK}
    daily.save()
    settings.CORRIGENDA_MAIL_TRUSTS = MX
    Article.objects.update(read_tried_at=clock.now() + timedelta(days=1))


def sent(text: str, subject: str = "An error", **headers: str) -> Letter:
    """A letter, taken in and looked at."""
    (letter,) = take_letter(raw(text, subject=subject, **headers), recipients=[DESK])
    place_letters()
    letter.refresh_from_db()
    return letter


def test_story_by_link_and_passage_by_quotation(work: Work) -> None:
    letter = sent(
        f"In {STORY_URL}?utm_source=x you write “afer which”, it should be “after which”.\n"
        "See https://ministry.example/annex."
    )
    report = Report.objects.get()
    assert (letter.state, letter.report, letter.sender) == ("placed", report, "")
    assert (report.says, report.should_say, report.channel) == (
        "afer which",
        "after which",
        "email",
    )
    assert "An error" in report.why
    assert report.source_url == "https://ministry.example/annex"
    work()
    report.refresh_from_db()
    assert (report.state, report.reader_seen) == ("joined", False)


def test_story_by_headline_in_subject_or_words(story: Article) -> None:
    by_subject = sent("You write “28,000 crowns”.", subject="Re: Maren and  Tolva sign TREATY")
    by_words = sent("“Maren and Tolva sign treaty”: you write “12 bridges”.")
    assert [one.article for one in (by_subject, by_words)] == [story, story]
    assert set(Report.objects.values_list("says", flat=True)) == {"28,000 crowns", "12 bridges"}


def test_a_passage_that_is_quoted_as_mail_is_found() -> None:
    sent(
        f"{STORY_URL}\n\n> The fund holds 28,000 crowns and pays for\n> 12 bridges, officials said."
        "\n\nIt is 26,000."
    )
    assert Report.objects.get().says.startswith("The fund holds 28,000 crowns and pays for 12")


def test_words_set_against_others_are_taken_as_from_the_form_though_the_story_lacks_them(
    work: Work,
) -> None:
    sent(f"{STORY_URL}: “29,000 boats” should be “26,000 boats”.")
    work()
    assert Report.objects.get().reader_seen


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("You are all wrong.", "no link"),
        (f"{STORY_URL} is wrong.", "quotes no words"),
        (f"{STORY_URL} says “nothing of this kind”.", "do not stand"),
        ("https://weekly.example/other says “afer”.", "no link"),
        (f"{STORY_URL} says “treaty”", "several times"),
    ],
)
def test_what_cannot_be_placed_waits_for_an_editor(text: str, doubt: str) -> None:
    an_outlet("weekly", "The Weekly")
    letter = sent(text)
    assert not Report.objects.exists()
    assert (letter.state, letter.looked_at is not None) == ("waiting", True)
    assert doubt in letter.doubt


def test_a_story_that_was_never_read_is_read_first_and_an_editor_asked_in_the_end() -> None:
    with clock.frozen(clock.now()):
        letter = sent("https://daily.example/new says “afer”.")
        article = Article.objects.get(url="https://daily.example/new")
        assert (letter.looked_at, article.read_due_at is not None) == (None, True)
    with clock.frozen(clock.now() + PATIENCE + timedelta(minutes=1)):
        place_letters()
    letter.refresh_from_db()
    assert "do not stand" in letter.doubt


def test_the_same_mail_twice_is_one_letter_and_one_report() -> None:
    text = f"{STORY_URL} says “afer”."
    sent(text)
    sent(text, received="from a.example by b.example")
    assert (Letter.objects.count(), Report.objects.count()) == (1, 1)


def test_the_same_message_id_on_other_words_hides_no_letter() -> None:
    sent("You are wrong.")
    sent("I am someone else, under the same id.")
    assert Letter.objects.count() == 2


def test_killed_between_report_and_letter_it_is_one_report() -> None:
    letter = sent(f"{STORY_URL} says “afer”.")
    Letter.objects.filter(pk=letter.pk).update(
        state="waiting", looked_at=None, report=None, sender="rita@reader.example"
    )
    place_letters()
    letter.refresh_from_db()
    assert (letter.state, Report.objects.count()) == ("placed", 1)


def test_only_a_sender_that_our_own_server_knows_to_be_real_is_a_contact() -> None:
    text = f"{STORY_URL} says “afer”."
    sent(text, authentication_results=PASSES)
    assert Contact.objects.get().email == "rita@reader.example"
    Contact.objects.all().delete()
    sent(text + " Forged.", authentication_results=f"{MX}; dmarc=fail header.from=reader.example")
    sent(text + " Unknown.")
    sent(text + " Elsewhere.", authentication_results=PASSES.replace(MX, "mx.spam.example"))
    assert Report.objects.count() == 4
    assert not Contact.objects.exists()


def test_what_no_person_wrote_is_put_aside_and_never_answered(edda: Staff) -> None:
    letter = sent(
        f"{STORY_URL} says “afer”.", auto_submitted="auto-replied", authentication_results=PASSES
    )
    assert (letter.state, Report.objects.exists()) == ("rejected", False)
    assert "automatic" in letter.rejected_because
    take_back_letter(letter, by=of(edda))
    place_letters()
    assert Report.objects.exists()
    assert not Contact.objects.exists()


def test_what_answers_our_own_mail_is_a_letter_and_not_answered_again() -> None:
    text = f"{STORY_URL} says “afer”."
    letter = sent(text, in_reply_to="<1.2@desk.example>", authentication_results=PASSES)
    assert letter.state == "placed"
    assert not Contact.objects.exists()


def test_a_letter_goes_to_the_outlet_whose_address_it_has(daily: Outlet) -> None:
    weekly = an_outlet("weekly", "The Weekly")
    weekly.policy_data = {"letters_address": "corrections+weekly@daily.example"}
    weekly.save()
    for address, outlet in (
        ("CORRECTIONS@daily.example", daily),
        ("corrections+tip@daily.example", daily),
        ("corrections+weekly@daily.example", weekly),
    ):
        (letter,) = take_letter(raw(f"To {address}"), recipients=[address])
        assert letter.outlet == outlet
    both = take_letter(raw("To both."), recipients=[DESK, "corrections+weekly@daily.example"])
    assert [one.outlet for one in both] == [daily, weekly]
    with pytest.raises(NoSuchMailboxError, match="letters_address"):
        take_letter(raw(), recipients=["someone@daily.example"])


def test_without_an_envelope_the_headers_say_for_whom_it_is(daily: Outlet) -> None:
    made = mail("Hidden copy.")
    made.replace_header("To", "undisclosed@elsewhere.example")
    (letter,) = take_letter(bytes(made))
    assert letter.outlet == daily


def test_a_flood_from_one_address_does_not_bury_the_others(daily: Outlet) -> None:
    daily.policy_data = {**daily.policy_data, "letters_per_day": 2}
    daily.save()
    letters = [sent(f"You are wrong in {number} ways.") for number in range(3)]
    assert [one.state for one in letters] == ["waiting", "waiting", "rejected"]
    assert sent("I am right.", **{"from": "nils@reader.example"}).state == "waiting"


def test_two_writers_are_two_readers_and_one_writer_is_one() -> None:
    for number, who in enumerate(("rita", "nils", "nils")):
        sent(f"{STORY_URL} says “afer”. {number}", **{"from": f"{who}@reader.example"})
    assert list(Report.objects.order_by("pk").values_list("repeated", flat=True)) == [
        False,
        False,
        True,
    ]


def test_an_advertisement_is_held_and_its_sender_can_be_banned(edda: Staff) -> None:
    spam = (
        f"{STORY_URL} says “afer”, it should be “buy cheap watches https://w.example/1”. "
        "Best prices, click here"
    )
    sent(spam)
    report = Report.objects.get()
    assert report.state == "held"
    ban(report, by=of(edda))
    letter = sent(f"{STORY_URL} says “afer”. Again me.")
    assert (letter.state, Report.objects.count()) == ("rejected", 1)
    assert "banned" in letter.rejected_because
    assert sent(f"{STORY_URL} says “afer”.", **{"from": "nils@reader.example"}).state == "placed"


def test_an_editor_places_a_letter_on_words_or_on_the_whole_story(edda: Staff, work: Work) -> None:
    letter = sent(
        "The one about the treaty is wrong: 28,000 is 26,000.", authentication_results=PASSES
    )
    report = place_letter(letter, story=STORY_URL, says="28,000", by=of(edda))
    whole = place_letter(
        sent("All of it is wrong."), story="maren and tolva sign treaty", by=of(edda)
    )
    assert (letter.state, report.says, whole.says) == (
        "placed",
        "28,000",
        "Maren and Tolva sign treaty",
    )
    assert Contact.objects.get().report == report
    work()
    assert set(Report.objects.values_list("state", flat=True)) == {"joined"}
    assert AuditEntry.objects.filter(verb="letter.place", staff=edda).count() == 2


@pytest.mark.parametrize("story", ["https://weekly.example/x", "No such headline", "", "https://"])
def test_a_story_that_is_not_the_outlets_is_not_taken(edda: Staff, story: str) -> None:
    letter = sent("It is wrong.")
    with pytest.raises(LetterError):
        place_letter(letter, story=story, says="afer", by=of(edda))
    assert not Report.objects.exists()


def test_an_editor_rejects_and_takes_back(edda: Staff) -> None:
    letter = sent("Thank you for the puzzle page.")
    reject_letter(letter, by=of(edda), reason="Nothing to correct.")
    with pytest.raises(TransitionError):
        place_letter(letter, story=STORY_URL, says="afer", by=of(edda))
    take_back_letter(letter, by=of(edda))
    assert Letter.objects.get().state == "waiting"


def test_rejected_letters_are_forgotten_after_a_month(edda: Staff) -> None:
    reject_letter(sent("Spam."), by=of(edda))
    sent("I wait.")
    with clock.frozen(clock.now() + timedelta(days=31)):
        forget_letters()
    assert Letter.objects.get().text == "I wait."


def test_attachments_and_what_could_not_be_read_are_noted_on_the_report() -> None:
    made = mail(f"{STORY_URL} says “afer”. " + "word " * 1_500)
    made.add_attachment(b"%PDF-1.4", "application", "pdf", filename="page.pdf")
    take_letter(bytes(made), recipients=[DESK])
    place_letters()
    why = Report.objects.get().why
    assert "[An attachment was dropped.]" in why
    assert "[The letter goes on: see Letters.]" in why
    assert len(why) <= 5_000
