"""How well and how quickly passages are found in an invented archive."""
