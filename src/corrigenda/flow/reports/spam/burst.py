"""Many reports from one address within a minute."""

from __future__ import annotations

from corrigenda.flow.reports.spam.facts import Facts, Part

SHARE = 0.5
LEAST = 8
"""Below which nobody is suspected, however few a house takes."""
POINTS = 2


def burst(facts: Facts) -> Part | None:
    """More than half of what the house takes from one address; a careful reader may do that."""
    if facts.from_address <= max(LEAST, SHARE * facts.address_limit):
        return None
    return Part("burst", POINTS, f"{facts.from_address} reports came from its address in a minute.")
