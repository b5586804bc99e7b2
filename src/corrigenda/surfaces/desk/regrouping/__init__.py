"""Which reports are one case: split, merge, the other lane, and open again."""
