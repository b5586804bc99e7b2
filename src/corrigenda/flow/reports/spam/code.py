"""Code that would run in a web page."""

from __future__ import annotations

import re

from corrigenda.flow.reports.spam.facts import Facts, Part

# An element, what an element does when something happens to it, and an address that is a program.
# Any letters may name an element: browsers take those that nobody defined, too.
_CODE = re.compile(
    r"<[a-z!?/*%][^<>]{0,400}?[\s/\"'](?:on[a-z]{3,30}|srcdoc|formaction|xlink:href)\s{0,8}="
    r"|<\s{0,4}/?\s{0,4}(?:script|iframe|svg|object|embed|style|meta|link|base|form|math|template)"
    r"[\s/>\"'=]"
    r"|(?:java|vb)script:[^\s]"
    r"|data:text/html"
    r"|[.\['\"]constructor['\"]?\]?[.(\[]|\bconstructor\.constructor"
    # "The alert(s)" and "an alert (at five)" are prose.
    r"|\b(?:eval|alert|prompt|confirm)[(`](?:[\d'\"`/]|document\b|origin\b|window\b)",
    re.IGNORECASE,
)
POINTS = 4


def code(facts: Facts) -> Part | None:
    """Markup that runs, or a program, unless that very thing stands in the story."""
    if not _CODE.search(facts.written) or _CODE.search(facts.story):
        return None
    return Part("code", POINTS, "It holds code that would run in a web page.")
