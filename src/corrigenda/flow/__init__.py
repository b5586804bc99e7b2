"""The line, stage by stage: each takes rows from the one before and hands rows on."""
