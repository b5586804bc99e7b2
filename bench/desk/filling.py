"""Fill the desk that the environment names: `python -m bench.desk.filling REPORTS`.

A process of its own, so that Django is set up on that database and no other. Prints one line of
JSON: what `telling.Desk` has.
"""

from __future__ import annotations

import json
import sys

import django

django.setup()

from bench.looking.settled import settle  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402

from corrigenda.flow.cases.models import Case  # noqa: E402
from corrigenda.flow.newsroom.actions.change_outlet import Change, change_outlet  # noqa: E402
from corrigenda.flow.newsroom.actions.hire import hire  # noqa: E402
from corrigenda.flow.newsroom.actions.open_outlet import open_outlet  # noqa: E402
from corrigenda.flow.newsroom.actors import OPERATOR  # noqa: E402
from corrigenda.flow.newsroom.models import Outlet, Role, Staff  # noqa: E402
from corrigenda.flow.reports.models import Report  # noqa: E402
from corrigenda.project.fill import fill_desk  # noqa: E402

CASES = 400
"""Pages of cases that are opened: as many different ones."""


def editor() -> Staff:
    """The editor whose desk it is; a daily is opened around them."""
    known = Staff.objects.filter(username="edda").first()
    if known is not None:
        return known
    outlet = open_outlet(
        "daily",
        name="The Daily",
        language="en",
        desk_url=settings.CORRIGENDA_URL,
        origins=["https://daily.example"],
        by=OPERATOR,
    ).outlet
    # What is decided counts at once, so that a decision's whole work is in its request.
    change_outlet(outlet, Change(policy={"undo_seconds": 0}), by=OPERATOR)
    return hire("edda", outlet=outlet, role=Role.EDITOR, name="Edda Brandt", by=OPERATOR)


def session_of(staff: Staff) -> str:
    """The key of a session in which they are signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(staff.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = staff.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def some_cases() -> list[int]:
    """Keys of cases from all over the desk."""
    keys = Case.objects.order_by("pk").values_list("pk", flat=True)
    last = keys.last() or 0
    step = max(1, last // CASES)
    return list(keys.filter(pk__in=range(1, last + 1, step))[:CASES])


def main() -> None:
    """Fills up to so many reports, and says how to look at them."""
    call_command("migrate", verbosity=0)
    staff = editor()
    missing = int(sys.argv[1]) - Report.objects.count()
    if missing >= 5:
        outlet = Outlet.objects.get(slug="daily")
        seed = Report.objects.count()
        fill_desk(outlet, missing, seed=seed, told=lambda stored: None)
        settle()
    most = Case.objects.order_by("-report_count").values_list("pk", flat=True)
    told = {
        "session": session_of(staff),
        "cases": some_cases(),
        "crowded": list(most[:20]),
        "reports": Report.objects.count(),
        "count_of_cases": Case.objects.count(),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
