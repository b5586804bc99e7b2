"""Mails as mail programs write them, for tests."""

from __future__ import annotations

from email.message import EmailMessage

RITA = "Rita Reader <rita@reader.example>"
DESK = "corrections@daily.example"
LINK = "https://daily.example/world/treaty"
SAID = f"In {LINK} you write “afer which”, and it should be “after which”.\n\nRita"


def mail(text: str = SAID, *, subject: str = "An error", sender: str = RITA) -> EmailMessage:
    """A plain letter to the desk."""
    made = EmailMessage()
    made["From"] = sender
    made["To"] = DESK
    made["Subject"] = subject
    made["Message-ID"] = "<one@reader.example>"
    made.set_content(text)
    return made


def raw(text: str = SAID, **headers: str) -> bytes:
    """The bytes of a letter with further headers, such as `auto_submitted="auto-replied"`."""
    made = mail(text)
    for name, value in headers.items():
        del made[name.replace("_", "-")]
        made[name.replace("_", "-")] = value
    return bytes(made)
