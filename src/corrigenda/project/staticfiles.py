"""Where the files of our pages are, worked out once for each."""

from __future__ import annotations

from django.contrib.staticfiles.storage import StaticFilesStorage


class Storage(StaticFilesStorage):
    """Django's; a page of a case asks for a dozen addresses, which stay as they are."""

    def __init__(self) -> None:
        super().__init__()
        self._urls: dict[str, str] = {}

    def url(self, name: str | None) -> str:
        """The address of a file that a template names."""
        name = name or ""
        known = self._urls.get(name)
        if known is None:
            known = self._urls[name] = super().url(name)
        return known
