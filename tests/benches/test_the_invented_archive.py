"""The bench of the sweep plants what it says it plants."""

from __future__ import annotations

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
