"""The outlet, as far as a page must fit it, and what its developers copy. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from corrigenda.lib import urls
from corrigenda.lib.builds import Build

PLACE_OF_NOTICES = '<div data-corrigenda="notices"></div>'
LINK_TO_REPORT = '<a data-corrigenda="report">Report an error</a>'
PASSED_ON = (
    "^/(c/|api/(reports|reports/already|receipts|notices|related|words)$"
    "|corrections/|report$|receipt/|check/|mail/)"
)
"""What a site passes on to the desk, as in docs/developers."""
LOCAL = "http://127.0.0.1:8000"


@dataclass(frozen=True, slots=True)
class House:
    """The outlet.

    Attributes:
        desk_url: without a slash at the end.
        build: the widget that is served now.
    """

    slug: str
    name: str
    desk_url: str
    origins: frozenset[str]
    build: Build

    @property
    def tag(self) -> str:
        """The tag for a site that passes `/c/` and `/api/` on to the desk."""
        return self.tag_from("")

    @property
    def is_first_party(self) -> bool:
        """Whether the desk's public address is the site's own."""
        return urls.origin_of(self.desk_url) in self.origins

    @property
    def hosts(self) -> frozenset[str]:
        """The origins from which the script may come: the site's, and the desk's own."""
        return self.origins | {urls.origin_of(self.desk_url)}

    @property
    def surest_tag(self) -> str:
        """The tag that works although the site passes nothing on yet."""
        return self.tag_from("" if self.is_first_party else self.desk_url)

    def tag_from(self, base: str) -> str:
        """The tag whose script is always the newest; `base` is where the desk is for the page."""
        return f'<script src="{base}/c/w.js" data-outlet="{self.slug}" defer></script>'

    def pinned_from(self, base: str) -> str:
        """The tag whose script never changes."""
        return (
            f'<script src="{base}/c/{self.build.version}/pinned.js" crossorigin\n'
            f'  integrity="{self.build.script}"\n'
            f'  data-outlet="{self.slug}" defer></script>'
        )

    @property
    def says_imported(self) -> str:
        """By which a page says that its own scripts start ours."""
        return f'<meta name="corrigenda" content="{self.slug}">'

    @property
    def module(self) -> str:
        """The same for a site with a bundler."""
        return "\n".join(
            (
                'import { start } from "./corrigenda.mjs";',
                "",
                f'start({{ outlet: "{self.slug}", desk: "{self.desk_url}" }});',
            )
        )


def proxy_lines(house: House) -> str:
    """For nginx: the desk's addresses under the site's own name."""
    return "\n".join(
        (
            f"location ~ {PASSED_ON} {{",
            # The desk's public address may be the site's own, by which the proxy would ask itself.
            f"    proxy_pass {LOCAL if house.is_first_party else house.desk_url};",
            "    proxy_set_header Host $host;",
            "    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;",
            "}",
        )
    )
