"""A row is read alike whether or not its source has line breaks between the cells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.anchoring import Selector, describe
from corrigenda.flow.articles.blocks import text_of
from corrigenda.flow.articles.reading import read_html
from corrigenda.flow.reports.locating import locate

from .conftest import Twin

STORY = """<h1>Ports and ships of the bay</h1>
<p>The harbour office of Lind has counted the ships of every port in the bay, as it does each May,
 and found more of them than in any year since the war.</p>
<table>
  <tr>
    <th>Port</th>
    <th>Ships</th>
  </tr>
  <tr id="lind">
    <td>Lind</td>
    <td>14</td>
  </tr>
  <tr id="norvale">
    <td>Norvale</td>
    <td>14</td>
  </tr>
</table>
<p>Nobody knows why, the office said, and it will count them again before the winter comes.</p>"""
PAGE = (
    "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Ports</title></head>"
    f"<body><main><article>{STORY}</article></main></body></html>"
)
TEXT = text_of(read_html(PAGE, url="https://daily.example/ports").blocks)
SELECTED = {
    "14": (["#lind", "14"], ["#lind", "14"]),
    "14\n\nNorvale": (["#lind", "14"], ["#norvale", "Norvale"]),
    "Lind | 14": (["#lind", "Lind"], ["#lind", "14"]),
    "Lind | 14\n\nNorvale | 14": (["#lind", "Lind"], ["#norvale", "14"]),
}


@pytest.mark.parametrize("words", SELECTED)
def test_the_browser_sends_a_row_as_the_desk_reads_it(
    words: str, shown: Callable[[str], Twin]
) -> None:
    sent = shown(PAGE)("select", *SELECTED[words], False)
    assert sent["selector"]["exact"] == words
    anchor = locate(Selector.from_dict(sent["selector"]), sent["block"], TEXT)
    assert (anchor.state, anchor.start) == ("unchanged", TEXT.find(words))


@pytest.mark.parametrize("words", SELECTED)
def test_the_browser_finds_a_row_as_the_desk_describes_it(
    words: str, shown: Callable[[str], Twin]
) -> None:
    start = TEXT.find(words)
    selector = describe(TEXT, start, start + len(words)).to_dict()
    found = shown(PAGE)("locate", selector)
    assert found["state"] == "unchanged"
    assert found["within"][0] == "lind"
    bare = words.replace("|", "")
    assert "".join("".join(found["words"]).split()) == "".join(bare.split())
