"""Whether a person wrote a mail, or a machine: no machine is ever answered.

RFC 3834 says what a machine that answers looks at; the rest is what mail systems write in fact.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from email.message import Message

from corrigenda.flow.reports.letters.headers import first_of, raw_of, sender_of, text_of
from corrigenda.lib.mail import OUR_MARK

MAX_HOPS = 40
_ROBOTS = (
    "mailer-daemon",
    "no-reply",
    "noreply",
    "donotreply",
    "do-not-reply",
    "bounce",
    "bounces",
)
_BULK = frozenset({"bulk", "junk", "list", "auto_reply", "auto-reply"})
_REPORTS = ("multipart/report", "message/delivery-status", "message/disposition-notification")
_AWAY = re.compile(
    r"\s*(auto(matic)?[ -]?(reply|response)|out of( the)? office|auto:|autoreply|undeliver"
    r"|delivery status notification|mail delivery|returned mail|read:|abwesenheit"
    r"|automatische (antwort|rückmeldung)|ich bin (derzeit |zurzeit )?(im urlaub|nicht im büro)"
    r"|nicht im büro|außer haus|unzustellbar|nicht zugestellt|gelesen:"
    r"|автоматична відповідь|автовідповідь|автоответ|я у відпустці"
    r"|رد تلقائي|réponse automatique)",
    re.IGNORECASE,
)
_LISTS = ("list-id", "list-post", "list-unsubscribe")
_SAID = ("x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-response-suppress")


def why_automatic(mail: Message, *, mail_from: str | None, own: Collection[str]) -> str:
    """Why no person wrote it, as a sentence for the editor; empty for a person's letter.

    Args:
        mail_from: the envelope's sender, empty for a bounce; None where it is not known.
        own: addresses that are ours, in lower case.
    """
    return _ours(mail, own) or _system(mail, mail_from) or _marked(mail)


def answers_us(mail: Message, hosts: Collection[str]) -> bool:
    """Whether it answers a mail of ours, as a machine may that does not say that it is one.

    Args:
        hosts: what stands behind the @ in the Message-IDs of our mails, in lower case.
    """
    named = " ".join(raw_of(mail, "in-reply-to") + raw_of(mail, "references")).lower()
    return any(f"@{host}>" in named for host in hosts)


def _ours(mail: Message, own: Collection[str]) -> str:
    if first_of(mail, OUR_MARK.lower()) or sender_of(mail).lower() in own:
        return "It is a mail of our own that came back."
    loops = {one.lower() for one in raw_of(mail, "x-loop")}
    if loops & set(own) or len(raw_of(mail, "received")) > MAX_HOPS:
        return "It has gone round in a circle."
    return ""


def _system(mail: Message, mail_from: str | None) -> str:
    if mail.get_content_type() in _REPORTS:
        return "It is a report of a mail system: a mail came back, or was opened."
    if mail_from == "" or first_of(mail, "return-path") == "<>":
        return "It has no sender to answer to, as mail that came back."
    name = sender_of(mail).lower().partition("@")[0].partition("+")[0]
    return "It was sent by a machine that takes no answer." if name in _ROBOTS else ""


def _marked(mail: Message) -> str:
    if _AWAY.match(text_of(mail, "subject", 200)):
        return "Its subject is that of an automatic answer."
    submitted = first_of(mail, "auto-submitted").lower().partition(";")[0].strip()
    if submitted not in ("", "no") or any(first_of(mail, name) for name in _SAID):
        return "It is an automatic answer."
    if first_of(mail, "precedence").lower() in _BULK:
        return "It is bulk mail or an automatic answer."
    if any(first_of(mail, name) for name in _LISTS):
        return "It came by a mailing list or as a newsletter."
    return ""
