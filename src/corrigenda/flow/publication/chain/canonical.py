"""Canonical JSON (RFC 8785), written by its library and checked fast."""

from __future__ import annotations

import json
from typing import Never

import rfc8785

FIRST = "0" * 64
"""What the first record carries as the hash of the one before it."""

Json = dict[str, "Json"] | list["Json"] | str | int | bool | None
"""What a record may hold: no fractions, whose form programs differ about."""


class FormError(ValueError):
    """A text that is no canonical JSON, or not of the form that it should have."""


def canonical(value: Json) -> str:
    """The one way to write `value`."""
    return rfc8785.dumps(value).decode("utf-8")


def read(text: str) -> Json:
    """The value of a text that is canonical.

    Names of fields must be ASCII: RFC 8785 orders others by UTF-16, which differs from Python.

    Raises:
        FormError: it is no JSON, or written otherwise than `canonical` would.
    """
    value = parse(text)
    try:
        # For such values the encoder of the standard library writes what RFC 8785 asks for, at a
        # tenth of the cost; a test holds the two together.
        written = _ENCODER.encode(value)
    except RecursionError:
        raise FormError("it is nested too deeply") from None
    if written != text:
        raise FormError("it is not in canonical form")
    return value


def parse(text: str) -> Json:
    """The value of a JSON text, in whatever form.

    Raises:
        FormError: it is none, or holds a fraction.
    """
    try:
        value: Json = _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        if isinstance(error, FormError):
            raise
        raise FormError("it is no JSON") from None
    return value


def _fraction(text: str) -> Never:
    raise FormError(f"it holds the number {text[:20]}, and only whole numbers are used")


# Made once: to make them takes as long as to use them.
_DECODER = json.JSONDecoder(parse_float=_fraction, parse_constant=_fraction)
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
