"""What axe finds on a page of the host's, in the story and in all that the script drew."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

IN_THE_BODY = """HTMLHtmlElement.prototype.append = function (...drawn) {
  document.body.append(...drawn);
};"""
RUN = """async () => {
  const found = await axe.run({ include: [["main"], ["body > div"]] });
  const colours = found.passes.find(({ id }) => id === "color-contrast");
  return {
    violations: found.violations.map(({ id, nodes }) => [
      id, nodes.map(({ html, failureSummary }) => [html, failureSummary]),
    ]),
    measured: (colours?.nodes ?? []).filter(({ target }) => Array.isArray(target[0])).length,
  };
}"""


def let_axe_see_colours(page: Page) -> None:
    """Have the script draw within <body>, on the pages that are opened from now on.

    Axe looks for colours there alone, and what the script draws stands beside it: the contrast of
    every word of the dialog would be "unable to determine", which is no violation.
    """
    page.add_init_script(IN_THE_BODY)


def assert_no_axe_violation(page: Page) -> None:
    page.evaluate(Axe().axe_script)
    found = page.evaluate(RUN)
    assert found["violations"] == []
    assert found["measured"] > 0, "axe has measured no colour of what the script drew"
