"""Signed webhooks for an outlet's own programs, as Standard Webhooks says."""
