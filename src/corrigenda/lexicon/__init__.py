"""Words that carry figures, dates, negations and opposites. Pure; see the README here."""
