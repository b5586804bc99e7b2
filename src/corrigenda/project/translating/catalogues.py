"""The catalogues: new texts brought in, what is wrong with them, and a first one of a language."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from gettext import c2py
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel import Locale, UnknownLocaleError
from babel.messages import Catalog
from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, read_po, write_po
from babel.plural import to_gettext

from corrigenda.lib.languages import CATALOGUES

_WIDTH = 100
_HEADER = """{comment}
msgid ""
msgstr ""
"Project-Id-Version: Corrigenda\\n"
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {forms}\\n"

"""
_LONGEST = 90
"""Characters of a text in a list of faults."""
_HIGHEST = 1_000
"""Numbers up to it tell whether a rule of plurals is the language's own."""


class CatalogueError(Exception):
    """A file that is no catalogue."""


def path_of(code: str) -> Path:
    """Where the catalogue of a language stands."""
    return CATALOGUES / f"{code}.po"


def read(code: str) -> Catalog:
    """The catalogue of a language as it stands.

    Raises:
        CatalogueError: it is no catalogue.
    """
    try:
        with path_of(code).open("rb") as file:
            found = read_po(file, abort_invalid=True)
    except (PoFileError, ValueError) as error:
        raise CatalogueError(f"{path_of(code).name} is no catalogue: {error}") from error
    for text in found:
        # What Babel makes of the older English that other tools write beside a fuzzy text.
        text.user_comments = [one for one in text.user_comments if not one.startswith("| ")]
    return found


def locale_of(code: str) -> Locale | None:
    """What the Unicode CLDR has of a language; None where it has nothing."""
    try:
        return Locale.parse(code)
    except UnknownLocaleError:
        return None


def first(code: str) -> Catalog:
    """An empty catalogue of a language, with the rule of its plurals where it is known."""
    locale = locale_of(code)
    name = locale.english_name if locale else code
    comment = f"# {name}: see docs/developers/languages.md"
    usual = Catalog(code, header_comment=comment, fuzzy=False)
    if locale is None or not list(_plural_faults(usual, code)):
        return usual
    rule = _HEADER.format(comment=comment, code=code, forms=to_gettext(locale.plural_form))
    return read_po(BytesIO(rule.encode()))


def written(catalogue: Catalog, template: Catalog, code: str) -> bytes:
    """The catalogue as a file, with every text of `template` and in its order.

    What resembles an older text has that one's translation, marked as fuzzy; what is of no more
    use stands at the end, marked as obsolete.
    """
    # What is new goes in as it is: its translation must not get into the next language.
    catalogue.update(deepcopy(template), update_creation_date=False)
    body = BytesIO()
    write_po(body, catalogue, _WIDTH, omit_header=True, include_lineno=False)
    header = _HEADER.format(
        comment=catalogue.header_comment, code=code, forms=catalogue.plural_forms
    )
    return header.encode() + body.getvalue().strip() + b"\n"


def faults(catalogue: Catalog, template: Catalog, code: str) -> Iterator[str]:
    """What keeps a language from being whole, a line for each."""
    yield from _plural_faults(catalogue, code)
    for text in template:
        if text.id:
            said = catalogue.get(text.id, text.context)
            yield from (f"{fault}: {_shown(text)}" for fault in _faults_of(text, said, catalogue))
    for said in (*catalogue, *catalogue.obsolete.values()):
        if said.id and template.get(said.id, said.context) is None:
            yield f"no longer in use, to be taken out: {_shown(said)}"


def _faults_of(text: Message, said: Message | None, catalogue: Catalog) -> Iterator[str]:
    forms = _strings(said.string) if said else ()
    wanted = catalogue.num_plurals if text.pluralizable else 1
    if said is None or len(forms) != wanted or not all(form.strip() for form in forms):
        yield "not translated"
        return
    if said.fuzzy:
        yield "fuzzy, to be looked at"
    asked = _places(_strings(text.id)[-1])
    for at, form in enumerate(forms):
        given = _places(form)
        # A form that is one number's alone may say it in words.
        if given != asked and not (
            text.pluralizable and given == asked - {"count"} and at in _alone(catalogue)
        ):
            yield f"fills in {sorted(given)} instead of {sorted(asked)}"


def _plural_faults(catalogue: Catalog, code: str) -> Iterator[str]:
    """Whether the rule of plurals tells the same whole numbers apart as the CLDR does."""
    locale = locale_of(code)
    if locale is None:
        return
    try:
        form = c2py(catalogue.plural_expr)
    except ValueError as error:
        yield f"Plural-Forms cannot be read: {error}"
        return
    pairs = {(form(n), locale.plural_form(n)) for n in range(_HIGHEST)}
    if not len(pairs) == len({one for one, _ in pairs}) == len({one for _, one in pairs}):
        yield f"Plural-Forms is not the rule of the language: {catalogue.plural_forms}"


def _alone(catalogue: Catalog) -> set[int]:
    form = c2py(catalogue.plural_expr)
    times = Counter(form(n) for n in range(_HIGHEST))
    return {one for one, often in times.items() if often == 1}


def _places(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError as error:
        return {str(error)}


def _strings(given: str | Sequence[str] | None) -> Sequence[str]:
    return (given,) if isinstance(given, str) else given or ()


def _shown(text: Message) -> str:
    return textwrap.shorten(_strings(text.id)[0], _LONGEST, placeholder=" …")
