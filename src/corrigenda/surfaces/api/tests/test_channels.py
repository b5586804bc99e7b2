"""Chat, tests of mail and chat, and lines that are down, over the API as on the desk."""

from __future__ import annotations

from corrigenda.conftest import an_outlet
from corrigenda.flow.newsroom.actions.hire import hire
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Outlet, Role, Staff
from corrigenda.flow.propagation.models import ChatRoom, Line
from corrigenda.flow.propagation.tests.making import a_mail
from corrigenda.lib import clock
from corrigenda.surfaces.api.tests.calling import Program

CHAT = {"url": "https://chat.example/hooks/s3cret", "groups": ["late"]}


def test_a_chat_is_set_changed_and_taken_away_and_its_address_never_told(
    daily: Outlet, ada: Staff
) -> None:
    program = Program(ada)
    assert program("get", "channels/chat")[0] == 404
    told = {"outlet": "daily", "host": "chat.example", "groups": ["late"]}
    assert program("put", "channels/chat", CHAT) == (200, told)
    assert program("put", "channels/chat", {"groups": ["due"]})[1]["groups"] == ["due"]
    assert ChatRoom.objects.get().url == CHAT["url"]
    assert program("delete", "channels/chat?outlet=daily") == (204, "")
    assert not ChatRoom.objects.exists()


def test_a_chat_without_an_address_or_a_known_group_is_refused(daily: Outlet, ada: Staff) -> None:
    program = Program(ada)
    assert program("put", "channels/chat", {"groups": ["late"]})[0] == 422
    status, problem = program("put", "channels/chat", {**CHAT, "groups": ["gossip"]})
    assert (status, problem["field"]) == (422, "groups")


def test_a_test_says_what_came_of_it(daily: Outlet, ada: Staff) -> None:
    program = Program(ada)
    status, problem = program("post", "channels/test", {"channel": "email"})
    assert (status, "no e-mail address" in problem["detail"]) == (422, True)
    ada.email = "ada@daily.example"
    ada.save()
    status, told = program("post", "channels/test", {"channel": "email"})
    assert (status, told["kind"], told["state"]) == (200, "test", "given_up")
    assert told["error"]


def test_who_administers_several_outlets_names_one(daily: Outlet, ada: Staff) -> None:
    herald = an_outlet("herald", "The Herald")
    hire("ada", outlet=herald, role=Role.ADMINISTRATOR, by=OPERATOR)
    program = Program(ada)
    assert program("put", "channels/chat", CHAT)[0] == 422
    assert program("put", "channels/chat?outlet=herald", CHAT)[1]["outlet"] == "herald"


def test_a_line_that_is_down_is_tried_with_what_waits_behind_it(daily: Outlet, edda: Staff) -> None:
    a_mail(daily, edda)
    line = Line.objects.create(key="email", down_since=clock.now(), next_at=clock.now())
    program = Program(edda)
    (told,) = program("get", "lines")[1]["lines"]
    assert (told["line"], told["name"], told["waiting"]) == ("email", "the mail server", 1)
    assert program("post", "lines/retry", {"line": "email"})[0] == 200
    line.refresh_from_db()
    assert line.next_at is None
    assert program("post", "lines/retry", {"line": "chat:9"})[0] == 404


def test_editors_set_no_chat_and_reporters_see_no_line(
    daily: Outlet, edda: Staff, rolf: Staff
) -> None:
    assert Program(edda)("put", "channels/chat", CHAT)[0] == 403
    assert Program(rolf)("get", "lines")[0] == 403
    assert Program(rolf)("post", "lines/retry", {"line": "email"})[0] == 403
