"""An administrator invites; the link works once, for seven days, and only its hash is kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection

from corrigenda.flow.newsroom.actions.accept_invitation import (
    accept_invitation,
    accept_invitation_as,
)
from corrigenda.flow.newsroom.actions.deactivate import deactivate
from corrigenda.flow.newsroom.actions.invite import Invited, invite
from corrigenda.flow.newsroom.actions.resend_invitation import resend_invitation
from corrigenda.flow.newsroom.actions.withdraw_invitation import withdraw_invitation
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.errors import (
    InvitationError,
    LinkSpentError,
    NotAllowedError,
    PasswordError,
)
from corrigenda.flow.newsroom.models import AuditEntry, Invitation, Outlet, Role, Staff
from corrigenda.flow.newsroom.queries import open_invitations, role_of
from corrigenda.lib import clock

PASSWORD = "seven wet barges leave"


def invited(ada: Staff, outlet: Outlet, role: str = "editor") -> Invited:
    return invite("Edda Brandt", "edda@daily.example", role, outlet=outlet, by=of(ada))


def token_in(made: Invited) -> str:
    return made.url.rpartition("/")[2]


def test_whoever_takes_it_up_has_account_role_address_and_byline(ada: Staff, daily: Outlet) -> None:
    made = invited(ada, daily, "reporter")
    edda = accept_invitation(token_in(made), username="edda", password=PASSWORD)
    assert (edda.full_name, edda.email) == ("Edda Brandt", "edda@daily.example")
    assert edda.check_password(PASSWORD)
    assert role_of(edda, daily) == Role.REPORTER
    assert [one.name for one in edda.memberships.get().bylines.all()] == ["Edda Brandt"]
    assert not open_invitations(daily).exists()
    entry = AuditEntry.objects.get(verb="staff.join")
    assert (entry.who, entry.detail) == ("Edda Brandt", {"role": "reporter"})


def test_it_works_once(ada: Staff, daily: Outlet) -> None:
    token = token_in(invited(ada, daily))
    accept_invitation(token, username="edda", password=PASSWORD)
    with pytest.raises(LinkSpentError, match="new one"):
        accept_invitation(token, username="stan", password=PASSWORD)


def test_it_works_for_seven_days_and_no_longer(ada: Staff, daily: Outlet) -> None:
    token = token_in(invited(ada, daily))
    with (
        clock.frozen(clock.now() + timedelta(days=7, seconds=1)),
        pytest.raises(LinkSpentError),
    ):
        accept_invitation(token, username="edda", password=PASSWORD)
    with clock.frozen(clock.now() + timedelta(days=6, hours=23)):
        accept_invitation(token, username="edda", password=PASSWORD)


@pytest.mark.parametrize("token", ["", "never-was", "\x00", "\ud800", "x" * 100_000])
def test_one_that_never_was_makes_no_account(daily: Outlet, token: str) -> None:
    with pytest.raises(LinkSpentError):
        accept_invitation(token, username="edda", password=PASSWORD)
    assert not Staff.objects.exists()


def test_a_withdrawn_one_works_no_more(ada: Staff, daily: Outlet) -> None:
    made = invited(ada, daily)
    withdraw_invitation(made.invitation, by=of(ada))
    with pytest.raises(LinkSpentError):
        accept_invitation(token_in(made), username="edda", password=PASSWORD)
    with pytest.raises(InvitationError, match="meanwhile"):
        withdraw_invitation(made.invitation, by=of(ada))


def test_sent_again_the_new_link_works_and_the_old_does_not(ada: Staff, daily: Outlet) -> None:
    made = invited(ada, daily)
    with clock.frozen(clock.now() + timedelta(days=6)):
        again = resend_invitation(made.invitation, by=of(ada))
    with clock.frozen(clock.now() + timedelta(days=12)):
        with pytest.raises(LinkSpentError):
            accept_invitation(token_in(made), username="edda", password=PASSWORD)
        accept_invitation(token_in(again), username="edda", password=PASSWORD)


def test_neither_the_token_nor_the_password_is_kept_or_recorded(ada: Staff, daily: Outlet) -> None:
    token = token_in(invited(ada, daily))
    accept_invitation(token, username="edda", password=PASSWORD)
    kept = str(
        [*Invitation.objects.values(), *AuditEntry.objects.values(), *Staff.objects.values()]
    )
    assert token not in kept
    assert PASSWORD not in kept


@pytest.mark.parametrize(
    ("name", "email", "role", "said"),
    [
        ("", "edda@daily.example", "editor", "name"),
        ("Edda\x00", "edda@daily.example", "editor", "NUL"),
        ("Edda", "edda", "editor", "address"),
        ("Edda", "edda@daily.example\nBcc: rita@reader.example", "editor", "address"),
        ("Edda", "edda@daily.example", "owner", "role"),
    ],
)
def test_what_cannot_be_invited_is_refused(
    ada: Staff, daily: Outlet, name: str, email: str, role: str, said: str
) -> None:
    with pytest.raises(InvitationError, match=said):
        invite(name, email, role, outlet=daily, by=of(ada))
    assert not Invitation.objects.exists()


def test_nobody_is_invited_twice_or_who_works_there(ada: Staff, daily: Outlet) -> None:
    made = invited(ada, daily)
    with pytest.raises(InvitationError, match="already"):
        invite("Edda", "EDDA@daily.example", "editor", outlet=daily, by=of(ada))
    accept_invitation(token_in(made), username="edda", password=PASSWORD)
    with pytest.raises(InvitationError, match="works for"):
        invited(ada, daily)


def test_only_an_administrator_invites(edda: Staff, ada: Staff, daily: Outlet) -> None:
    made = invite("Stan", "stan@daily.example", "editor", outlet=daily, by=of(ada))
    for act in (
        lambda: invited(edda, daily),
        lambda: resend_invitation(made.invitation, by=of(edda)),
        lambda: withdraw_invitation(made.invitation, by=of(edda)),
    ):
        with pytest.raises(NotAllowedError):
            act()


def test_a_user_name_that_somebody_has_is_refused_and_spends_nothing(
    ada: Staff, daily: Outlet
) -> None:
    token = token_in(invited(ada, daily))
    with pytest.raises(InvitationError, match="already"):
        accept_invitation(token, username="ADA", password=PASSWORD)
    accept_invitation(token, username="edda", password=PASSWORD)


def test_a_weak_password_is_refused_and_spends_nothing(ada: Staff, daily: Outlet) -> None:
    token = token_in(invited(ada, daily))
    with pytest.raises(PasswordError):
        accept_invitation(token, username="edda", password="edda brandt")
    accept_invitation(token, username="edda", password=PASSWORD)


def test_who_has_an_account_adds_the_role_to_it(ada: Staff, daily: Outlet, rolf: Staff) -> None:
    herald = Outlet.objects.create(slug="herald", name="The Herald", desk_url="https://h.example")
    herald.memberships.create(staff=ada, role=Role.ADMINISTRATOR)
    made = invite("Rolf Maro", "rolf@daily.example", "editor", outlet=herald, by=of(ada))
    accept_invitation_as(token_in(made), rolf)
    assert (role_of(rolf, daily), role_of(rolf, herald)) == (Role.REPORTER, Role.EDITOR)
    assert Staff.objects.get(pk=rolf.pk).email == "rolf@daily.example"


def test_a_role_that_somebody_has_is_not_changed_by_an_invitation(
    ada: Staff, daily: Outlet
) -> None:
    made = invited(ada, daily, "reporter")
    with pytest.raises(InvitationError, match="already"):
        accept_invitation_as(token_in(made), ada)
    assert role_of(ada, daily) == Role.ADMINISTRATOR


def test_a_closed_account_takes_nothing_up(ada: Staff, edda: Staff, daily: Outlet) -> None:
    deactivate(edda, outlet=daily, by=of(ada))
    made = invited(ada, daily)
    with pytest.raises(InvitationError, match="closed"):
        accept_invitation_as(token_in(made), Staff.objects.get(pk=edda.pk))


def test_the_link_is_mailed_where_there_is_a_mail_server(
    ada: Staff, daily: Outlet, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[str, str, str]] = []
    monkeypatch.setattr(
        "corrigenda.flow.newsroom.actions.invite.mail.send", lambda *mail: sent.append(mail)
    )
    made = invited(ada, daily)
    assert made.mailed
    ((to, subject, body),) = sent
    assert to == "edda@daily.example"
    assert "The Daily Example" in subject
    assert made.url in body


def test_without_one_the_link_can_be_handed_over(ada: Staff, daily: Outlet) -> None:
    made = invited(ada, daily)
    assert not made.mailed
    assert "no mail" in made.said
    assert mail.outbox == []
    assert made.url.startswith("https://desk.example/desk/join/")


@pytest.mark.django_db(transaction=True)
def test_of_eight_clicks_at_once_one_makes_an_account(
    transactional_db: None, ada: Staff, daily: Outlet
) -> None:
    token = token_in(invited(ada, daily))

    def click(number: int) -> bool:
        try:
            return bool(accept_invitation(token, username=f"edda{number}", password=PASSWORD).pk)
        except LinkSpentError:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(click, range(8))) == 1
    assert Staff.objects.filter(username__startswith="edda").count() == 1
