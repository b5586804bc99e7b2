"""Outside material: real pages, attack lists, schemas, which are no part of the project.

It is looked for in `CORRIGENDA_SHARED`, or in `shared` beside the project; whoever needs it goes
without where it is not, and says what is missing and how to have it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_BESIDE = Path(__file__).resolve().parents[5] / "shared"
DATA = Path(os.environ.get("CORRIGENDA_SHARED") or _BESIDE) / "data"


def lacking(*names: str) -> str:
    """What to say where `data/<names>` is missing; empty where it is there."""
    path = DATA.joinpath(*names)
    if path.exists():
        return ""
    return f"{path} is missing: set CORRIGENDA_SHARED to the folder that holds data/"


def outside(*names: str) -> Path | None:
    """The path of `data/<names>`, or None where it is missing."""
    return None if lacking(*names) else DATA.joinpath(*names)


def needed(*names: str) -> Path:
    """The path of `data/<names>`; the test is skipped where it is missing."""
    __tracebackhide__ = True  # so that the skip is told of at the test, and not here
    if reason := lacking(*names):
        pytest.skip(reason)
    return DATA.joinpath(*names)
