"""The stories of the demo newsroom, as files that several processes may write."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

from corrigenda.surfaces.demo import story as stories
from corrigenda.surfaces.demo.story import Story, StoryError


class NoStoryError(LookupError):
    """No story has this slug."""


class Store:
    """Stories in a folder: `stories/<slug>.html` as they stand, `history/<slug>/0001.html` on.

    Writers exclude one another by a lock on the file `lock`; readers need none, because a story
    is replaced in one step.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._stories = folder / "stories"
        self._history = folder / "history"

    def seed(self) -> list[str]:
        """Add the packaged stories that are absent; return their slugs."""
        with self._locked():
            return self._seed()

    def reset(self) -> list[str]:
        """Throw every story and its history away and begin with the packaged ones."""
        with self._locked():
            for folder in (self._stories, self._history):
                shutil.rmtree(folder, ignore_errors=True)
            return self._seed()

    def all(self) -> list[Story]:
        """Every story, newest first."""
        found = [stories.parse(path.read_text("utf-8")) for path in self._stories.glob("*.html")]
        return sorted(found, key=lambda story: (story.published_at, story.slug), reverse=True)

    def get(self, slug: str) -> Story:
        """The story as it stands. Raises NoStoryError."""
        return stories.parse(self._read(slug))

    def save(self, slug: str, html: str) -> Story:
        """Make `html` (a whole story file) the story, and keep what stood before.

        Raises StoryError when it is no story or carries another slug.
        """
        return self.update(slug, lambda _: html, new=True)

    def update(self, slug: str, change: Callable[[str], str], *, new: bool = False) -> Story:
        """Replace the story's file by `change(file)`, with no other writer in between.

        What `change` raises goes through and nothing is written. Raises NoStoryError unless `new`,
        and StoryError.
        """
        self._checked(slug)
        with self._locked():
            try:
                before = self._read(slug)
            except NoStoryError:
                if not new:
                    raise
                before = ""
            text = change(before)
            story = stories.parse(text)
            if story.slug != slug:
                raise StoryError(f"the file says slug {story.slug!r}; save it under that")
            if text != before:
                self._write(slug, text)
            return story

    def versions(self, slug: str) -> list[Path]:
        """The files of every version of a story, oldest first."""
        return sorted((self._history / self._checked(slug)).glob("[0-9]*.html"))

    def modified_at(self, slug: str) -> datetime | None:
        """When the story was last changed, in UTC; None while it stands as first published."""
        kept = self.versions(slug)
        if len(kept) < 2:
            return None
        return datetime.fromtimestamp(kept[-1].stat().st_mtime, tz=UTC)

    def _checked(self, slug: str) -> str:
        try:
            return stories.check_slug(slug)
        except StoryError as error:
            raise NoStoryError(str(error)) from None

    def _read(self, slug: str) -> str:
        try:
            return (self._stories / f"{self._checked(slug)}.html").read_text("utf-8")
        except FileNotFoundError:
            raise NoStoryError(f"no story is called {slug!r}") from None

    def _seed(self) -> list[str]:
        added = []
        for slug, text in packaged().items():
            if not (self._stories / f"{slug}.html").exists():
                self._write(slug, text)
                added.append(slug)
        return added

    def _write(self, slug: str, text: str) -> None:
        kept = self.versions(slug)
        number = int(kept[-1].stem) + 1 if kept else 1
        # History first: a process killed between the two leaves a version too many, never one
        # too few.
        _replace(self._history / slug / f"{number:04d}.html", text)
        _replace(self._stories / f"{slug}.html", text)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def packaged() -> dict[str, str]:
    """The stories that come with the package: slug to file text."""
    folder = resources.files("corrigenda.surfaces.demo") / "stories"
    found = [file for file in folder.iterdir() if file.name.endswith(".html")]
    return {
        file.name.removesuffix(".html"): file.read_text("utf-8")
        for file in sorted(found, key=lambda file: file.name)
    }


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(name).unlink()
        raise
