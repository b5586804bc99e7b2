"""While an outlet is being flooded its readers do a little work, or are looked at first."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.errors import ProofNeededError
from corrigenda.flow.reports.manner import Manner
from corrigenda.flow.reports.models import Channel, Report
from corrigenda.flow.reports.proof import is_proof
from corrigenda.flow.reports.submission import Submission
from corrigenda.flow.reports.tests.sending import submission
from corrigenda.lib import clock


@pytest.fixture(autouse=True)
def one_minute() -> Iterator[None]:
    # Expiry is checked by ALTCHA's own code, which asks the machine's clock.
    with clock.frozen(datetime.now(UTC).replace(second=5, microsecond=0)):
        yield


@pytest.fixture
def flooded(daily: Outlet) -> Outlet:
    """Two reports on the page have come in this minute, and more are a flood."""
    daily.policy_data = {"attack_reports_per_page": 2}
    daily.save()
    for number in range(2):
        receive(submission(), address=f"198.51.100.{number}")
    return daily


def challenge_for(sent: Submission) -> dict[str, Any]:
    with pytest.raises(ProofNeededError) as asked:
        receive(sent, address="192.0.2.1")
    return asked.value.challenge


def solved(challenge: dict[str, Any]) -> str:
    """What a widget makes of it."""
    salt, wanted = challenge["salt"], challenge["challenge"]
    for number in range(challenge["maxNumber"] + 1):
        if hashlib.sha256(f"{salt}{number}".encode()).hexdigest() == wanted:
            answer = {**challenge, "number": number}
            return base64.b64encode(json.dumps(answer).encode()).decode()
    raise AssertionError("no number solves it")


def test_the_next_report_is_asked_for_work_and_taken_with_it(flooded: Outlet) -> None:
    sent = submission()
    proof = solved(challenge_for(sent))
    assert Report.objects.count() == 2
    taken = receive(sent, address="192.0.2.1", manner=Manner(proof=proof))
    assert (taken.new, taken.held) == (True, False)


def test_what_was_solved_for_one_report_is_good_for_no_other(flooded: Outlet) -> None:
    sent = submission()
    proof = solved(challenge_for(sent))
    receive(sent, address="192.0.2.1", manner=Manner(proof=proof))
    with pytest.raises(ProofNeededError):
        receive(submission(), address="192.0.2.1", manner=Manner(proof=proof))
    again = receive(sent, address="192.0.2.1", manner=Manner(proof=proof))
    assert not again.new
    assert Report.objects.count() == 3


def test_a_solution_runs_out(flooded: Outlet, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = submission()
    proof = solved(challenge_for(sent))
    late = (clock.now() + timedelta(minutes=11)).timestamp()
    monkeypatch.setattr("altcha.v1.time.time", lambda: late)
    assert not is_proof(proof, sent.client_id)


@pytest.mark.parametrize(
    "proof",
    ["", "x", "bnVsbA==", "W10=", "eyJhIjoxfQ==", "[" * 1_500, "é", "A" * 5_000,
     base64.b64encode(b'{"algorithm":1,"challenge":[],"number":{},"salt":5,"signature":0}').decode(),
     base64.b64encode(("[" * 1_400).encode()).decode()],
)  # fmt: skip
def test_what_is_no_solution_is_refused_and_breaks_nothing(flooded: Outlet, proof: str) -> None:
    with pytest.raises(ProofNeededError):
        receive(submission(), address="192.0.2.1", manner=Manner(proof=proof))


def test_a_changed_challenge_is_none_of_ours(flooded: Outlet) -> None:
    sent, other = submission(), uuid4()
    challenge = challenge_for(sent)
    easy = {**challenge, "salt": challenge["salt"].replace(str(sent.client_id), str(other))}
    easy["challenge"] = hashlib.sha256(f"{easy['salt']}0".encode()).hexdigest()
    assert not is_proof(solved(easy), other)


def test_the_form_without_javascript_is_taken_and_held(flooded: Outlet) -> None:
    sent = replace(submission(), channel=Channel.FORM.value)
    taken = receive(sent, address="192.0.2.1")
    assert taken.held
    assert [part["part"] for part in taken.report.spam_parts] == ["unproven"]


def test_so_is_a_browser_that_cannot_solve_it(flooded: Outlet) -> None:
    assert receive(submission(), address="192.0.2.1", manner=Manner(proof="unable")).held


def test_another_page_goes_on_as_ever(flooded: Outlet) -> None:
    sent = submission(url="https://daily.example/other")
    assert not receive(sent, address="192.0.2.1").held


def test_the_whole_outlet_has_a_limit_too(daily: Outlet) -> None:
    daily.policy_data = {"attack_reports_per_minute": 2}
    daily.save()
    for number in range(2):
        receive(submission(url=f"https://daily.example/{number}"), address="192.0.2.1")
    with pytest.raises(ProofNeededError):
        receive(submission(url="https://daily.example/3"), address="192.0.2.1")


def test_a_minute_later_nobody_is_asked(flooded: Outlet) -> None:
    challenge_for(submission())
    with clock.frozen(clock.now() + timedelta(minutes=1)):
        assert not receive(submission(), address="192.0.2.1").held
