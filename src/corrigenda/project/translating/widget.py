"""The widget's own texts: a JSON file a language, beside its sources."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from corrigenda.lib.languages import ENGLISH
from corrigenda.project.translating.catalogues import locale_of

FOLDER = Path(__file__).parents[4] / "widget/lang"
"""In a checkout; an installed package has the widget's build and no sources."""

Texts = dict[str, str | dict[str, str]]


def path_of(code: str) -> Path:
    """Where the widget's texts in a language stand."""
    return FOLDER / f"{code}.json"


def read(code: str) -> Texts:
    """The texts of a language; a counted one by the plural categories of the CLDR."""
    loaded: Texts = json.loads(path_of(code).read_text("utf-8"))
    return loaded


def first(code: str) -> str:
    """A file in which every text of a language is still empty."""
    locale = locale_of(code)
    texts: Texts = {
        name: text if isinstance(text, str) else dict.fromkeys(_categories(code), "")
        for name, text in read(ENGLISH).items()
    }
    texts |= {name: "" for name, text in texts.items() if isinstance(text, str)}
    texts["dir"] = locale.text_direction if locale else "ltr"
    return json.dumps(texts, ensure_ascii=False, indent=2) + "\n"


def faults(code: str) -> Iterator[str]:
    """What keeps the widget from speaking a language wholly, a line for each."""
    english, texts = read(ENGLISH), read(code)
    if list(texts) != list(english):
        odd = sorted(set(texts) ^ set(english)) or ["the order"]
        yield f"the names differ from those of {path_of(ENGLISH).name}: {', '.join(odd)}"
    for name, text in texts.items():
        forms = list(text.values()) if isinstance(text, dict) else [text]
        if not all(form.strip() for form in forms):
            yield f"not translated: {name}"
        if isinstance(text, dict) and set(text) != set(_categories(code)):
            yield f"{name} has other plural forms than {', '.join(_categories(code))}"
        if _places(text) != _places(english.get(name, text)):
            yield f"{name} fills in something else"


def _categories(code: str) -> tuple[str, ...]:
    """The plural categories of a language, as `Intl.PluralRules` of a browser has them."""
    locale = locale_of(code)
    own = locale.plural_form.tags if locale else {"one"}
    ordered = ("zero", "one", "two", "few", "many")
    return (*(one for one in ordered if one in own), "other")


def _places(text: str | dict[str, str]) -> set[str]:
    whole = text if isinstance(text, str) else text.get("other", "")
    return {name for _, name, _, _ in Formatter().parse(whole) if name}
