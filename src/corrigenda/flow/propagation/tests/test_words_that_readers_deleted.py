"""What readers delete of their reports goes from what was told of them, too."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions.choose_telling import choose_telling
from corrigenda.flow.propagation.actions.forget import forget
from corrigenda.flow.propagation.events import DEFAULTS
from corrigenda.flow.propagation.models import Delivery
from corrigenda.flow.propagation.tests.conftest import Later
from corrigenda.flow.reports.actions.delete_words import delete_words
from corrigenda.flow.reports.actions.take_back import take_back
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.queries import report_of_receipt
from corrigenda.lib.tests.post_office import PostOffice

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("delete", [delete_words, partial(take_back, parts=("why",))])
def test_words_that_their_reader_deletes_go_from_what_was_told_of_them(
    send: Send,
    later: Later,
    office: PostOffice,
    house: Callable[..., None],
    addresses: None,
    edda: Staff,
    delete: Callable[[Report], None],
) -> None:
    choose_telling(edda, dict.fromkeys(DEFAULTS, "at_once"), daily_hour=8)
    house(mail_reader_words=True)
    receipt = send("12 bridges", "14 bridges", kind="fact", why="My neighbour works there.").receipt
    later()
    assert "My neighbour" in str(list(Delivery.objects.values_list("payload", flat=True)))
    report = report_of_receipt(receipt)
    assert report is not None
    delete(report)
    forget()
    assert "My neighbour" not in str(list(Delivery.objects.values_list("payload", flat=True)))
