"""Mail a source the link; after it was made, because a mail cannot be taken back."""

from __future__ import annotations

from corrigenda.flow.cases.actions.ask_source import Asked
from corrigenda.flow.cases.renderers.source_mail import Letter, render
from corrigenda.lib import mail, zones


def mail_source(asked: Asked) -> str:
    """Send it, when there is an address; returns why it was not sent, or nothing.

    Only the token's hash is kept, so this cannot be tried again later: whoever asks hands the
    link over instead.
    """
    check = asked.check
    if not check.email:
        return ""
    outlet, article = check.case.outlet, check.case.article
    subject, body = render(
        Letter(
            outlet=outlet.name,
            language=check.language,
            name=check.name,
            headline=article.headline,
            story=article.url,
            link=asked.url,
            until=check.expires_at.astimezone(zones.zone(outlet.policy.time_zone)),
        )
    )
    try:
        mail.send(check.email, subject, body)
    except mail.MailError as error:
        return str(error) or "The mail server did not take it."
    return ""
