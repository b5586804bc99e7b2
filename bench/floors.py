"""The floors of the measured claims: a command raises them, and nothing lowers them.

A bench keeps them in its floors.json, one number by the name of what it measures. A name that ends
in "at most" is a ceiling: less is better. Whoever wants less of a claim edits the file by hand,
and the change stands in the history for all to see.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping
from pathlib import Path

_DIGITS = 4


def is_ceiling(name: str) -> bool:
    """Whether less is better."""
    return name.replace("_", " ").endswith("at most")


def broken(floors: Mapping[str, float], measured: Mapping[str, float]) -> list[str]:
    """What is below its floor or above its ceiling, has none, or was not measured any more."""
    found = []
    for name, value in measured.items():
        floor = floors.get(name)
        if floor is None:
            found.append(f"{name} is {value:.6g} and has no floor: record one with --raise")
        elif is_ceiling(name) and value > floor:
            found.append(f"{name} is {value:.6g}; its ceiling is {floor:.6g}")
        elif not is_ceiling(name) and value < floor:
            found.append(f"{name} is {value:.6g}; its floor is {floor:.6g}")
    found += [f"{name} has a floor, but nothing measures it" for name in floors.keys() - measured]
    return found


def raised(floors: Mapping[str, float], measured: Mapping[str, float]) -> dict[str, float]:
    """The floors, each as high (a ceiling: as low) as what was measured, or as it was before."""
    found = dict(floors)
    for name, value in measured.items():
        scale = 10**_DIGITS
        if is_ceiling(name):
            new = math.ceil(value * scale) / scale
            found[name] = min(new, floors.get(name, new))
        else:
            new = math.floor(value * scale) / scale
            found[name] = max(new, floors.get(name, new))
    return found


def judge(
    file: Path,
    measured: Mapping[str, float],
    *,
    also: list[str] | None = None,
    claims: Mapping[str, float] | None = None,
    left_out: Collection[str] = (),
) -> int:
    """Compare with a floors.json and print what is not held; the exit status, 0 or 1.

    `also` are failures that the bench found by itself. With `claims`, what is measured less the
    margin that the bench wants, floors are raised to them, unless something is not held. Of
    what is `left_out`, as its material is not here, the floors stay as they are.
    """
    floors: dict[str, float] = json.loads(file.read_text("utf-8")) if file.exists() else {}
    asked = {name: value for name, value in floors.items() if name not in left_out}
    known = asked if claims is None else {**claims, **asked}
    failures = broken(known, measured) + (also or [])
    for failure in failures:
        print(f"FLOOR: {failure}")
    if failures:
        return 1
    if claims is not None:
        new = raised(floors, claims)
        file.write_text(json.dumps(new, indent=2) + "\n", "utf-8")
        for name in sorted(new):
            if new[name] != floors.get(name):
                print(f"raised: {name}: {floors.get(name, 'none')} -> {new[name]:g}")
    return 0
