"""A command raises a floor; nothing lowers it but an edit of its file, which history shows."""

from __future__ import annotations

import json

import pytest
from bench.floors import broken, judge, raised

FLOORS = {"recall": 98.0, "time, at most": 3.0, "empty_bodies_at_most": 0}
HELD = {"recall": 98.0, "time, at most": 3.0, "empty_bodies_at_most": 0}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "floors.json"
    path.write_text(json.dumps(FLOORS), "utf-8")
    return path


def read(path):
    return json.loads(path.read_text("utf-8"))


def test_what_is_at_its_floor_is_held():
    assert broken(FLOORS, HELD) == []


@pytest.mark.parametrize(
    "name, value", [("recall", 97.99), ("time, at most", 3.01), ("empty_bodies_at_most", 1)]
)
def test_what_is_below_its_floor_or_above_its_ceiling_fails_and_is_named(file, capsys, name, value):
    assert judge(file, HELD | {name: value}) == 1
    assert f"FLOOR: {name} is {value}" in capsys.readouterr().out


def test_a_measure_whose_floor_was_taken_out_fails(file):
    file.write_text(json.dumps({"recall": 98.0, "time, at most": 3.0}), "utf-8")
    assert judge(file, HELD) == 1


def test_a_floor_that_nothing_measures_any_more_fails(file):
    assert judge(file, {"recall": 99.0, "time, at most": 1.0}) == 1


def test_without_a_file_of_floors_nothing_passes(tmp_path):
    assert judge(tmp_path / "floors.json", HELD) == 1


def test_a_run_that_was_not_asked_to_writes_nothing(file):
    before = file.read_bytes()
    assert judge(file, HELD | {"recall": 99.5}) == 0
    assert file.read_bytes() == before


def test_raising_takes_what_is_better_and_leaves_the_rest(file):
    better = HELD | {"recall": 99.12345, "time, at most": 1.00001}
    assert judge(file, better, claims=better) == 0
    assert read(file) == {"recall": 99.1234, "time, at most": 1.0001, "empty_bodies_at_most": 0}
    assert judge(file, better) == 0


def test_raising_never_lowers():
    worse = {"recall": 10.0, "time, at most": 30.0, "empty_bodies_at_most": 9}
    assert raised(FLOORS, worse) == FLOORS


def test_raising_by_less_than_the_floor_for_the_margins_sake_lowers_nothing(file):
    claims = {"recall": 97.0, "time, at most": 4.8, "empty_bodies_at_most": 0}
    assert judge(file, HELD, claims=claims) == 0
    assert read(file) == FLOORS


def test_raising_records_nothing_while_something_is_below_its_floor(file):
    mixed = HELD | {"recall": 90.0, "time, at most": 1.0}
    assert judge(file, mixed, claims=mixed) == 1
    assert read(file) == FLOORS


def test_raising_gives_a_new_measure_its_first_floor(file):
    more = HELD | {"find": 96.0}
    assert judge(file, more) == 1
    assert judge(file, more, claims=more) == 0
    assert read(file) == FLOORS | {"find": 96.0}


def test_what_a_bench_finds_by_itself_fails_too_and_raises_nothing(file, capsys):
    better = HELD | {"recall": 99.0}
    assert judge(file, better, also=["it is worse than the other one"], claims=better) == 1
    assert "worse than the other one" in capsys.readouterr().out
    assert read(file) == FLOORS


def test_what_is_left_out_for_want_of_its_material_keeps_its_floor(file):
    rest = {name: value for name, value in HELD.items() if name != "recall"}
    assert judge(file, rest, left_out={"recall"}) == 0
    assert judge(file, rest, claims=rest, left_out={"recall"}) == 0
    assert read(file) == FLOORS
