"""The words that a page marks, without touching its DOM."""

from __future__ import annotations

from playwright.sync_api import Page

# Not Playwright's wait_for_function: it asks again by `eval`, which a strict host forbids.
MARKED = """() => new Promise((found, failed) => {
  const ends = performance.now() + 10_000;
  const look = () => {
    const words = CSS.highlights.get("corrigenda");
    if (words) found([...words].map(String));
    else if (performance.now() > ends) failed(new Error("no words are marked"));
    else setTimeout(look, 20);
  };
  look();
})"""


def marked(page: Page) -> list[str]:
    """The words that are highlighted, text node by text node, once they are."""
    words: list[str] = page.evaluate(MARKED)
    return words
