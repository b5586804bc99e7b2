"""Checking the log: how fast, and whether whatever is done to it is found."""
