"""Checks of a notice's words, one file a check. Pure, but for `of_case`, which reads the case."""
