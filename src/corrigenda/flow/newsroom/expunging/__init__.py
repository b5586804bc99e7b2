"""Which words are erased by law, where they stand in a text, and what is left in their place."""
