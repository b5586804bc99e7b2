"""Corrigenda: from a reader's highlight to a published correction."""

__version__ = "0.1.0"
