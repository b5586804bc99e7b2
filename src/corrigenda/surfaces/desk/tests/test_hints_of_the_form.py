"""What the form of a decision says of itself is true."""

from __future__ import annotations

import pytest

from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.publication.labels import label
from corrigenda.surfaces.desk.tests.conftest import AtDesk
from corrigenda.surfaces.desk.tests.reading import plain
from corrigenda.surfaces.desk.wording import KINDS


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "fix"])
def test_an_example_of_a_notice_does_not_repeat_the_label_that_is_printed_before_it(
    kind: str,
) -> None:
    start = KINDS[kind].start
    assert start
    assert not start.startswith((label(kind, "en"), KINDS[kind].name))


def test_a_fix_is_not_said_to_leave_the_story_as_it_is(
    edda: Staff, typo: Case, at_desk: AtDesk
) -> None:
    answer = at_desk(edda).get(f"/desk/cases/{typo.pk}")
    assert "A fix changes the story" in plain(answer)
    html = answer.content.decode()
    assert '<span class="not-fix">Unchanged or empty: the story stays as it is.</span>' in html
