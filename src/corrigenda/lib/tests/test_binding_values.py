"""A statement for PostgreSQL has the values that change as parameters, and keys as one array."""

from __future__ import annotations

from corrigenda.lib.postgresql.binding import WHOLE, array, well_bound


def test_several_keys_become_one_array() -> None:
    places = [(0, 0), (0, 1), (0, 2), (1, 0)]
    bound = well_bound(
        'SELECT 1 WHERE "a"."id" IN (%s, %s, %s) AND "at" > %s', "abcd", places, {0: 3}, repr
    )
    assert bound.sql == 'SELECT 1 WHERE "a"."id" = ANY (%s::bigint[]) AND "at" > %s'
    assert bound.places == ((0, WHOLE), (1, 0))


def test_keys_that_stand_twice_are_two_arrays() -> None:
    places = [(0, 0), (0, 1), (0, 0), (0, 1)]
    bound = well_bound("a IN (%s, %s) OR b IN (%s, %s)", "wxyz", places, {0: 2}, repr)
    assert bound.sql == "a = ANY (%s::bigint[]) OR b = ANY (%s::bigint[])"
    assert bound.places == ((0, WHOLE), (0, WHOLE))


def test_keys_among_others_stay_as_they_are() -> None:
    places = [(0, 0), (0, 1), (1, 0)]
    bound = well_bound("a IN (%s, %s, %s)", "xyz", places, {0: 2}, repr)
    assert (bound.sql, bound.places) == ("a IN (%s, %s, %s)", tuple(places))


def test_one_key_stays_a_value_by_which_an_index_is_in_order() -> None:
    bound = well_bound("a IN (%s) ORDER BY b", "x", [(0, 0)], {}, repr)
    assert bound.sql == "a IN (%s) ORDER BY b"


def test_what_is_always_the_same_is_written_in() -> None:
    bound = well_bound("a = %s AND b LIKE %s", ["open", "100%"], [None, (0, 0)], {}, repr)
    assert (bound.sql, bound.params) == ("a = 'open' AND b LIKE %s", ("100%",))
    assert well_bound("b = %s", ["100%"], [None], {}, repr).sql == "b = '100%%'"


def test_a_statement_that_names_such_a_mark_in_a_text_is_left_alone() -> None:
    bound = well_bound("a = '%%s' AND b = %s", "x", [None], {}, repr)
    assert (bound.sql, bound.params) == ("a = '%%s' AND b = %s", ("x",))


def test_an_array_has_each_key_once() -> None:
    assert array((7, 3, 7)) == "{7,3}"
