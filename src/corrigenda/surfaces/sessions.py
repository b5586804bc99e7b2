"""Who is signed in: as Django has it, by queries that are put together once.

Every page of the desk asks both, and Django takes longer to write them than a database to answer.
"""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from corrigenda.flow.newsroom.models import Staff
from corrigenda.lib.prepared import prepared


class SessionStore(db.SessionStore):
    """A session in the database."""

    def _get_session_from_db(self) -> Session | None:
        found = _lasting.first(self.session_key or "", timezone.now())
        if found is None:
            self._session_key = None
        return found


class StaffBackend(ModelBackend):
    """Whose password it is, and who a session belongs to while their account is open."""

    def get_user(self, user_id: int) -> Staff | None:
        """None where there is none, and where the account is closed."""
        found = _staff.first(user_id)
        return found if found is not None and self.user_can_authenticate(found) else None


@prepared
def _lasting(key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)


@prepared
def _staff(key: int) -> QuerySet[Staff]:
    return Staff.objects.filter(pk=key)
