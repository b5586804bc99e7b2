"""Keep what an editor is writing about a case."""

from __future__ import annotations

import re
from collections.abc import Mapping

from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.decision import LIMITS
from corrigenda.flow.corrections.models import Draft
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.permissions import require
from corrigenda.lib import clock

FIELDS = ("kind", "after", "delete", "words", "reason", "placement", "placement_reason", "seen")
MOST = max(LIMITS.values())
"""Code points that are kept of a field: what is longer cannot be decided, but is not lost."""

# PostgreSQL's JSON has neither.
_UNKEPT = re.compile("[\x00\ud800-\udfff]")


def save_draft(case: Case, typed: Mapping[str, str], *, by: Actor) -> Draft:
    """Keep the form's fields as they are typed, one draft an editor and case.

    It is no act on the case, and has no audit entry: what is decided has.

    Raises:
        NotAllowedError: `by` may not decide for this outlet.
    """
    require(by, "correction.decide", case.outlet)
    if by.staff is None:
        raise NotAllowedError("A draft belongs to somebody.")
    kept = {name: _UNKEPT.sub("\ufffd", typed[name][:MOST]) for name in FIELDS if typed.get(name)}
    draft, _ = Draft.objects.update_or_create(
        case=case,
        staff=by.staff,
        defaults={"typed": kept, "saved_at": clock.now(), "superseded_by": None},
    )
    return draft
