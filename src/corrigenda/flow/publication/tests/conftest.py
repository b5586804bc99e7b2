"""A case to decide, as in the stage before."""

from __future__ import annotations

from corrigenda.flow.corrections.tests.conftest import report

__all__ = ["report"]
