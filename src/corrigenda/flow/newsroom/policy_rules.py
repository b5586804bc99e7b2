"""How a field of a policy is read: one rule a kind of value. Pure.

A rule reads what JSON may hold and says what is wrong with it in words that name the field;
the desk's screen asks the rule which choices and bounds there are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from corrigenda.lib import text


class PolicyError(ValueError):
    """A policy that cannot be used; the message names the field."""


class Rule(Protocol):
    """How one field is read."""

    def read(self, name: str, value: object) -> object:
        """The field's value, in the type that `Policy` has for it.

        Raises:
            PolicyError: it cannot be that.
        """
        ...


@dataclass(frozen=True, slots=True)
class YesNo:
    """True or false."""

    def read(self, name: str, value: object) -> bool:
        """The value itself."""
        if not isinstance(value, bool):
            raise PolicyError(f"{name} is true or false.")
        return value


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """A whole number within bounds, both included."""

    least: int
    most: int

    def read(self, name: str, value: object) -> int:
        """The number itself."""
        if type(value) is not int or not self.least <= value <= self.most:
            raise PolicyError(f"{name} is a whole number from {self.least} to {self.most}.")
        return value


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of several words."""

    choices: tuple[str, ...]

    def read(self, name: str, value: object) -> str:
        """The word."""
        if not isinstance(value, str) or value not in self.choices:
            raise PolicyError(f"{name} is one of {', '.join(self.choices)}.")
        return value


@dataclass(frozen=True, slots=True)
class SomeOf:
    """Any of several words.

    Attributes:
        what: how the message names them, such as `kinds`.
    """

    choices: tuple[str, ...]
    what: str

    def read(self, name: str, value: object) -> tuple[str, ...]:
        """The words, as they were given."""
        if not isinstance(value, list | tuple) or not set(map(str, value)) <= set(self.choices):
            raise PolicyError(f"{name} is a list of {self.what}, out of {', '.join(self.choices)}.")
        return tuple(map(str, value))


@dataclass(frozen=True, slots=True)
class Words:
    """Text of the house's own: one line, or several.

    Attributes:
        check: raises ValueError with the reason for a text that cannot be, such as a time
            zone that is none.
    """

    max_chars: int
    lines: bool = False
    check: Callable[[str], object] | None = None

    def read(self, name: str, value: object) -> str:
        """The text without white space around it."""
        if not isinstance(value, str):
            raise PolicyError(f"{name} is text.")
        try:
            text.check_text(value, field=name, max_chars=self.max_chars)
            if self.check:
                self.check(value)
        except ValueError as error:
            raise PolicyError(
                f"{name}: {error}" if name not in str(error) else str(error)
            ) from None
        if not self.lines and "\n" in value.strip():
            raise PolicyError(f"{name} is one line.")
        return value.strip()


@dataclass(frozen=True, slots=True)
class Several:
    """A list of short texts, none empty, none twice."""

    max_items: int
    each: Words

    def read(self, name: str, value: object) -> tuple[str, ...]:
        """The texts in their order."""
        if not isinstance(value, list | tuple):
            raise PolicyError(f"{name} is a list of texts.")
        if len(value) > self.max_items:
            raise PolicyError(f"{name} has {len(value)} items, and at most {self.max_items} go in.")
        read = [self.each.read(name, one) for one in value]
        return tuple(dict.fromkeys(one for one in read if one))


@dataclass(frozen=True, slots=True)
class Table:
    """A value for any of several keys; a key that is left out has none."""

    keys: tuple[str, ...]
    value: Rule

    def read(self, name: str, value: object) -> dict[str, object]:
        """The values by key, in the order of the keys; empty texts are left out."""
        if not isinstance(value, Mapping):
            raise PolicyError(f"{name} is a table with the keys {', '.join(self.keys)}.")
        unknown = sorted(str(key) for key in value if key not in self.keys)
        if unknown:
            raise PolicyError(
                f"{name} has no {', '.join(unknown)}: its keys are {', '.join(self.keys)}."
            )
        read = {
            key: self.value.read(f"{name} ({key})", value[key]) for key in self.keys if key in value
        }
        return {key: one for key, one in read.items() if one != ""}


def mail_address(value: str) -> None:
    """Let through an e-mail address, or none.

    Raises:
        ValueError: it is something else.
    """
    try:
        if value.strip():
            validate_email(value.strip())
    except ValidationError:
        raise ValueError("it is no e-mail address, such as desk@daily.example.") from None
