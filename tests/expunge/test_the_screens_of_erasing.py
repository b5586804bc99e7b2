"""An administrator asks on the desk, sees what would go, and another one confirms it."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from corrigenda.conftest import an_outlet
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.newsroom.actions.hire import hire
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Erasure, Outlet, Role, Staff

from .conftest import VENN

GIVEN = {
    "outlet": "daily",
    "words": f"{VENN}\n\n  Port   Maren \n",
    "reason_class": "court_order",
    "reason": "Ruling 4.",
    "stands": "1",
}


def as_(staff: Staff) -> Client:
    client = Client()
    client.force_login(staff)
    return client


def test_looking_counts_by_place_and_changes_nothing(story: Article, ada: Staff) -> None:
    said = as_(ada).post("/desk/erasing/ask", {**GIVEN, "look": "1"}).content.decode()
    assert "Versions of stories" in said
    assert "Nothing was changed" in said
    assert VENN in said  # what was typed is there still
    assert not Erasure.objects.exists()
    nowhere = {**GIVEN, "words": "Zeppelin", "look": "1"}
    assert "stand nowhere" in as_(ada).post("/desk/erasing/ask", nowhere).content.decode()


def test_two_administrators_erase(
    story: Article, ada: Staff, anna: Staff, work: Callable[[], None]
) -> None:
    asked = as_(ada).post("/desk/erasing/ask", GIVEN, follow=True).content.decode()
    assert "another administrator has to confirm it" in asked
    assert "Confirm and erase" not in asked
    wish = Erasure.objects.get()
    assert wish.words == [VENN, "Port Maren"]
    refused = as_(ada).post(f"/desk/erasing/{wish.pk}/confirm", follow=True).content.decode()
    assert "Another administrator than who asked" in refused
    assert "Confirm and erase" in as_(anna).get(f"/desk/erasing/{wish.pk}").content.decode()
    as_(anna).post(f"/desk/erasing/{wish.pk}/confirm")
    work()
    done = as_(anna).get(f"/desk/erasing/{wish.pk}").content.decode()
    assert "Erased" in done
    assert "What has lost words" in done
    assert "Venn" not in done
    assert "Venn" not in Version.objects.get().text


def test_what_is_wrong_is_told_and_nothing_typed_is_lost(ada: Staff) -> None:
    answer = as_(ada).post("/desk/erasing/ask", {**GIVEN, "reason": ""})
    assert answer.status_code == 422
    said = answer.content.decode()
    assert "Give a reason" in said
    assert VENN in said


def test_withdrawn_is_forgotten(ada: Staff, anna: Staff) -> None:
    as_(ada).post("/desk/erasing/ask", GIVEN)
    said = as_(anna).post(f"/desk/erasing/{Erasure.objects.get().pk}/withdraw", follow=True)
    assert "nothing was erased" in said.content.decode()
    assert Erasure.objects.get().words == []


def test_of_the_whole_desk_only_who_administers_all_of_it(
    daily: Outlet, ada: Staff, anna: Staff
) -> None:
    weekly = an_outlet("weekly", "The Weekly")
    everywhere = {**GIVEN, "outlet": "*"}
    assert as_(ada).post("/desk/erasing/ask", everywhere).status_code == 422
    for one in ("ada", "anna"):
        hire(one, outlet=weekly, role=Role.ADMINISTRATOR, by=OPERATOR)
    assert as_(ada).post("/desk/erasing/ask", everywhere).status_code == 302
    assert Erasure.objects.get().outlet is None
    wanda = hire("wanda", outlet=weekly, role=Role.ADMINISTRATOR, by=OPERATOR)
    assert as_(wanda).get(f"/desk/erasing/{Erasure.objects.get().pk}").status_code == 404


def test_others_are_told_whose_it_is(edda: Staff) -> None:
    answer = as_(edda).get("/desk/erasing/")
    assert answer.status_code == 403
    assert "administrators" in answer.content.decode()
