"""What the reader's pages say for one outlet: our words, and the house's own over some of them."""

from __future__ import annotations

from collections.abc import Mapping

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.surfaces.reader.words import WORDS

_OURS = {
    "title": "title",
    "lead": "lead",
    "contact_note": "contact_hint",
    "receipt_note": "private",
    "received": "step_received_text",
}
"""By the name in the policy, that among our words. `sent` has no page: after the form comes the
receipt, which says `received`."""


def words_for(outlet: Outlet, language: str) -> Mapping[str, str]:
    """In one of our languages."""
    ours = WORDS[language]
    lead = ours["lead"].format(outlet=outlet.name)
    own = outlet.own_words(language)
    return {**ours, "lead": lead, **{_OURS[name]: own[name] for name in _OURS if name in own}}
