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
from statistics import median

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
ROUNDS = 7
BATCHES = 5
PLAIN = 5
"""Plain pages beside each look and each batch: what these take is told by what those do."""
MARGIN = 1.5
"""By which claims of time are looser than what was measured."""


@dataclass
class Everywhere:
    """What was measured of one case.

    Attributes:
        sweep, confirm: processor seconds of all places.
        files: what a copy took to be filed, in plain pages, in each of `BATCHES` batches.
        pages: the same of each look at a page of the ledger or the case, by its address.
        queries: of each address.
        asked: queries of confirming all.
    """

    places: int
    listed: int = 0
    sweep: float = 0.0
    confirm: float = 0.0
    asked: int = 0
    files: list[float] = field(default_factory=list)
    pages: dict[str, list[float]] = field(default_factory=dict)
    queries: dict[str, int] = field(default_factory=dict)

    @property
    def page(self) -> float:
        """Plain pages that the slowest page takes as a rule; a single look says how busy we are."""
        return max(median(looks) for looks in self.pages.values())

    @property
    def file(self) -> float:
        """Plain pages that a copy takes to be filed."""
        return median(self.files)


def spent(do: Callable[[], object]) -> float:
    """Processor seconds."""
    begun = time.process_time()
    do()
    return time.process_time() - begun


def plain_page(client: Client) -> float:
    """Processor seconds of one, just now: what the machine gives changes from second to second."""
    return spent(lambda: [client.get("/desk/password") for _ in range(PLAIN)]) / PLAIN


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
    for name, address in [*addresses.items()] * ROUNDS:
        plain = plain_page(client)
        found.pages.setdefault(name, []).append(spent(partial(client.get, address)) / plain)


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
    for _ in range(BATCHES):
        plain = plain_page(client)
        found.files.append(spent(lambda: file_copies(FILED)) / FILED / plain)
    look(client, found, case, "waiting")
    return found


def show(found: Everywhere) -> None:
    """Prints what one case took."""
    print(
        f"{found.places:>6,} places: {found.listed:,} listed; swept in {found.sweep:.1f} s, all "
        f"confirmed in {1000 * found.confirm:.0f} ms and {found.asked} queries; one filed in "
        f"{found.file:.1f} plain pages; a page takes {found.page:.1f}, at most "
        f"{max(found.queries.values())} queries"
    )


def ratios(few: Everywhere, many: Everywhere, unit: float) -> dict[str, float]:
    """What is held, by its name among the floors."""
    more = max(many.queries[name] - few.queries[name] for name in few.queries)
    return {
        "places listed": min(one.listed / one.places for one in (few, many)),
        "a place swept by cutting a story, at most": many.sweep / many.places / unit,
        "a place swept, 10,000 by 3,000, at most": _grown(few, many, "sweep"),
        "a place confirmed by cutting a story, at most": many.confirm / many.places / unit,
        "a copy filed by a plain page, at most": many.file,
        "a copy filed, 10,000 by 3,000, at most": many.file / few.file,
        "slowest page by a plain page, at most": many.page,
        "slowest page, 10,000 by 3,000, at most": many.page / few.page,
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
    texts = list(Version.objects.order_by("pk").values_list("text", flat=True)[:300])
    unit = min(spent(lambda: [cut(one) for one in texts]) / len(texts) for _ in "abc")
    for one in rows:
        show(one)
    plain = plain_page(client)
    print(f"a plain page: {1000 * plain:.1f} ms; cutting a story: {1e6 * unit:.0f} us (processor)")
    found = ratios(rows[0], rows[1], unit)
    timed = [name for name in found if " by " in name]
    claims = {name: value * (MARGIN if name in timed else 1) for name, value in found.items()}
    return judge(FLOORS, found, claims=claims if arguments.raises else None)


if __name__ == "__main__":
    sys.exit(main())
