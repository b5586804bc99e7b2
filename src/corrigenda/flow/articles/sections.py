"""In which section of the house a story stands."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

MAX_CHARS = 60


def section_of(url: str) -> str:
    """The section that an address names: its first folder from the end; "" where it has none.

    `https://daily.example/world/asia/ferry-sinks` stands in `asia`.
    """
    parts = [unquote(part) for part in urlsplit(url).path.split("/") if part]
    return fold(parts[-2]) if len(parts) > 1 else ""


def fold(name: str) -> str:
    """A section's name as it is kept and compared: case and runs of spaces make no difference."""
    return " ".join(name.casefold().split())[:MAX_CHARS]
