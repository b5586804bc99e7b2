"""Finding cases: words, the small language of the search box, and pages of what was found."""
