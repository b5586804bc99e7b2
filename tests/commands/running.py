"""Run a command as an operator does."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping

COMMAND = [sys.executable, "-m", "corrigenda.project"]


def run(env: Mapping[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """The ended command, with what it printed."""
    return subprocess.run(
        [*COMMAND, *arguments], env=env, capture_output=True, text=True, timeout=120
    )


def open_outlet(env: Mapping[str, str], *more: str, origin: str = "https://daily.example") -> str:
    """Open the daily; what was printed."""
    done = run(
        env, "open-outlet", "daily", "--name", "The Daily", "--origin", origin, "--admin", "ada",
        *more,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout
