"""The index of passages and its guard."""
