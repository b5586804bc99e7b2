"""Choose how one is told."""

from __future__ import annotations

from collections.abc import Mapping

from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.errors import ChoiceError
from corrigenda.flow.propagation.events import Group, How
from corrigenda.flow.propagation.models import TellingChoice


def choose_telling(staff: Staff, groups: Mapping[str, str], *, daily_hour: int) -> None:
    """Keep somebody's own choice; what is left out keeps its default.

    Args:
        groups: `at_once`, `hourly`, `daily` or `never` by group of events.
        daily_hour: 0 to 23, by the clocks of the outlet.

    Raises:
        ChoiceError: a group, a way or an hour that does not exist.
    """
    for group, how in groups.items():
        if group not in list(Group) or how not in list(How):
            raise ChoiceError(f"There is no {group}: {how} to choose.")
    if not 0 <= daily_hour <= 23:
        raise ChoiceError("The hour of the daily mail is from 0 to 23.")
    TellingChoice.objects.update_or_create(
        staff=staff, defaults={"groups": dict(groups), "daily_hour": daily_hour}
    )
