"""The files of docs/developers/recipes, as a site developer copies them."""

from __future__ import annotations

import importlib.util
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

RECIPES = Path(__file__).parents[2] / "docs/developers/recipes"


@lru_cache
def module(name: str) -> Any:
    """A Python file of the recipes, imported."""
    if name != "corrigenda_fixes.py":
        module("corrigenda_fixes.py")
    file = RECIPES / name
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    # By its own name, by which the others import the first.
    sys.modules[file.stem] = made
    spec.loader.exec_module(made)
    return made
