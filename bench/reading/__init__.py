"""Reading pages, measured."""
