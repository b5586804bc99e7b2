"""Servers to read from, and names that mean what a test says."""

from __future__ import annotations

from corrigenda.lib.tests.conftest import names, serve

__all__ = ["names", "serve"]
