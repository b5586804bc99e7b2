"""Whether what is reported on real pages is found again: see `__main__.py`."""
