"""Fixtures of the tests that go through several rooms."""

from __future__ import annotations

from corrigenda.conftest import ada, daily, edda, rolf, send, stan, story, work

__all__ = ["ada", "daily", "edda", "rolf", "send", "stan", "story", "work"]
