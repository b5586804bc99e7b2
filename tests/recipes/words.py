"""Fixes of stories' HTML, for every recipe that changes it: both languages must agree."""

from __future__ import annotations

from dataclasses import dataclass

CHANGED, STANDS, REFUSED = "changed", "stands", "refused"


@dataclass(frozen=True)
class Case:
    """A story's source, what is asked, and what becomes of it."""

    name: str
    source: str
    before: str
    after: str
    prefix: str
    suffix: str
    becomes: str
    changed: str = ""

    @property
    def fix(self) -> dict[str, object]:
        """As the desk asks for it."""
        selector = {
            "type": "TextQuoteSelector",
            "exact": self.before,
            "prefix": self.prefix,
            "suffix": self.suffix,
        }
        return {"id": "1", "before": self.before, "after": self.after, "selector": selector}


GUARD = "<h1>Treaty signed</h1><p>They inspected a guard of honour, afer which they signed.</p>"
BLOCKS = (
    "<!-- wp:paragraph -->\n<p>The ferry sails at noon, <strong>afer</strong> the bell.</p>\n"
    "<!-- /wp:paragraph -->\n\n<!-- wp:paragraph -->\n<p>It came back afer the storm.</p>"
)

CASES = [
    Case(
        "words in their context are changed, and nothing else",
        GUARD, "afer", "after", "inspected a guard of honour, ", " which they signed.",
        CHANGED, GUARD.replace("afer", "after"),
    ),
    Case(
        "doing it again changes nothing",
        GUARD.replace("afer", "after"), "afer", "after",
        "inspected a guard of honour, ", " which they signed.", STANDS,
    ),
    Case(
        "the context tells the same words apart, and emphasis stays",
        BLOCKS, "afer", "after", "The ferry sails at noon, ", " the bell. It came back",
        CHANGED, BLOCKS.replace("<strong>afer", "<strong>after"),
    ),
    Case(
        "the same words without a context are not guessed at",
        "<p>afer it</p><p>afer it</p>", "afer", "after", "", "", REFUSED,
    ),
    Case(
        "words that are gone are not there",
        GUARD.replace("afer", "whereupon"), "afer", "after",
        "inspected a guard of honour, ", " which they signed.", REFUSED,
    ),
    Case(
        "the same words elsewhere are not those",
        "<p>The ferry sailed at dawn, afer the bell had rung.</p>", "afer", "after",
        "inspected a guard of honour, ", " which they signed.", REFUSED,
    ),
    Case(
        "a context that another fix has changed on one side is enough",
        "<p>They inspected a guard of honour, afer what they signed.</p>", "afer", "after",
        "inspected a guard of honour, ", " which they signed.",
        CHANGED, "<p>They inspected a guard of honour, after what they signed.</p>",
    ),
    Case(
        "typography that only the page has is looked through",
        "<p>She said: \"Don't wait -- it's 24 years...\" and left the hall.</p>",
        "“Don’t wait – it’s 24 years…”", "“Don’t wait – it’s 25 years…”",
        "She said: ", " and left the hall.",
        CHANGED, "<p>She said: \"Don't wait -- it's 25 years...\" and left the hall.</p>",
    ),
    Case(
        "entities and line breaks of the source are looked through",
        "<p>Fish &amp;\n chips&nbsp;cost 4 crowns at the harbour &#8211; or more.</p>",
        "Fish & chips cost 4 crowns", "Fish & chips cost 5 crowns",
        "", " at the harbour – or more.",
        CHANGED, "<p>Fish &amp;\n chips&nbsp;cost 5 crowns at the harbour &#8211; or more.</p>",
    ),
    Case(
        "markup that would be lost is left to a person",
        "<p>The <em>old harbour</em> office of Port Maren counted.</p>",
        "The old harbour office", "An office", "", " of Port Maren counted.", REFUSED,
    ),
    Case(
        "a link beside the changed words stays",
        '<p>The <a href="/x">harbour</a> office of Port Marren counted visitors.</p>',
        "harbour office of Port Marren", "harbour office of Port Maren",
        "The ", " counted visitors.",
        CHANGED, '<p>The <a href="/x">harbour</a> office of Port Maren counted visitors.</p>',
    ),
    Case(
        "words are deleted with the space that they needed",
        "<p>The fund holds some 28,000 crowns and pays.</p>",
        "some", "", "The fund holds ", " 28,000 crowns and pays.",
        CHANGED, "<p>The fund holds 28,000 crowns and pays.</p>",
    ),
    Case(
        "deleting them again changes nothing more",
        "<p>The fund now holds 28,000 crowns and pays.</p>",
        "some", "", "The fund now holds ", " 28,000 crowns and pays.", REFUSED,
    ),
    Case(
        "new words are text, not markup",
        GUARD, "afer", "<b>after</b> &", "inspected a guard of honour, ", " which they signed.",
        CHANGED, GUARD.replace("afer", "&lt;b&gt;after&lt;/b&gt; &amp;"),
    ),
    Case(
        "old words that the new ones contain are not added to twice",
        "<p>The pact covers 14 or 15 ports and their fishing grounds.</p>",
        "14", "14 or 15", "The pact covers ", " ports and their fishing grounds.", STANDS,
    ),
    Case(
        "a script's words are none of the story's",
        "<script>var a = 'guard of honour, afer which they signed.';</script>" + GUARD,
        "afer", "after", "inspected a guard of honour, ", " which they signed.",
        CHANGED,
        "<script>var a = 'guard of honour, afer which they signed.';</script>"
        + GUARD.replace("afer", "after"),
    ),
    Case(
        "the last words of a story have no context behind them",
        "<p>It was, all in all, the end of an eraa</p>", "eraa", "era",
        "It was, all in all, the end of an ", "",
        CHANGED, "<p>It was, all in all, the end of an era</p>",
    ),
    Case(
        "other scripts are words, too",
        "<p>У порту налічили 14 кораблив, повідомила управа.</p>", "кораблив", "кораблів",
        "У порту налічили 14 ", ", повідомила управа.",
        CHANGED, "<p>У порту налічили 14 кораблів, повідомила управа.</p>",
    ),
]  # fmt: skip
