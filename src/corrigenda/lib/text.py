"""Which strings may come in at all, whatever they say."""

import re

# NUL and the other C0 controls but for tab, line feed and carriage return; half characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


class TextError(ValueError):
    """The text cannot be taken; the message names the field, the place and the remedy."""


class TooLongError(TextError):
    """It has more characters than are taken.

    Attributes:
        length, most: how many it has, and may have.
    """

    def __init__(self, message: str, length: int, most: int) -> None:
        super().__init__(message)
        self.length = length
        self.most = most


def check_text(value: str, *, field: str, max_chars: int) -> str:
    """Return `value` unchanged when it can be stored and shown.

    `field` is the name that the sender knows it by; `max_chars` counts code points. Raises
    TextError for text that is too long, and for NUL, other control characters (tab and line ends
    are allowed) and lone surrogates.
    """
    if len(value) > max_chars:
        raise TooLongError(
            f"{field} is too long: {len(value):,} characters, and at most {max_chars:,} are "
            f"taken. Shorten it from character {max_chars + 1:,} on.",
            len(value),
            max_chars,
        )
    found = _FORBIDDEN.search(value)
    if found is None:
        return value
    code, place = ord(found.group()), found.start() + 1
    if code == 0:
        what, remedy = "a NUL character", "Remove it"
    elif code >= 0xD800:
        what, remedy = f"half of a character (U+{code:04X})", "Send the text as valid UTF-8"
    else:
        what, remedy = f"a control character (U+{code:04X})", "Remove it"
    raise TextError(f"{field} has {what} at character {place:,}. {remedy} and send it again.")
