"""A page tells of the stories that are about the same, and of no others."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from corrigenda.conftest import an_outlet
from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.actions.relate_versions import relate_versions
from corrigenda.flow.publication.related.finding import forget_orders, related_to
from corrigenda.lib.urls import UrlError

from .conftest import FERRY, INQUIRY, SALVAGE, Publish, Tell

DAILY = "https://daily.example/"
WIRE = (
    "The Ossel rises in the hills of Sundrel and runs 1,140 kilometres through Kelmark and "
    "Orvane to the sea, and nine million people drink from it or water their fields with it."
)


def told(slug: str) -> list[str]:
    """The slugs of the stories that the page of one tells of, the first first."""
    forget_orders()
    return [one.url.removeprefix(DAILY) for one in related_to(DAILY + slug).stories]


def test_stories_about_the_same_are_told_of(archive: Tell) -> None:
    assert set(told("ferry")) == {"inquiry", "salvage"}
    assert told("salvage")[0] == "ferry"


def test_a_story_with_none_about_the_same_tells_of_none(archive: Tell) -> None:
    assert told("library") == []


def test_of_two_stories_of_which_one_has_a_paragraph_on_the_other_both_tell(archive: Tell) -> None:
    mayor = [
        f"In her year {year} Mayor Ottilie Brand of Merrow opened {place} and closed {other}."
        for year, place, other in (
            ("one", "a bakery school", "the toll road"),
            ("two", "three playgrounds", "an ice rink"),
            ("three", "the observatory", "a quarry"),
            ("four", "two bridges", "the brewery tap"),
            ("five", "a herb garden", "her own office"),
        )
    ]
    landing = "She had the gauge at the ferry landing put up, of which Captain Varn warned her."
    archive("mayor", *mayor, landing, headline="Seven years of Ottilie Brand")
    archive("gauge", "Ottilie Brand put up the gauge.", headline="Who put up the gauge?")
    relate_versions()
    assert "gauge" in told("mayor")
    assert "mayor" in told("gauge")


def test_a_story_that_is_not_known_has_none(archive: Tell) -> None:
    assert related_to(DAILY + "never-heard-of").stories == ()


def test_an_address_that_is_none_is_refused(archive: Tell) -> None:
    with pytest.raises(UrlError):
        related_to("javascript:alert(1)")


def test_a_paragraph_that_both_share_makes_no_two_stories_related(archive: Tell) -> None:
    archive("choir", "A choir of bakers sang at dawn.", "Nobody minded the late bread.", WIRE)
    archive("chess", "Two schools drew a match at chess.", "The boards were borrowed.", WIRE)
    relate_versions()
    assert told("choir") == []
    # The same words, each story's own: then they are about the same.
    river = "At the Ossel in Sundrel the hills of Kelmark and Orvane end, and fields drink water."
    archive("choir", "A choir of bakers sang at dawn.", "Nobody minded the late bread.", WIRE)
    archive("chess", "Two schools drew a match at chess.", "The boards were borrowed.", river)
    relate_versions()
    assert told("choir") == ["chess"]


def test_the_same_story_again_is_not_another_one(archive: Tell) -> None:
    archive("ferry-again", *FERRY, headline="Ferry aground, second edition")
    relate_versions()
    assert "ferry-again" not in told("ferry")


def test_a_withdrawn_story_is_not_told_of(archive: Tell, publish: Publish) -> None:
    publish(Article.objects.get(url=DAILY + "inquiry"), "withdrawal")
    assert told("ferry") == ["salvage"]


def test_its_withdrawal_counts_at_once_though_the_order_is_remembered(
    archive: Tell, publish: Publish
) -> None:
    assert len(related_to(DAILY + "ferry").stories) == 2
    publish(Article.objects.get(url=DAILY + "inquiry"), "withdrawal")
    assert [one.url for one in related_to(DAILY + "ferry").stories] == [DAILY + "salvage"]


def test_a_story_from_which_words_were_removed_by_law_is_not_told_of(
    archive: Tell, publish: Publish
) -> None:
    entry = publish(Article.objects.get(url=DAILY + "inquiry"))
    entry.expunged_at = entry.published_at
    entry.save()
    assert told("ferry") == ["salvage"]


def test_a_story_whose_page_is_gone_is_not_told_of(archive: Tell) -> None:
    Article.objects.filter(url=DAILY + "inquiry").update(
        page_status=410, unread_since=datetime(2026, 6, 2, tzinfo=UTC)
    )
    assert told("ferry") == ["salvage"]


def test_a_corrected_story_is_marked_with_the_way_to_the_log(
    archive: Tell, publish: Publish
) -> None:
    entry = publish(Article.objects.get(url=DAILY + "inquiry"))
    forget_orders()
    marks = {one.url: one.corrected for one in related_to(DAILY + "ferry").stories}
    mark = marks[DAILY + "inquiry"]
    assert mark is not None
    assert mark.permalink == f"https://desk.example/corrections/{entry.public_id}"
    assert marks[DAILY + "salvage"] is None


def test_a_story_in_another_language_is_not_told_of(archive: Tell) -> None:
    archive("inquiry", *INQUIRY, "Another line.", language="uk")
    relate_versions()
    assert told("ferry") == ["salvage"]


def test_a_story_of_another_outlet_is_not_told_of(archive: Tell, daily: Outlet) -> None:
    archive("wreck", *SALVAGE, outlet=an_outlet("herald", "The Herald"))
    relate_versions()
    assert not [one for one in told("ferry") if "wreck" in one]


def test_of_two_as_much_alike_the_newer_one_comes_first(archive: Tell) -> None:
    then = datetime(2026, 6, 1, 12, tzinfo=UTC)
    for slug, age in (("old", timedelta(days=700)), ("new", timedelta(days=7))):
        archive(
            slug,
            f"The ferry Patience, {slug} as it is, ran aground on Lake Merrow with passengers.",
            f"Captain Ilse Varn of Merrow read the {slug} gauge and the water at the landing.",
            headline=f"The ferry Patience, {slug}",
            at=then - age,
        )
    relate_versions()
    found = told("ferry")
    assert 0 <= found.index("new") < found.index("old")


def test_no_story_is_left_out_for_its_age(archive: Tell) -> None:
    archive("inquiry", *INQUIRY, "Nobody else spoke.", at=datetime(1990, 6, 1, tzinfo=UTC))
    relate_versions()
    assert "inquiry" in told("ferry")


def test_what_a_story_was_about_before_counts_no_more(archive: Tell) -> None:
    archive("inquiry", "Bakers choose a new guild master.", "Dough is expected to rise.")
    relate_versions()
    assert told("ferry") == ["salvage"]
    assert not {"ferry", "salvage"} & set(told("inquiry"))
