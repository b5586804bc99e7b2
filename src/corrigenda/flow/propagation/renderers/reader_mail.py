"""Mail to a reader, in their language: is this address yours, and what became of the report. Pure.

Nothing that came in with a report stands in it: whoever types a stranger's address into the
form must not be able to write to them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.template.loader import render_to_string

from corrigenda.flow.propagation.renderers.desk_mail import MAX_SUBJECT, Mail
from corrigenda.flow.propagation.renderers.reader_words import WORDS
from corrigenda.flow.publication.record import direction_of
from corrigenda.lib.languages import spoken

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def reader_mail(
    payload: Mapping[str, object], *, outlet: str, stop: str, confirm: str = "", end: str = ""
) -> Mail:
    """The mail of a delivery to a reader.

    Args:
        payload: `language`, and `headlines` for the question whether the address is theirs;
            else `outcome` (`declined`, `fixed` or a kind of notice) with `headline`, `url`,
            `words` and `permalink`.
        stop: where all mail is stopped.
        confirm: where the address is confirmed.
        end: the house's own words at the end of the mail that says what became of it.
    """
    language = spoken(str(payload.get("language") or ""))
    words = WORDS[language]
    if "outcome" in payload:
        subject, lines, links = _outcome(payload, words, outlet, end)
    else:
        subject, lines, links = _question(payload, words, outlet, confirm)
    subject = _one_line(subject)[:MAX_SUBJECT]
    context = {
        "language": language,
        "direction": direction_of(language),
        "outlet": outlet,
        "subject": subject,
        "lines": lines,
        "links": links,
        "stop": stop,
        "words": words,
    }
    return Mail(subject, _text(context), render_to_string("propagation/reader_mail.html", context))


Lines = list[tuple[str, str]]
"""A role (`p`, `quote`) and its words."""
Links = list[tuple[str, str]]
"""A name and an address."""


def _question(
    payload: Mapping[str, object], words: Mapping[str, str], outlet: str, confirm: str
) -> tuple[str, Lines, Links]:
    headlines = payload.get("headlines")
    stories = [_one_line(one) for one in headlines] if isinstance(headlines, list) else []
    lines = [("p", words["ask_lead"].format(outlet=outlet))]
    lines += [("quote", one) for one in stories if one]
    lines += [("p", words["ask_do"]), ("p", words["ask_not_you"])]
    return words["ask_subject"].format(outlet=outlet), lines, [(words["ask_link"], confirm)]


def _outcome(
    payload: Mapping[str, object], words: Mapping[str, str], outlet: str, end: str
) -> tuple[str, Lines, Links]:
    outcome = str(payload["outcome"])
    headline, said = _one_line(payload.get("headline")), _one_line(payload.get("words"))
    lines = [("p", words["told_lead"].format(outlet=outlet))]
    lines += [("quote", headline)] if headline else []
    lines.append(("p", words[f"told_{outcome}"]))
    lines += [("quote", said)] if said else []
    lines.append(("p", end or words["told_end"]))
    addresses = [
        (words["told_log"], str(payload.get("permalink") or "")),
        (words["told_story"], str(payload.get("url") or "")),
    ]
    return (
        words[f"subject_{outcome}"].format(outlet=outlet),
        lines,
        [one for one in addresses if one[1]],
    )


def _text(context: Mapping[str, object]) -> str:
    lines: list[str] = []
    for role, said in context["lines"]:  # type: ignore[attr-defined]  # made above
        lines += [f"> {said}" if role == "quote" else said, ""]
    for name, url in context["links"]:  # type: ignore[attr-defined]
        lines += [f"{name}:", str(url), ""]
    words = context["words"]
    assert isinstance(words, dict)
    return "\n".join([*lines, "-- ", f"{words['stop']}: {context['stop']}", ""])


def _one_line(words: object) -> str:
    return _CONTROL.sub(" ", str(words or "")).strip()
