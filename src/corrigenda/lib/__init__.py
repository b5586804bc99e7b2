"""What every stage may use: clock, ids, texts, URLs, the safe HTTP client. Imports no stage."""
