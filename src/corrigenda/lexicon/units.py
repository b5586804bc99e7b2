"""Units that stand beside figures, as signs and as words."""

from __future__ import annotations

_WORDS = {
    "%": "percent prozent відсоток відсотка відсотки відсотків процент процента процентов"
    " проценти процентів",
    "$": "dollar dollars долар долара долари доларів доллар доллара доллары долларов",
    "€": "euro euros євро евро",
    "£": "pound pounds фунт фунта фунти фунтів",
    "₴": "hryvnia hryvnias гривня гривні гривень гривня гривны гривен",
    "₽": "rouble roubles ruble rubles рубль рубля рубли рублей рублів",
    "¥": "yen yuan",
}
UNITS: dict[str, str] = {word: sign for sign, words in _WORDS.items() for word in words.split()}
"""The sign of each word."""
