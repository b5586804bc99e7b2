"""All reports on one passage: same passage, same case; lane and state."""
