"""A public log as an operator serves it, in a folder of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass

from bench.desk import home


@dataclass(frozen=True)
class Log:
    """A log that was filled, as `filling.py` tells of it.

    Attributes:
        ids: of entries from all over the log, and `moments` at which they were published.
    """

    ids: list[str]
    moments: list[str]
    entries: int


class Home(home.Home):
    """Served like the desk's, and filled with entries."""

    def fill_log(self, entries: int) -> Log:
        """Fill the log up to so many entries."""
        command = [sys.executable, "-m", "bench.log.filling", str(entries)]
        done = subprocess.run(command, env=self.env, check=True, stdout=subprocess.PIPE)
        return Log(**json.loads(done.stdout))
