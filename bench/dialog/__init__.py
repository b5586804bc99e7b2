"""How soon a reader can type: see `__main__.py`."""
