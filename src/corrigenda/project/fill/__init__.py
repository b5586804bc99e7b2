"""A desk with years of reports behind it, for looking and for measuring: `demo --fill N`."""

from corrigenda.project.fill.run import FilledError, fill_desk

__all__ = ["FilledError", "fill_desk"]
