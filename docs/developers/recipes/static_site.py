"""Fixes for a site whose stories are Markdown or HTML files, and whose pages are built from them.

DESK=https://corrections.daily.example DESK_TOKEN=… python3 static_site.py apply content \
    https://daily.example    changes the files of the stories; commit them, build, publish
DESK=… DESK_TOKEN=… python3 static_site.py send public \
    https://daily.example    sends the built pages that have a place for notices
"""

from __future__ import annotations

import os
import sys
import urllib.parse
from pathlib import Path

from corrigenda_fixes import AlreadyApplied, CannotApply, Desk, apply_fix

PLACE = 'data-corrigenda="notices"'


def source_of(url: str, content: Path, site: str) -> Path | None:
    """The file of a story: of `/2026/treaty/` it is `2026/treaty.md` or `2026/treaty/index.md`."""
    if not url.startswith(site + "/"):
        return None
    path = urllib.parse.unquote(urllib.parse.urlsplit(url).path).strip("/")
    path = path.removesuffix("/index.html").removesuffix(".html")
    for name in (f"{path}.md", f"{path}/index.md", f"{path}.html", f"{path}/index.html"):
        file = (content / name).resolve()
        if file.is_relative_to(content.resolve()) and file.is_file():
            return file
    return None


def apply(desk: Desk, content: Path, site: str) -> None:
    """Change the files; those that were are printed, for the next command."""
    for fix in desk.fixes():
        file = source_of(fix["url"], content, site)
        if file is None:
            continue
        source = file.read_bytes().decode("utf-8")
        try:
            changed = apply_fix(source, fix, markdown=file.suffix == ".md")
        except AlreadyApplied:
            continue
        except CannotApply as error:
            print(f"Change it by hand: {file}: {fix['before']!r}: {error}.", file=sys.stderr)
            continue
        file.write_bytes(changed.encode("utf-8"))
        print(file)


def send(desk: Desk, public: Path, site: str) -> None:
    """Send every story; the desk keeps only what is new."""
    for file in sorted(public.rglob("*.html")):
        page = file.read_text("utf-8")
        if PLACE in page:
            path = file.relative_to(public).as_posix().removesuffix("index.html")
            desk.push(f"{site}/{path}", page)


def main() -> None:
    """What the command line asks for."""
    what, folder, site = sys.argv[1:]
    desk = Desk(os.environ["DESK"], os.environ["DESK_TOKEN"])
    {"apply": apply, "send": send}[what](desk, Path(folder), site.rstrip("/"))


if __name__ == "__main__":
    main()
