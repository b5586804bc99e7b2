"""A house with fifty reports as a morning brings them; run as a script, it prints links to sign in.

python tests/journeys/fifty_reports.py http://127.0.0.1:8000
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

_PLACES = (
    "Orane Orova Ordra Ormer Ornik Marane Marova Mardra Marmer Marnik Tolane Tolova Toldra Tolmer "
    "Tolnik Selane Selova Seldra Selmer Selnik Kelane Kelova Keldra Kelmer Kelnik Varane Varova "
    "Vardra"
)
_TYPOS = (
    "councl/council comittee/committee goverment/government reciept/receipt adress/address "
    "calender/calendar commision/commission referendm/referendum parlament/parliament "
    "budgit/budget libary/library hospitl/hospital musuem/museum theather/theatre "
    "restaraunt/restaurant harbor/harbour brigde/bridge tunel/tunnel railwy/railway ferrry/ferry "
    "markt/market schol/school univercity/university acadamy/academy orchstra/orchestra "
    "newspapr/newspaper journl/journal gardn/garden"
)
PLACES = _PLACES.split()
TYPOS = [(was, now) for was, _, now in (pair.partition("/") for pair in _TYPOS.split())]
LINKS = "Buy now at https://watches.example/1 and https://watches.example/2"


@dataclass(frozen=True)
class Sent:
    """One report: the line of the story, the words in it, and what the reader wants."""

    line: str
    says: str
    should_say: str = ""
    kind: str = "fact"
    why: str = "I sat there."
    language: str = ""


SPELT = [
    Sent(f"In {place} the {was} was spoken of for an hour.", was, now, "", "")
    for place, (was, now) in zip(PLACES, TYPOS, strict=True)
]
"""Typos of different words."""
FIGURE_IN_A_TYPO = Sent("In all 1,204 peple came.", "1,204 peple", "1,240 people", "typo", "")
FIGURES = [
    Sent(f"The house in {town} has {was} beds.", f"{was} beds", f"{now} beds")
    for town, was, now in (("Alm", 410, 401), ("Ber", 88, 80), ("Cor", 19, 91), ("Dov", 302, 320))
]
NAMES = [
    Sent(f"Mayor {was} spoke last.", was, now)
    for was, now in (("Ivo Tarn", "Ivo Tarr"), ("Ana Belk", "Anna Belk"), ("Rut Sorn", "Ruth Sorn"))
]
DATES = [
    Sent(f"The vote in {town} was on {was}.", was, now)
    for town, was, now in (("Ves", "3 May", "4 May"), ("Ulm", "12 June", "13 June"),
                           ("Per", "30 July", "31 July"))
]  # fmt: skip
NEGATIONS = [
    Sent(f"The people of {town} {was} the road.", was, now, "")
    for town, was, now in (
        ("Kol", "did not want", "did want"),
        ("Far", "never paid for", "paid for"),
        ("Nim", "could not see", "could see"),
    )
]
UNCLEAR = [
    Sent("Prices fell by half.", "by half", "", "clarification", "By half of what?"),
    Sent("The bank is the oldest.", "the oldest", "", "clarification", "The oldest of which?"),
]
GONE = [
    Sent("The mill of Hof burned down.", "burned down", "was sold"),
    Sent("The inn of Hof was flooded.", "was flooded", "stayed dry"),
]
FOREIGN = Sent("The choir sang twice.", "sang twice", "", "fact", "Хор співав лише раз.", "uk")
HELD = [
    Sent("The clock was mended.", "mended", LINKS, "", ""),
    Sent("The gate was painted.", "painted", LINKS, "", ""),
]

FACTS = [
    FIGURE_IN_A_TYPO, *FIGURES, *NAMES, *DATES, *NEGATIONS, *UNCLEAR, *GONE, FOREIGN,
]  # fmt: skip
AGAIN = SPELT[0]
"""What a second reader reports, too."""
REPORTS = [*SPELT, AGAIN, *FACTS, *HELD]


def seed(url: str) -> None:
    """Open the house, send the reports, edit a story after that, hire who works there."""
    import django

    django.setup()
    from corrigenda.flow.newsroom.actions.hire import hire
    from corrigenda.flow.newsroom.actions.make_link import make_link
    from corrigenda.flow.newsroom.actions.open_outlet import open_outlet
    from corrigenda.flow.newsroom.actors import OPERATOR
    from corrigenda.flow.newsroom.models import Role
    from corrigenda.project.cli.setup import bring_up_to_date

    bring_up_to_date()
    outlet = open_outlet(
        "daily",
        name="The Daily",
        language="en",
        desk_url=url,
        origins=["https://daily.example"],
        by=OPERATOR,
    ).outlet
    # The longest time to take a decision back: nobody is to be hurried by a busy machine.
    outlet.policy_data = {"second_person_touches": ["negation"], "undo_seconds": 60}
    outlet.save(update_fields=["policy_data"])
    _send(outlet)
    people = (("edda", "Edda Brandt", Role.EDITOR), ("stan", "Stan Okoro", Role.EDITOR),
              ("olga", "Olga Lind", Role.STANDARDS_EDITOR))  # fmt: skip
    for who, name, role in people:
        staff = hire(who, outlet=outlet, role=role, name=name, by=OPERATOR)
        print(f"{url}/desk/enter/{make_link(staff)}")


def _send(outlet: object) -> None:
    from uuid import uuid4

    from corrigenda.flow.reports.actions.receive import receive
    from corrigenda.flow.reports.submission import Submission
    from corrigenda.project.jobs import run_until_idle

    _stories(outlet, REPORTS)
    for number, one in enumerate(REPORTS, start=1):
        start = one.line.index(one.says)
        place = {"type": "TextPositionSelector", "start": start, "end": start + len(one.says)}
        selector = {"type": "TextQuoteSelector", "exact": one.says, "refinedBy": place}
        url = f"https://daily.example/{'spelt' if one in SPELT else 'facts'}"
        sent = Submission(
            client_id=uuid4(),
            selector=selector,
            url=url,
            block=one.line,
            should_say=one.should_say,
            kind=one.kind,
            why=one.why,
            language=one.language,
        )
        receive(sent, address=f"192.0.2.{number}")
    run_until_idle()
    _stories(outlet, [one for one in REPORTS if one not in GONE])
    run_until_idle()


def _stories(outlet: object, reports: list[Sent]) -> None:
    """Two stories of yesterday, each by another author."""
    from datetime import timedelta

    from corrigenda.flow.articles.actions.keep_version import Story
    from corrigenda.flow.articles.actions.push import push
    from corrigenda.flow.articles.blocks import Block, Role
    from corrigenda.lib import clock

    yesterday = clock.now() - timedelta(days=1)
    for slug, author in (("spelt", "Lea Maro"), ("facts", "Tam Ruck")):
        lines = dict.fromkeys(one.line for one in reports if (one in SPELT) == (slug == "spelt"))
        blocks = [
            Block(Role.headline, f"A long day: {slug}"),
            *(Block(Role.body, line) for line in lines),
        ]
        story = Story(blocks, authors=[author], published_at=yesterday)
        push(outlet, f"https://daily.example/{slug}", story)  # type: ignore[arg-type]


if __name__ == "__main__":
    seed(sys.argv[1])
