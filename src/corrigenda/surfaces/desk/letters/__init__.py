"""Letters that could not be placed by themselves."""
