"""Units that stand beside figures, as signs and as words."""

from __future__ import annotations

_WORDS = {
    "%": "percent prozent prozents відсоток відсотка відсотки відсотків процент процента процентов"
    " проценти процентів",
    # Of a share that rises from 4 to 5 percent, one point; its own unit, since that is mixed up.
    "pp": "prozentpunkt prozentpunkte prozentpunkten",
    "$": "dollar dollars долар долара долари доларів доллар доллара доллары долларов",
    "€": "euro euros євро евро",
    "£": "pound pounds pfund фунт фунта фунти фунтів",
    "₴": "hryvnia hryvnias гривня гривні гривень гривня гривны гривен",
    "₽": "rouble roubles ruble rubles rubel рубль рубля рубли рублей рублів",
    "¥": "yen yuan",
    "CHF": "franken",
}
UNITS: dict[str, str] = {word: sign for sign, words in _WORDS.items() for word in words.split()}
"""The sign of each word."""
