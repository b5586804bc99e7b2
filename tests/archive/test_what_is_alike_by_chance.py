"""How alike two stories must be depends on what chance alone would make of them."""

from __future__ import annotations

from collections import Counter

from corrigenda.archive.related import Profile, by_chance, profile_of, rarity, words_to_ask

STORIES = 1_000
USUAL = profile_of("The council meets", "The council meets in town on the road to the market.")
RARE = profile_of("Zeppelin over Merrow", "Quiet zeppelins moored at Merrow frightened geese.")


def bar(story: Profile, stories_with: int, stories: int = STORIES) -> float:
    """The bar of a story, each word of which so many stories have."""
    counts = Counter(dict.fromkeys(story.words.tolist(), stories_with))
    rarities = {word: rarity(stories_with, stories) for word in counts}
    return by_chance(story, counts, rarities, stories)


def test_a_story_of_usual_words_needs_more_than_one_of_rare_words() -> None:
    assert bar(USUAL, 300) > bar(RARE, 1) > 0.0


def test_in_a_small_archive_more_is_put_down_to_chance() -> None:
    assert bar(RARE, 1, stories=3) > bar(RARE, 1, stories=30) > bar(RARE, 1, stories=STORIES)


def test_a_name_that_half_of_a_few_stories_say_still_tells_something() -> None:
    assert rarity(4, 8) > 0.3
    assert rarity(500, STORIES) < 0.01


def test_words_that_no_other_story_has_count_for_little_in_a_large_archive() -> None:
    alone, met = bar(USUAL, 1), bar(USUAL, 2)
    assert alone < met / 2


def test_a_story_that_says_nothing_rare_has_no_bar_to_pass() -> None:
    assert bar(USUAL, STORIES) == 0.0
    assert by_chance(profile_of("", ""), {}, {}, STORIES) == 0.0


def test_the_rarest_words_are_asked_for_as_far_as_the_rows_go() -> None:
    counts, rarities = {1: 5, 2: 3, 3: 90, 4: 1}, {1: 0.5, 2: 0.7, 3: 0.1, 4: 1.0}
    assert words_to_ask(counts, rarities, rows=9, most=10) == [4, 2, 1]
    assert words_to_ask(counts, rarities, rows=8, most=10) == [4, 2]
    assert words_to_ask(counts, rarities, rows=99, most=1) == [4]


def test_words_that_tell_nothing_are_not_asked_for() -> None:
    assert words_to_ask({1: 1, 2: 2}, {1: 1.0, 2: 0.0}, rows=99, most=9) == [1]
