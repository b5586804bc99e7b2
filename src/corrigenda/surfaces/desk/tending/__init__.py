"""Taking care of a case: severity, owner, due time, hold, notes, source checks, presence."""
