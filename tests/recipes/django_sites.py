"""A site on Django of its own, with the recipes' files beside it, in processes of its own."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.recipes.answering import until_it_answers
from tests.recipes.from_docs import RECIPES


@dataclass
class Site:
    """A site, by the Python that has its packages."""

    python: str
    folder: Path
    url: str

    def write(self, files: Mapping[str, str], **given: str) -> None:
        """Write its files, with what is given in the place of a `"NAME"`."""
        for name, text in files.items():
            file = self.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(
                re.sub(r'"([A-Z]+)"', lambda one: f'"{given.get(one[1], one[1])}"', text)
            )

    def run(self, *arguments: str) -> str:
        """One of Django's commands; what it printed."""
        done = subprocess.run(
            [self.python, "-m", "django", *arguments],
            cwd=self.folder, env=self.env, capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def shell(self, code: str) -> str:
        """Python with Django set up; what it printed."""
        return self.run("shell", "-v0", "-c", code)

    @property
    def env(self) -> dict[str, str]:
        """Its own settings, and the recipes' files beside it."""
        path = os.pathsep.join((str(self.folder), str(RECIPES)))
        return {"PATH": os.environ["PATH"], "PYTHONPATH": path,
                "DJANGO_SETTINGS_MODULE": "daily.settings"}  # fmt: skip

    @contextmanager
    def served(self) -> Iterator[None]:
        """Serve it meanwhile."""
        port = self.url.rpartition(":")[2]
        command = [self.python, "-m", "django", "runserver", "--noreload", f"127.0.0.1:{port}"]
        with (self.folder / "site.log").open("wb") as log:
            process = subprocess.Popen(
                command, cwd=self.folder, env=self.env, stdout=log, stderr=log
            )
        try:
            until_it_answers(f"{self.url}/none", (self.folder / "site.log").read_text)
            yield
        finally:
            process.terminate()
            process.wait(60)
