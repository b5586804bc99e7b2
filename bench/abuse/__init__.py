"""How well spam is told from honest reports."""
