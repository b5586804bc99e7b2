"""The screens of telling: deliveries, channels, one's own choices."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import Settings

from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.actions.deliver import deliver
from corrigenda.flow.propagation.models import ChatRoom, Delivery, Endpoint
from corrigenda.flow.propagation.queries import choices_of
from corrigenda.flow.propagation.tests.making import a_mail
from corrigenda.lib.tests.post_office import closed_port
from corrigenda.surfaces.desk.tests.reading import plain

AtDesk = Callable[[Staff], Client]


@pytest.fixture
def no_mail_server(settings: Settings) -> None:
    """Mail is on, and its server does not answer."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.CORRIGENDA_MAIL = f"smtp://127.0.0.1:{closed_port()}"
    settings.CORRIGENDA_MAIL_FROM = "desk@daily.example"


def with_address(staff: Staff) -> Staff:
    staff.email = f"{staff.username}@daily.example"
    staff.save()
    return staff


def test_each_delivery_stands_in_the_list_with_its_error_and_can_be_tried_again(
    daily: Outlet, edda: Staff, at_desk: AtDesk, no_mail_server: None
) -> None:
    mail = a_mail(daily, edda)
    deliver()  # Edda has no address
    desk = at_desk(edda)

    words = plain(desk.get("/desk/deliveries"))
    assert "Mail to Edda Brandt" in words
    assert "Edda Brandt has no e-mail address." in words
    assert "Given up" in words

    desk.post(f"/desk/deliveries/{mail.pk}/retry")
    mail.refresh_from_db()
    assert mail.state == "waiting"
    assert "It moved on meanwhile" in plain(
        desk.post(f"/desk/deliveries/{mail.pk}/retry", follow=True)
    )
    desk.post(f"/desk/deliveries/{mail.pk}/give-up")
    mail.refresh_from_db()
    assert mail.state == "given_up"


def test_a_channel_that_is_down_is_one_banner_and_not_a_list(
    daily: Outlet, edda: Staff, at_desk: AtDesk, no_mail_server: None
) -> None:
    with_address(edda)
    for _ in range(60):
        a_mail(daily, edda)
    deliver()
    page = at_desk(edda).get("/desk/deliveries")
    words = plain(page)

    assert words.count("Nothing gets through to the mail server") == 1
    assert "60 deliveries wait behind it" in words
    assert page.content.decode().count('class="delivery"') == 0
    assert "Nothing else." in words
    assert "When a report comes in" not in words
    behind = at_desk(edda).get("/desk/deliveries?behind=email").content.decode()
    assert behind.count('class="delivery"') == 50

    at_desk(edda).post("/desk/deliveries/line", {"line": "email"})
    assert not Delivery.objects.filter(
        state="failed", due_at__gt=Delivery.objects.latest("due_at").due_at
    ).exists()


def test_the_list_asks_the_database_the_same_number_of_times_however_long_it_is(
    daily: Outlet,
    edda: Staff,
    at_desk: AtDesk,
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    desk = at_desk(edda)
    for _ in range(3):
        a_mail(daily, edda)
    desk.get("/desk/deliveries")
    with django_assert_max_num_queries(40) as few:  # type: ignore[attr-defined]
        desk.get("/desk/deliveries")
    for _ in range(40):
        a_mail(daily, edda)
    with django_assert_max_num_queries(len(few)):  # type: ignore[attr-defined]
        desk.get("/desk/deliveries")


def test_the_list_is_filtered_by_state_channel_and_words(
    daily: Outlet, edda: Staff, stan: Staff, at_desk: AtDesk
) -> None:
    a_mail(daily, edda, error="Greylisted")
    a_mail(daily, stan, channel="chat", line="chat:1")
    desk = at_desk(edda)

    for query, expected in (
        ("?channel=chat", ["Stan Okoro"]),
        ("?q=greyl", ["Edda Brandt"]),
        ("?show=sent", []),
        ("?show=waiting&page=nonsense&channel=pigeon", ["Edda Brandt", "Stan Okoro"]),
    ):
        rows = desk.get(f"/desk/deliveries{query}").context["list"].rows
        assert sorted(one.delivery.to for one in rows) == expected, query


def test_a_reporter_and_a_stranger_see_and_change_nothing(
    daily: Outlet, edda: Staff, rolf: Staff, stranger: Staff, at_desk: AtDesk
) -> None:
    mail = a_mail(daily, edda)
    for somebody, status in ((rolf, 403), (stranger, 200)):
        desk = at_desk(somebody)
        page = desk.get("/desk/deliveries")
        assert page.status_code == status
        assert "Edda" not in page.content.decode()
        assert desk.post(f"/desk/deliveries/{mail.pk}/give-up").status_code == 404
    assert at_desk(edda).get("/desk/channels").status_code == 403
    assert at_desk(stranger).get("/desk/channels?outlet=daily").status_code == 404


def test_an_administrator_adds_a_webhook_whose_secret_is_shown_once(
    daily: Outlet, ada: Staff, at_desk: AtDesk
) -> None:
    desk = at_desk(ada)
    given = {
        "name": "The archive",
        "url": "https://archive.example/hook",
        "events": ["case.opened"],
    }
    made = desk.post("/desk/channels/endpoints", given)
    endpoint = Endpoint.objects.get()
    assert endpoint.secret in made.content.decode()
    assert made["Cache-Control"] == "private, no-store"
    again = desk.get("/desk/channels").content.decode()
    assert "The archive" in again
    assert endpoint.secret not in again

    turned = desk.post(f"/desk/channels/endpoints/{endpoint.pk}/secret").content.decode()
    old, endpoint = endpoint.secret, Endpoint.objects.get()
    assert endpoint.secret in turned
    assert old not in turned

    desk.post(f"/desk/channels/endpoints/{endpoint.pk}", {**given, "name": "The new archive"})
    assert (Endpoint.objects.get().name, Endpoint.objects.get().is_on) == ("The new archive", False)
    desk.post(f"/desk/channels/endpoints/{endpoint.pk}/remove")
    assert not Endpoint.objects.exists()


def test_what_was_typed_wrongly_is_shown_again_with_what_is_wrong(
    daily: Outlet, ada: Staff, at_desk: AtDesk
) -> None:
    desk = at_desk(ada)
    page = desk.post(
        "/desk/channels/endpoints",
        {"name": "The archive", "url": "http://archive.example/x", "events": ["case.opened"]},
    )
    html = page.content.decode()
    assert page.status_code == 422
    assert "give https://" in html
    assert 'value="http://archive.example/x"' in html
    assert 'value="The archive"' in html
    assert 'value="case.opened" checked' in html

    chat = desk.post("/desk/channels/chat", {"url": "https://chat.example/hooks/x"})
    assert (chat.status_code, "https://chat.example/hooks/x" in chat.content.decode()) == (
        422,
        True,
    )


def test_the_chat_is_set_kept_and_taken_away_and_its_address_never_shown(
    daily: Outlet, ada: Staff, at_desk: AtDesk
) -> None:
    desk = at_desk(ada)
    assert desk.post("/desk/channels/chat", {"groups": ["due"]}).status_code == 422
    desk.post(
        "/desk/channels/chat", {"url": "https://chat.example/hooks/S3CRET", "groups": ["due"]}
    )
    desk.post("/desk/channels/chat", {"url": "", "groups": ["late", "due"]})

    room = ChatRoom.objects.get()
    assert (room.url, room.groups) == ("https://chat.example/hooks/S3CRET", ["due", "late"])
    assert "S3CRET" not in desk.get("/desk/channels").content.decode()
    desk.post("/desk/channels/chat", {"remove": "1"})
    assert not ChatRoom.objects.exists()


def test_a_test_says_what_came_of_it(
    daily: Outlet, ada: Staff, at_desk: AtDesk, no_mail_server: None
) -> None:
    desk = at_desk(ada)
    assert "no e-mail address to send the test to" in plain(
        desk.post("/desk/channels/test", {"channel": "email"}, follow=True)
    )
    with_address(ada)
    said = plain(desk.post("/desk/channels/test", {"channel": "email"}, follow=True))
    assert "The test did not get through to Ada Lindh: The mail server" in said
    assert desk.post("/desk/channels/test", {"channel": "pigeon"}).status_code == 404
    assert desk.post("/desk/channels/test", {"channel": "webhook:99"}).status_code == 404


def test_everybody_chooses_for_themselves_and_a_reporter_of_what_can_concern_them(
    daily: Outlet, edda: Staff, rolf: Staff, at_desk: AtDesk
) -> None:
    of_rolf = at_desk(rolf).get("/desk/account/telling").content.decode()
    assert 'name="my_story"' in of_rolf
    assert 'name="approval"' not in of_rolf

    desk = at_desk(edda)
    page = desk.get("/desk/account/telling")
    given = {one["name"]: "daily" for one in page.context["rows"]}
    assert desk.post("/desk/account/telling", {**given, "daily_hour": "17"}).status_code == 302
    assert (set(choices_of(edda).groups.values()), choices_of(edda).daily_hour) == ({"daily"}, 17)
    wrong = desk.post("/desk/account/telling", {**given, "due": "weekly", "daily_hour": "17"})
    assert wrong.status_code == 422
