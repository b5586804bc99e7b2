"""What the templates of the channels ask for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms, template

register = template.Library()


@register.filter
def get(table: Mapping[str, Any], name: str) -> Any:
    """The value of a table by a name that is a variable."""
    return table.get(name)


@register.filter
def choices(field: forms.MultipleChoiceField) -> Any:
    """The choices of a field: values and labels."""
    return field.choices
