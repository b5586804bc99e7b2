"""`Store`: stories as files, replaced in one step, every version kept."""

import threading
from pathlib import Path

import pytest

from corrigenda.surfaces.demo.cms.store import NoStoryError, Store, packaged
from corrigenda.surfaces.demo.story import StoryError

SLUG = "three-river-states-sign-ossel-treaty"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "demo")
    store.seed()
    return store


def test_seeding_brings_every_packaged_story(store: Store) -> None:
    assert {story.slug for story in store.all()} == set(packaged())


def test_stories_come_newest_first(store: Store) -> None:
    moments = [story.published_at for story in store.all()]

    assert moments == sorted(moments, reverse=True)


def test_seeding_again_keeps_what_is_there(store: Store) -> None:
    changed = store.get(SLUG).html.replace("afer", "after")
    store.save(SLUG, changed)

    assert store.seed() == []
    assert store.get(SLUG).html == changed


def test_reset_begins_afresh(store: Store) -> None:
    store.save(SLUG, store.get(SLUG).html.replace("afer", "after"))

    store.reset()

    assert store.get(SLUG).html == packaged()[SLUG]
    assert [path.name for path in store.versions(SLUG)] == ["0001.html"]


def test_every_version_is_kept_under_its_number(store: Store) -> None:
    first = store.get(SLUG).html
    store.save(SLUG, first.replace("afer", "after"))

    kept = store.versions(SLUG)

    assert [path.name for path in kept] == ["0001.html", "0002.html"]
    assert kept[0].read_text("utf-8") == first
    assert store.modified_at(SLUG) is not None


def test_saving_the_same_text_makes_no_version(store: Store) -> None:
    store.save(SLUG, store.get(SLUG).html)

    assert len(store.versions(SLUG)) == 1
    assert store.modified_at(SLUG) is None


@pytest.mark.parametrize(
    "slug",
    ["../secret", "a/b", "..", "", "A", "a--b", "-a", "a.html", "a\0b", "ä", "a" * 81, "a\n"],
)
def test_a_slug_that_is_no_name_is_no_story(store: Store, slug: str) -> None:
    with pytest.raises(NoStoryError):
        store.get(slug)
    with pytest.raises(NoStoryError):
        store.save(slug, packaged()[SLUG])


def test_a_story_is_not_saved_under_another_slug(store: Store) -> None:
    with pytest.raises(StoryError, match="save it under that"):
        store.save("another-slug", packaged()[SLUG])


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("", "begin with a comment"),
        ("<!-- {} --><article></article>", "language"),
        ("<!-- [1] --><article></article>", "JSON object"),
        ("<!-- no --><article></article>", "no JSON"),
        (packaged()[SLUG].replace("<article", "<section"), "<article>"),
        (packaged()[SLUG].replace("+02:00", ""), "zone"),
        (packaged()[SLUG].replace("h1", "h2"), "lacks h1"),
        (packaged()[SLUG].replace('["Odile Brackwater"]', "[]"), "authors"),
    ],
)
def test_what_is_no_story_is_refused_and_nothing_changes(
    store: Store, wrong: str, said: str
) -> None:
    before = store.get(SLUG).html

    with pytest.raises(StoryError, match=said):
        store.save(SLUG, wrong)

    assert store.get(SLUG).html == before
    assert len(store.versions(SLUG)) == 1


def test_writers_at_the_same_time_lose_none_of_their_changes(store: Store) -> None:
    def add_one() -> None:
        Store(store.folder).update(
            SLUG, lambda html: html.replace("</article>", "<p>+</p></article>")
        )

    writers = [threading.Thread(target=add_one) for _ in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert store.get(SLUG).html.count("<p>+</p>") == 8
    assert len(store.versions(SLUG)) == 9


def test_a_change_that_fails_leaves_the_story_as_it_was(store: Store) -> None:
    def fail(html: str) -> str:
        raise RuntimeError(html[:1])

    with pytest.raises(RuntimeError):
        store.update(SLUG, fail)

    assert store.get(SLUG).html == packaged()[SLUG]
