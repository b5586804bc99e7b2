"""What somebody does who has a keyboard and no mouse."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

MOST = 250
"""Presses of Tab after which nobody would look for it any longer."""

WHERE = """(wanted) => {
  let here = document.activeElement;
  while (here?.shadowRoot?.activeElement) here = here.shadowRoot.activeElement;
  if (here === wanted) return "here";
  const isRadio = (one) => one?.matches?.("input[type=radio]");
  if (isRadio(here) && isRadio(wanted) && here.name === wanted.name && here.form === wanted.form)
    return "group";
  if (!here || here === document.body) return "on";
  const apart = wanted.compareDocumentPosition(here);
  if (apart & Node.DOCUMENT_POSITION_DISCONNECTED) return "on";
  return apart & Node.DOCUMENT_POSITION_FOLLOWING ? "back" : "on";
}"""
STEPS = {"on": "Tab", "back": "Shift+Tab", "group": "ArrowDown"}

# The first letter, as the browser's own search in the page leaves it selected.
FIRST = """(words) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    node.parentElement.scrollIntoView({ block: "center" });
    getSelection().setBaseAndExtent(node, at, node, at + 1);
    return;
  }
  throw new Error("the page does not say: " + words);
}"""


class Hands:
    """Everything by keys; to be mixed into somebody who has a page."""

    page: Page

    def reach(self, wanted: Locator) -> Locator:
        """Press Tab, or the arrows within radio buttons, until it has the focus."""
        for _ in range(MOST):
            where = wanted.evaluate(WHERE)
            if where == "here":
                return wanted
            self.page.keyboard.press(STEPS[where])
        raise AssertionError(f"no key leads to {wanted}")

    def press(self, wanted: Locator) -> None:
        """A button, a link or what opens a part of the page: reach it and press Enter."""
        self.reach(wanted)
        self.page.keyboard.press("Enter")

    def tick(self, wanted: Locator) -> None:
        """A box or a radio button, that is not ticked yet."""
        self.reach(wanted)
        if not wanted.is_checked():
            self.page.keyboard.press("Space")
        expect(wanted).to_be_checked()

    def write(self, wanted: Locator, text: str) -> None:
        """Type into a field, in place of what stands in it."""
        self.reach(wanted)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(text)
        expect(wanted).to_have_value(text)

    def pick(self, wanted: Locator, option: str) -> None:
        """Choose in a list by typing how the option begins."""
        self.reach(wanted)
        self.page.keyboard.type(option)
        chosen = wanted.evaluate("(list) => list.selectedOptions[0].label")
        assert str(chosen).startswith(option), f"typing “{option}” chose “{chosen}”"

    def key(self, key: str) -> None:
        """A key of the desk, once its scripts are there; a field being written in is left first."""
        self.page.wait_for_load_state()
        typing = "document.activeElement?.matches('textarea, select, input:not([type=checkbox])')"
        if self.page.evaluate(typing):
            self.page.keyboard.press("Escape")
        self.page.keyboard.press(key)

    def select(self, words: str) -> None:
        """Select words of the page with Shift and the arrow.

        Begun anew where the page took the selection away meanwhile, as when it was still loading.
        """
        for _ in range(3):
            self.page.evaluate(FIRST, words)
            for _ in words[1:]:
                self.page.keyboard.press("Shift+ArrowRight")
            if (selected := self.page.evaluate("String(getSelection())")) == words:
                return
        raise AssertionError(f"{selected!r} is selected, and not {words!r}")
