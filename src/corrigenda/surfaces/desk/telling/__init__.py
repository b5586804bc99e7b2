"""How people are told: the deliveries, the outlet's channels, one's own choices."""
