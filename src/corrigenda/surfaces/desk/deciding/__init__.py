"""The decision: its form, its drafts, the wording as it is checked, what waits, what is late."""
