"""A program learns of a case all that the desk's screen of it tells."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from corrigenda.conftest import PARAGRAPHS, STORY_URL, Send
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.add_note import add_note
from corrigenda.flow.cases.actions.ask_source import ask_source
from corrigenda.flow.cases.actions.check import check
from corrigenda.flow.cases.actions.own import own
from corrigenda.flow.cases.actions.see import see
from corrigenda.flow.cases.actions.set_severity import set_severity
from corrigenda.flow.cases.asking import Ask
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.surfaces.api.tests.calling import Program

Work = Callable[[], None]


@pytest.fixture
def case(send: Send, work: Work) -> Case:
    """The case on “afer”."""
    send("afer", "after")
    work()
    return Case.objects.get()


def test_how_it_is_cared_for(case: Case, edda: Staff, stan: Staff) -> None:
    set_severity(case, "urgent", by=of(edda))
    own(case, stan, was=None, by=of(edda))
    check(case, by=of(edda), reason="The ministry calls back.")
    care = Program(edda)("get", f"cases/{case.pk}")[1]["care"]
    assert (care["severity"], care["owner"], care["state"]) == ("urgent", "stan", "checking")
    assert (care["hold_reason"], care["hold_by"]) == ("The ministry calls back.", "Edda Brandt")
    assert care["due_at"]
    assert not care["due_by_hand"]


def test_notes_source_checks_and_the_trail(case: Case, edda: Staff) -> None:
    add_note(case, "Called the ministry.", by=of(edda))
    ask_source(case, Ask("Orla Venn", "orla@venn.example"), by=of(edda))
    told = Program(edda)("get", f"cases/{case.pk}")[1]
    assert [(one["who"], one["text"]) for one in told["notes"]] == [
        ("Edda Brandt", "Called the ministry.")
    ]
    (asked,) = told["source_checks"]
    assert (asked["name"], asked["question"], asked["open"]) == ("Orla Venn", "said", True)
    assert "token" not in str(asked)
    verbs = [one["verb"] for one in told["trail"]]
    assert verbs[-2:] == ["case.note", "case.ask_source"]


def test_the_correction_with_the_way_of_its_change(case: Case, edda: Staff, work: Work) -> None:
    decide(case, Decision("fix", after="after", reason="A letter."), by=of(edda))
    work()
    (told,) = Program(edda)("get", f"cases/{case.pk}")[1]["corrections"]
    assert (told["kind"], told["state"], told["reason"]) == ("fix", "approved", "A letter.")
    assert told["change"] == "requested"
    assert (told["way"]["verified_at"], told["way"]["missing"]) == (None, ["the new words"])
    assert told["way"]["due_at"]


def test_who_wrote_and_edited_the_story_and_that_its_page_is_gone(case: Case, edda: Staff) -> None:
    blocks = [Block(Role.body, text) for text in (*PARAGRAPHS, "One more line.")]
    push(case.outlet, case.article.url, Story(blocks, authors=["Rolf Maro"], edited_by=["Nils"]))
    since = datetime(2027, 5, 31, 12, 5, tzinfo=UTC)
    Article.objects.update(unread_since=since, page_status=410, read_error="410 Gone")
    story = Program(edda)("get", f"cases/{case.pk}")[1]["story"]
    assert (story["authors"], story["edited_by"]) == (["Rolf Maro"], ["Nils"])
    assert (story["version"], story["version_from"]) == (2, "push")
    assert (story["page_status"], story["unread_since"][:10]) == (410, "2027-05-31")


def test_the_passage_with_its_surroundings_and_the_places_to_choose_from(
    send: Send, work: Work, story: Article, edda: Staff
) -> None:
    blocks = [Block(Role.body, text) for text in (*PARAGRAPHS, "Tolva gave 28,000 crowns as well.")]
    push(story.outlet, story.url, Story(blocks))
    work()
    send("28,000 crowns", "26,000 crowns", block="")
    work()
    case, program = Case.objects.get(), Program(edda)
    standing = program("get", f"cases/{case.pk}")[1]["standing"]
    assert [one["words"] for one in standing["spots"]] == ["28,000 crowns"] * 2
    wanted = {"version": standing["current"], "start": standing["spots"][1]["start"]}
    status, told = program("post", f"cases/{case.pk}/place", wanted)
    assert (status, told["case"]["anchor"]) == (200, "unchanged")
    assert told["standing"]["before"].endswith("Tolva gave ")
    assert told["standing"]["spots"] == []
    status, problem = program("post", f"cases/{case.pk}/place", wanted)
    assert (status, "look at it again" in problem["detail"]) == (422, True)


def test_earlier_cases_and_who_else_looks(
    case: Case, send: Send, work: Work, edda: Staff, stan: Staff
) -> None:
    send("28,000", "26,000")
    work()
    see(case, by=of(stan))
    program = Program(edda)
    told = program("get", f"cases/{case.pk}")[1]
    assert [one["says"] for one in told["earlier"]] == ["28,000"]
    assert told["others"] == ["Stan Okoro"]
    assert Program(stan)("delete", f"cases/{case.pk}/here") == (204, "")
    assert program("get", f"cases/{case.pk}")[1]["others"] == []


def test_a_draft_is_its_writers_own(case: Case, edda: Staff, stan: Staff) -> None:
    program, address = Program(edda), f"cases/{case.pk}"
    words = {"kind": "correction", "words": "An earlier version said “afer”."}
    status, kept = program("put", f"{address}/draft", words)
    assert (status, kept["typed"], kept["lost"]) == (200, words, False)
    assert program("get", address)[1]["draft"]["typed"] == words
    assert Program(stan)("get", address)[1]["draft"] is None
    assert program("delete", f"{address}/draft") == (204, "")
    assert program("get", address)[1]["draft"] is None


def test_what_was_decided_a_moment_ago_can_be_taken_back_by_who_did(
    case: Case, daily: Outlet, edda: Staff, stan: Staff
) -> None:
    daily.policy_data = {"undo_seconds": 60}
    daily.save()
    program, address = Program(edda), f"cases/{case.pk}"
    assert program("get", address)[1]["undo"] is None
    assert program("post", f"{address}/decide", {"kind": "fix", "after": "after"})[0] == 201
    assert program("get", address)[1]["undo"]["yours"]
    assert not Program(stan)("get", address)[1]["undo"]["yours"]
    status, problem = Program(stan)("post", f"{address}/undo")
    assert (status, problem["detail"]) == (409, "Who decided it can take it back, and nobody else.")
    status, told = program("post", f"{address}/undo")
    assert (status, told["case"]["state"], told["undo"]) == (200, "new", None)


def test_the_changes_that_the_cms_has_not_made(case: Case, edda: Staff, work: Work) -> None:
    decide(case, Decision("fix", after="after"), by=of(edda))
    work()
    program = Program(edda)
    assert program("get", "changes") == (200, {"corrections": [], "more": False})
    (told,) = program("get", "changes?show=asked")[1]["corrections"]
    assert (told["case"], told["change"]) == (case.pk, "requested")
    assert program("get", "changes?show=all")[0] == 422


def test_no_query_count_grows_with_what_is_in_the_case(
    case: Case, send: Send, work: Work, edda: Staff
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    program, address = Program(edda), f"cases/{case.pk}"

    def count() -> int:
        program("get", address)
        with CaptureQueriesContext(connection) as found:
            assert program("get", address)[0] == 200
        return len(found)

    before = count()
    for _ in range(3):
        send("afer", "after")
        add_note(case, "Again.", by=of(edda))
        ask_source(case, Ask("Orla Venn"), by=of(edda))
    work()
    assert count() == before


def test_who_said_it_with_the_rule_and_its_words(send: Send, work: Work, edda: Staff) -> None:
    send("another 24 years", "another 14 years")
    work()
    case = Case.objects.get(says="another 24 years")
    said = Program(edda)("get", f"cases/{case.pk}")[1]["said"]
    assert said["speaker"] == {
        "name": "Orla Venn",
        "named": True,
        "inferred": False,
        "rule": "verb-after",
        "because": "Orla Venn said",
    }
    assert said["quotation"] == ["We will not wait another 24 years,"]
    assert (said["quotation_rule"], said["unsure"], said["credits"]) == ("marks", "", [])


def test_of_nobody_the_reason_is_told(case: Case, edda: Staff) -> None:
    said = Program(edda)("get", f"cases/{case.pk}")[1]["said"]
    assert (said["speaker"], said["unsure"], said["quotation"]) == (None, "nobody", [])


def test_the_agency_comes_with_the_address_of_the_policy(
    daily: Outlet, send: Send, work: Work, edda: Staff
) -> None:
    daily.policy_data = {**daily.policy_data, "agencies": ["Quillmark; QNA; a@quillmark.example"]}
    daily.save(update_fields=["policy_data"])
    body = Block(Role.body, "BRUNMARK (QNA) — The fund holds 28,000 crowns.")
    push(daily, STORY_URL, Story((Block(Role.headline, "Funds"), body)))
    send("28,000", "26,000")
    work()
    case = Case.objects.get(says="28,000")
    (credit,) = Program(edda)("get", f"cases/{case.pk}")[1]["said"]["credits"]
    assert (credit["name"], credit["address"]) == ("Quillmark", "a@quillmark.example")
    assert (credit["rule"], credit["whole"]) == ("dateline", True)
    assert credit["because"] == "BRUNMARK (QNA) —"
