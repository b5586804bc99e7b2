"""Mail to an agency's desk: are these words right, or, these were corrected. Pure.

Nothing that came in with a report stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.template.loader import render_to_string

from corrigenda.flow.propagation.renderers.agency_words import WORDS
from corrigenda.flow.propagation.renderers.desk_mail import MAX_SUBJECT, Mail
from corrigenda.flow.publication.record import direction_of
from corrigenda.lib.languages import spoken

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
# https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
_FSI, _PDI = "\u2068", "\u2069"
_AS = {"fix": "correction"}


def agency_mail(payload: Mapping[str, object], *, outlet: str, answered: bool) -> Mail:
    """The mail of a delivery to an agency.

    Args:
        payload: `agency`, `language`, `passage`, `headline` and `url`; of a case that is decided
            also `done`, which is the kind of the correction, `after`, `deletes`, `words` and
            `permalink`.
        answered: whether a reply reaches the desk.
    """
    language = spoken(str(payload.get("language") or ""))
    words = WORDS[language]
    agency = _one_line(payload.get("agency"))
    done = str(payload.get("done") or "")
    kind = _AS.get(done, done)
    named = {"outlet": _apart(outlet), "agency": _apart(agency)}
    lines = [("p", words[f"lead_{kind}" if kind else "asked_lead"].format(**named))]
    lines += [("quote", said)] if (said := _one_line(payload.get("passage"))) else []
    lines += _what_was_done(payload, words) if kind else [("p", words["asked_do"])]
    lines += [("p", words["answer"])] if answered else []
    subject = words[f"subject_{kind}" if kind else "asked_subject"]
    context = {
        "language": language,
        "direction": direction_of(language),
        "outlet": outlet,
        "subject": _one_line(subject.format(outlet=outlet, agency=agency))[:MAX_SUBJECT],
        "lines": lines,
        "story": words["story"],
        "headline": _one_line(payload.get("headline")),
        "url": str(payload.get("url") or ""),
        "log": words["log"],
        "permalink": str(payload.get("permalink") or ""),
    }
    html = render_to_string("propagation/agency_mail.html", context)
    return Mail(str(context["subject"]), _text(lines, context), html)


def _what_was_done(
    payload: Mapping[str, object], words: Mapping[str, str]
) -> list[tuple[str, str]]:
    lines = []
    if payload.get("deletes"):
        lines.append(("p", words["deleted"]))
    elif after := _one_line(payload.get("after")):
        lines += [("p", words["now"]), ("quote", after)]
    if notice := _one_line(payload.get("words")):
        lines += [("p", words["notice"]), ("quote", notice)]
    return [*lines, ("p", words["do"])]


def _text(lines: list[tuple[str, str]], context: Mapping[str, object]) -> str:
    said: list[str] = []
    for role, words in lines:
        said += [f"> {words}" if role == "quote" else words, ""]
    said += [f"{context['story']}: {_apart(str(context['headline']))}", str(context["url"]), ""]
    if context["permalink"]:
        said += [f"{context['log']}:", str(context["permalink"]), ""]
    return "\n".join([*said, "-- ", str(context["outlet"]), ""])


def _apart(words: str) -> str:
    """Words that do not turn round what stands beside them."""
    return f"{_FSI}{words}{_PDI}"


def _one_line(words: object) -> str:
    return _CONTROL.sub(" ", str(words or "")).strip()
