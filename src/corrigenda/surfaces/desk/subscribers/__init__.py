"""Subscribers: who is told of corrections, which stories they had, and what came back."""
