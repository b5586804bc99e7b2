"""What a passage costs that stands everywhere: `python -m bench.copies`.

A correction is published whose words stand in 3,000 further stories, and another whose words stand
in 10,000. Of each the archive is swept, all that was found is confirmed in one go, a hundred of
them are filed as reports, and an editor looks at the case and at the first, a middle and the last
page of its ledger, before and after. All of it in this process, as processor time.

Floors are ratios, so that they hold on any machine: of a page by a plain page for the same editor,
of a place by cutting a story of the archive into words; and what 10,000 cost by what 3,000 do, for
each place or for the page. A page's queries are counted: not one more for seven thousand places.

Ends with status 1 where a floor of `floors.json` is not held; `--raise` raises the floors.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bench.copies import home  # noqa: F401 - first: it sets Django up
from bench.copies.town import FUND, OSSEL, Town, newsroom
from bench.floors import judge
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from corrigenda.archive.words import cut
from corrigenda.flow.articles.models import Version
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions.confirm_copies import confirm_copies
from corrigenda.flow.propagation.actions.file_copies import file_copies
from corrigenda.flow.propagation.actions.sweep import sweep_due
from corrigenda.flow.propagation.actions.take_published import take_published
from corrigenda.flow.propagation.copies.ledger import ledger_of
from corrigenda.flow.publication.actions.publish import publish_approved

FLOORS = Path(__file__).parent / "floors.json"
FEW, MANY = 3_000, 10_000
FILED = 100
A_PAGE = 25
ROUNDS = 6
MARGIN = 1.5
"""By which claims of time are looser than what was measured."""


@dataclass
class Everywhere:
    """What was measured of one case.

    Attributes:
        sweep, confirm, file: processor seconds; of all places, of all, of `FILED`.
        pages: processor seconds of each look at a page of the ledger or the case.
        queries: of each address.
        asked: queries of confirming all.
    """

    places: int
    listed: int = 0
    sweep: float = 0.0
    confirm: float = 0.0
    asked: int = 0
    file: float = 0.0
    pages: list[float] = field(default_factory=list)
    queries: dict[str, int] = field(default_factory=dict)

    @property
    def p95(self) -> float:
        """Of the looks, in seconds."""
        return sorted(self.pages)[int(0.95 * (len(self.pages) - 1))]


def spent(do: Callable[[], object]) -> float:
    """Processor seconds."""
    begun = time.process_time()
    do()
    return time.process_time() - begun


def look(client: Client, found: Everywhere, case: Case, part: str) -> None:
    """Look at the case, and at pages of one part of its ledger from both ends."""
    last = -(-found.places // A_PAGE)
    ledger = f"/desk/cases/{case.pk}/copies?show={part}"
    numbers = {"first": 1, "middle": last // 2, "last": last}
    addresses = {f"{part}, {name}": f"{ledger}&page={page}" for name, page in numbers.items()}
    addresses[f"case, {part}"] = f"/desk/cases/{case.pk}"
    for name, address in addresses.items():
        with CaptureQueriesContext(connection) as seen:
            answer = client.get(address)
        assert answer.status_code == 200, address
        found.queries[name] = len(seen)
    for address in [*addresses.values()] * ROUNDS:
        found.pages.append(spent(partial(client.get, address)))


def measured(client: Client, case: Case, places: int, editor: Staff) -> Everywhere:
    """Go through all of it with one case."""
    found = Everywhere(places)
    publish_approved()
    take_published()
    found.sweep = spent(sweep_due)
    found.listed = ledger_of(case).found
    look(client, found, case, "found")
    with CaptureQueriesContext(connection) as seen:
        found.confirm = spent(lambda: confirm_copies(case, None, by=of(editor)))
    found.asked = len(seen)
    found.file = spent(lambda: file_copies(FILED))
    look(client, found, case, "followed")
    return found


def show(found: Everywhere, plain: float) -> None:
    """Prints what one case took."""
    print(
        f"{found.places:>6,} places: {found.listed:,} listed; swept in {found.sweep:.1f} s, all "
        f"confirmed in {1000 * found.confirm:.0f} ms and {found.asked} queries, {FILED} filed in "
        f"{found.file:.2f} s; page p95 {1000 * found.p95:.1f} ms ({found.p95 / plain:.1f} plain "
        f"pages), at most {max(found.queries.values())} queries"
    )


def ratios(few: Everywhere, many: Everywhere, plain: float, unit: float) -> dict[str, float]:
    """What is held, by its name among the floors."""
    more = max(many.queries[name] - few.queries[name] for name in few.queries)
    return {
        "places listed": min(one.listed / one.places for one in (few, many)),
        "a place swept by cutting a story, at most": many.sweep / many.places / unit,
        "a place swept, 10,000 by 3,000, at most": _grown(few, many, "sweep"),
        "a place confirmed by cutting a story, at most": many.confirm / many.places / unit,
        "a copy filed by a plain page, at most": many.file / FILED / plain,
        "a copy filed, 10,000 by 3,000, at most": many.file / few.file,
        "page p95 by a plain page, at most": many.p95 / plain,
        "page p95, 10,000 by 3,000, at most": many.p95 / few.p95,
        "queries of a page more for 7,000 places, at most": more,
        "queries of confirming all, at most": many.asked,
    }


def _grown(few: Everywhere, many: Everywhere, name: str) -> float:
    return float(getattr(many, name) / many.places / (getattr(few, name) / few.places))


def main() -> int:
    """Measures, prints, compares with the floors; the exit status."""
    parser = argparse.ArgumentParser(prog="bench.copies", description=__doc__)
    parser.add_argument("--raise", dest="raises", action="store_true", help="raise the floors")
    arguments = parser.parse_args()
    call_command("migrate", verbosity=0)
    outlet, editor = newsroom()
    town, client = Town(outlet, seed=1), Client(SERVER_NAME="127.0.0.1")
    client.force_login(editor)
    rows = []
    for words, places in ((OSSEL, FEW), (FUND, MANY)):
        case = town.case_everywhere(words, places, editor)
        rows.append(measured(client, case, places, editor))
    plain = min(
        spent(lambda: [client.get("/desk/password") for _ in range(20)]) / 20 for _ in "abc"
    )
    texts = list(Version.objects.order_by("pk").values_list("text", flat=True)[:300])
    unit = min(spent(lambda: [cut(one) for one in texts]) / len(texts) for _ in "abc")
    for one in rows:
        show(one, plain)
    print(f"a plain page: {1000 * plain:.1f} ms; cutting a story: {1e6 * unit:.0f} us (processor)")
    found = ratios(rows[0], rows[1], plain, unit)
    timed = [name for name in found if " by " in name]
    claims = {name: value * (MARGIN if name in timed else 1) for name, value in found.items()}
    return judge(FLOORS, found, claims=claims if arguments.raises else None)


if __name__ == "__main__":
    sys.exit(main())
