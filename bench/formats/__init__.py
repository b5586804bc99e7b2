"""How valid what we publish is: see `__main__.py`."""
