"""Say that somebody has a case before them."""

from __future__ import annotations

from corrigenda.flow.articles.actions.want_reading import want_fresh_reading
from corrigenda.flow.articles.reach import require_on
from corrigenda.flow.cases.models import Case, Presence
from corrigenda.flow.cases.states import ENDED
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.models import Role
from corrigenda.flow.newsroom.queries import role_of
from corrigenda.lib import clock


def see(case: Case, *, by: Actor) -> None:
    """Touch the presence of `by`, note an editor's first look, and have an old reading renewed.

    No audit entry: it would be one every ten seconds, and it changes nothing.

    Raises:
        NotAllowedError: `by` may not read the case.
    """
    require_on(by, "case.see", case.article)
    if by.staff is None:
        return
    now = clock.now()
    if case.state not in ENDED:
        want_fresh_reading(case.article)
    Presence.objects.update_or_create(case=case, staff=by.staff, defaults={"seen_at": now})
    if case.first_looked_at is None and role_of(by.staff, case.outlet) != Role.REPORTER:
        Case.objects.filter(pk=case.pk, first_looked_at=None).update(first_looked_at=now)


def see_no_longer(case: Case, *, by: Actor) -> None:
    """Forget the presence of `by`: they closed the page."""
    Presence.objects.filter(case=case, staff=by.staff).delete()
