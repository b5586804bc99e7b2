"""As long as the house wants a notice to be."""

from __future__ import annotations

from corrigenda.flow.corrections.wording.finding import Found, Proposed

TITLE = "Neither too short nor too long"
SOURCE = "House policy."


def check(notice: Proposed) -> list[Found]:
    """Fewer or more characters than the house's bounds; white space at the ends aside."""
    size = len(" ".join(notice.words.split()))
    least, most = notice.policy.notice_min_chars, notice.policy.notice_max_chars
    if size < least:
        return [
            Found(
                f"It has {size} characters, and notices here have at least {least}: say what was "
                "wrong and what is right.",
                source=SOURCE,
            )
        ]
    if size > most:
        return [
            Found(
                f"It has {size:,} characters, and notices here have at most {most:,}: "
                "a notice is read in passing.",
                source=SOURCE,
            )
        ]
    return []
