"""`/desk/setup`: the tag for a site, and whether it works on a page."""
