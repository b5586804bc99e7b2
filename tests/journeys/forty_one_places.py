"""A house in which a corrected error stands in forty-one other places; run as a script.

python tests/journeys/forty_one_places.py seed http://127.0.0.1:8000
python tests/journeys/forty_one_places.py mend 34
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corrigenda.flow.newsroom.models import Outlet

WRONG = (
    "The Ossel rises in the hills of Sundrel and runs 1,140 kilometres through Kelmark and Orvane "
    "to the sea."
)
NOTICE = "This story said that the Ossel runs 1,140 kilometres. It runs 1,240 kilometres."
SAME, UNFIT, VARIANTS = 38, 2, 1
"""Places with the same words; with the figure written otherwise, into which the fix does not go;
with another figure."""
URL = "https://daily.example"


def texts() -> dict[str, str]:
    """What stands in each story, by its last name."""
    same = {f"story-{number:02}": WRONG for number in range(SAME)}
    unfit = {f"plain-{number}": WRONG.replace("1,140", "1140") for number in range(UNFIT)}
    variants = {f"canal-{number}": WRONG.replace("1,140", "1,410") for number in range(VARIANTS)}
    return {"treaty": WRONG, **same, **unfit, **variants}


def seed(url: str) -> None:
    """Publish the stories, correct the first, and print its case and links for two people."""
    from corrigenda.flow.newsroom.actions.hire import hire
    from corrigenda.flow.newsroom.actions.make_link import make_link
    from corrigenda.flow.newsroom.actions.open_outlet import open_outlet
    from corrigenda.flow.newsroom.actors import OPERATOR, of
    from corrigenda.flow.newsroom.models import Role
    from corrigenda.project.cli.setup import bring_up_to_date
    from corrigenda.project.jobs import run_until_idle

    bring_up_to_date()
    outlet = open_outlet(
        "daily", name="The Daily", language="en", desk_url=url, origins=[URL], by=OPERATOR
    ).outlet
    outlet.policy_data = {"undo_seconds": 0}
    outlet.save(update_fields=["policy_data"])
    for name, words in texts().items():
        publish(outlet, name, words)
    run_until_idle()
    edda = hire("edda", outlet=outlet, role=Role.EDITOR, name="Edda Brandt", by=OPERATOR)
    olga = hire("olga", outlet=outlet, role=Role.STANDARDS_EDITOR, name="Olga Lind", by=OPERATOR)
    print(correct_the_first(outlet, of(edda)))
    outlet.policy_data = {"undo_seconds": 0, "second_person_for": ["correction"]}
    outlet.save(update_fields=["policy_data"])
    for staff in (edda, olga):
        print(f"{url}/desk/enter/{make_link(staff)}")


def publish(outlet: Outlet, name: str, words: str) -> None:
    """A story of its own, with the words after a paragraph that no other has."""
    from corrigenda.flow.articles.actions.keep_version import Story
    from corrigenda.flow.articles.actions.push import push
    from corrigenda.flow.articles.blocks import Block, Role

    own = f"This is what happened today at the place that is called {name}, say its people."
    blocks = [Block(Role.headline, f"A day at {name}"), Block(Role.body, own)]
    push(outlet, f"{URL}/{name}", Story([*blocks, Block(Role.body, words)]))


def correct_the_first(outlet: Outlet, by: object) -> int:
    """Have a reader report the figure in the first story, and publish the correction; its case."""
    from uuid import uuid4

    from corrigenda.flow.cases.models import Case
    from corrigenda.flow.corrections.actions.decide import decide
    from corrigenda.flow.corrections.decision import Decision
    from corrigenda.flow.reports.actions.receive import receive
    from corrigenda.flow.reports.submission import Submission
    from corrigenda.project.jobs import run_until_idle

    says = "1,140 kilometres"
    start = WRONG.index(says)
    place = {"type": "TextPositionSelector", "start": start, "end": start + len(says)}
    sent = Submission(
        client_id=uuid4(),
        selector={"type": "TextQuoteSelector", "exact": says, "refinedBy": place},
        url=f"{URL}/treaty",
        block=WRONG,
        should_say="1,240 kilometres",
        kind="fact",
    )
    receive(sent, address="192.0.2.1")
    run_until_idle()
    case = Case.objects.get()
    decided = Decision("correction", after="1,240 kilometres", words=NOTICE)
    decide(case, decided, by=by)  # type: ignore[arg-type]
    run_until_idle()
    publish(outlet, "treaty", WRONG.replace("1,140", "1,240"))
    run_until_idle()
    return case.pk


def mend(count: int) -> None:
    """Let the CMS make so many of the changes that it was asked for."""
    from corrigenda.flow.corrections.models import StoryChange
    from corrigenda.flow.newsroom.models import Outlet

    outlet = Outlet.objects.get()
    asked = StoryChange.objects.filter(state="requested").order_by("pk")
    for url in list(asked.values_list("correction__article__url", flat=True))[:count]:
        publish(outlet, url.rpartition("/")[2], WRONG.replace("1,140", "1,240"))


if __name__ == "__main__":
    import django

    django.setup()
    if sys.argv[1] == "seed":
        seed(sys.argv[2])
    else:
        mend(int(sys.argv[2]))
