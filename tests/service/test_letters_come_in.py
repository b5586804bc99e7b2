"""Readers' letters, over the wire: by SMTP to the service itself, and out of a real mailbox."""

from __future__ import annotations

import json
import os
import signal
import smtplib
import socket
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from typing import Any

import pytest

from corrigenda.lib.tests.ports import free_port
from corrigenda.lib.tests.post_office import PostOffice, post_office
from corrigenda.lib.tests.waiting import until

from .conftest import ORIGIN, Service, children, command_of, started
from .mailboxes import Dovecot, dovecot

pytestmark = pytest.mark.on_both

DESK = "letters@daily.example"
MX = "mx.daily.example"
ADDRESS = (
    "from corrigenda.flow.newsroom.models import Outlet\n"
    f"Outlet.objects.update(policy_data={{'letters_address': '{DESK}', 'undo_seconds': 0}})"
)
NEW_CONTACTS = (
    "from corrigenda.flow.reports.models import Contact\n"
    "print(Contact.objects.filter(report__says='signed').count())"
)
TOLD = (
    "import json\n"
    "from corrigenda.flow.reports.models import Letter, Report\n"
    "print(json.dumps({'letters': list(Letter.objects.order_by('pk').values('state', 'text',"
    " 'attachments', 'rejected_because', 'doubt')), 'reports': list(Report.objects.order_by('pk')"
    ".values('says', 'should_say', 'why', 'channel', 'state'))}))"
)


def letter(text: str = f"{ORIGIN}/treaty says “afer”, it should be “after”.") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Rita <rita@reader.example>"
    made["To"] = DESK
    made["Subject"] = "An error"
    made["Message-ID"] = "<one@reader.example>"
    made.set_content(text)
    return made


def told(service: Service) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(service.run(TOLD))
    return found


def settled(service: Service, letters: int = 1) -> dict[str, Any]:
    """What there is when so many letters were looked at."""

    def done() -> Any:
        found = told(service)
        looked = [one for one in found["letters"] if one["state"] != "waiting" or one["doubt"]]
        return found if len(looked) >= letters else None

    found: dict[str, Any] = until(done)
    return found


@pytest.fixture
def port(stopped: Service) -> int:
    """Where a running service takes letters by SMTP; it has one story."""
    number = free_port()
    stopped.run(ADDRESS)
    stopped.set(CORRIGENDA_MAIL_IN=f"smtp://127.0.0.1:{number}", CORRIGENDA_MAIL_TRUSTS=MX)
    started(stopped)
    until(lambda: _listens(number))
    return number


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def bring(
    port: int, mail: EmailMessage | bytes, to: str = DESK, sender: str = "rita@reader.example"
) -> None:
    with smtplib.SMTP("127.0.0.1", port, timeout=60) as server:
        server.sendmail(
            sender, [to], mail if isinstance(mail, bytes) else mail.as_bytes(policy=policy.SMTP)
        )


def test_a_letter_by_smtp_is_a_report_and_a_machines_is_none(stopped: Service, port: int) -> None:
    made = letter()
    made.add_attachment(b"%PDF-1.4", "application", "pdf", filename="page.pdf")
    bring(port, made)
    bring(port, made)  # its server did not hear our answer, and brings it again
    away = letter("I am on holiday.")
    away["Auto-Submitted"] = "auto-replied"
    bring(port, away)
    bring(port, letter("It came back."), sender="")
    found = settled(stopped, 3)
    (report,) = found["reports"]
    assert (report["says"], report["should_say"], report["channel"]) == ("afer", "after", "email")
    assert "An attachment was dropped." in report["why"]
    assert [one["state"] for one in found["letters"]] == ["placed", "rejected", "rejected"]


def test_mail_for_nobody_here_and_mail_beyond_the_limit_are_refused(
    stopped: Service, port: int
) -> None:
    with pytest.raises(smtplib.SMTPRecipientsRefused, match="No outlet takes letters"):
        bring(port, letter(), to="someone@daily.example")
    with pytest.raises((smtplib.SMTPDataError, smtplib.SMTPSenderRefused)) as refused:
        bring(
            port,
            letter().as_bytes(policy=policy.SMTP) + b"x" * 60 + (b"y" * 70 + b"\r\n") * 600_000,
        )
    assert refused.value.smtp_code == 552
    long = letter("word")
    bring(
        port, long.as_bytes(policy=policy.SMTP) + b"z" * 50_000 + b"\r\n"
    )  # no line of a mail is so long, but some are
    assert settled(stopped)["letters"][0]["state"] == "waiting"


def test_thirty_megabytes_come_in_and_leave_the_letter(stopped: Service, port: int) -> None:
    made = letter()
    made.add_attachment(os.urandom(28_000_000), "image", "png", filename="scan.png")
    bring(port, made)
    found = settled(stopped)
    assert (found["reports"][0]["says"], found["letters"][0]["attachments"]) == ("afer", 1)


def test_acknowledged_is_durable_though_it_is_killed_the_moment_after(
    stopped: Service, port: int
) -> None:
    (mail_in,) = [pid for pid in children(stopped.pid) if "mail-in" in command_of(pid)]
    bring(port, letter())
    os.kill(mail_in, signal.SIGKILL)
    assert settled(stopped)["reports"][0]["says"] == "afer"
    until(lambda: _listens(port))
    bring(port, letter("I write again."))
    assert len(settled(stopped, 2)["letters"]) == 2


def test_nobody_is_answered_twice_and_no_machine_ever(stopped: Service) -> None:
    with post_office() as office:
        number = free_port()
        stopped.run(ADDRESS)
        stopped.set(
            CORRIGENDA_MAIL_IN=f"smtp://127.0.0.1:{number}", CORRIGENDA_MAIL_TRUSTS=MX,
            CORRIGENDA_MAIL=office.url, CORRIGENDA_MAIL_FROM=DESK,
        )  # fmt: skip
        started(stopped)
        until(lambda: _listens(number))
        _loop(stopped, office, number)


def _loop(service: Service, office: PostOffice, port: int) -> None:
    """Rita's sender is proved, Nils's is forged; and a machine answers whatever we write."""
    for name, said in (("rita", "pass"), ("rita", "pass"), ("nils", "fail")):
        made = letter(f"{ORIGIN}/treaty says “afer”. {name} {said} {len(office.came)}")
        made.replace_header("From", f"{name}@reader.example")
        made["Authentication-Results"] = f"{MX}; dmarc={said} header.from=reader.example"
        bring(port, made)
    asked = until(lambda: office.to("rita@reader.example"))[0]
    assert asked["Auto-Submitted"] == "auto-generated"
    for answer in (asked, _vacation(asked), _bounce(asked)):
        bring(
            port,
            answer,
            sender="" if answer["From"] == "mailer-daemon@x.example" else "rita@reader.example",
        )
    found = settled(service, 5)
    assert [one["state"] for one in found["letters"]].count("rejected") == 3
    # A machine that does not say that it is one, with all that makes a report.
    dumb = letter(f"I am away. {ORIGIN}/treaty says “signed”.")
    dumb["References"] = asked["Message-ID"]
    dumb["Authentication-Results"] = f"{MX}; dmarc=pass header.from=reader.example"
    bring(port, dumb)
    settled(service, len(found["letters"]) + 1)
    assert service.run(NEW_CONTACTS) == "0"
    assert len(office.came) == 1


def _vacation(asked: EmailMessage) -> EmailMessage:
    made = letter(f"I am away until Monday. {ORIGIN}/treaty “afer”")
    made["Auto-Submitted"] = "auto-replied"
    made["In-Reply-To"] = asked["Message-ID"]
    made["Authentication-Results"] = f"{MX}; dmarc=pass header.from=reader.example"
    return made


def _bounce(asked: EmailMessage) -> EmailMessage:
    made = letter("The address does not exist.")
    made.replace_header("From", "mailer-daemon@x.example")
    made.add_attachment(asked)
    return made


@pytest.fixture(scope="module")
def server() -> Iterator[Dovecot]:
    with dovecot() as found:
        yield found


@pytest.fixture
def mailbox(server: Dovecot) -> Dovecot:
    """An empty one."""
    with server.inside() as inside:
        for number in inside.search(None, "ALL")[1][0].split():
            inside.store(number.decode(), "+FLAGS", r"(\Deleted)")
        inside.expunge()
    return server


def test_a_letter_in_a_mailbox_is_a_report_and_is_marked_as_read(
    stopped: Service, mailbox: Dovecot
) -> None:
    mailbox.put(bytes(letter()))
    mailbox.put(bytes(letter("I only wanted to say thank you.")))
    stopped.run(ADDRESS)
    stopped.set(CORRIGENDA_MAIL_IN=mailbox.url, SSL_CERT_FILE=mailbox.certificate)
    started(stopped)
    found = settled(stopped, 2)
    assert [one["says"] for one in found["reports"]] == ["afer"]
    until(lambda: mailbox.unread() == 0)
    mailbox.put(bytes(letter("One more.")))
    assert len(settled(stopped, 3)["letters"]) == 3


def test_a_mailbox_that_is_not_trusted_is_not_signed_in_to(
    stopped: Service, mailbox: Dovecot, capfd: pytest.CaptureFixture[str]
) -> None:
    mailbox.put(bytes(letter()))
    stopped.run(ADDRESS)
    stopped.set(CORRIGENDA_MAIL_IN=mailbox.url)
    started(stopped)
    until(lambda: "could not be trusted" in capfd.readouterr().err)
    assert mailbox.unread() == 1
