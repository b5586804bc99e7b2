"""The bench of the sweep plants what it says it plants."""

from __future__ import annotations

from pathlib import Path

from bench.sweep.near import NEAR, measured_near
from bench.sweep.town import KINDS, archive


def test_every_planted_place_stands_in_its_story_and_the_same_seed_gives_the_same() -> None:
    planted, told = archive(600, 5, 3)
    stories = dict(told)
    assert stories == dict(archive(600, 5, 3)[1])
    for one in planted:
        for place in one.places:
            verbatim = one.text in stories[place.document_id]
            assert verbatim == (place.kind == "verbatim")
    assert {place.kind for one in planted[:-1] for place in one.places} == set(KINDS)


def test_no_two_places_share_a_story() -> None:
    planted, _ = archive(600, 5, 3)
    names = [place.document_id for one in planted for place in one.places]
    assert len(names) == len(set(names))


def test_names_that_are_nearly_anothers_are_found_and_none_is_offered(tmp_path: Path) -> None:
    assert len({one.sentence for one in NEAR}) == 10, "a sentence in each language"
    assert measured_near(f"sqlite:///{tmp_path}/near.sqlite3") == {
        "near names found": 1.0,
        "near names offered as a copy, at most": 0,
        "the same name otherwise offered as a copy": 1.0,
    }
