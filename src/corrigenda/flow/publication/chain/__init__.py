"""The chain of the log: how a record is written, signed and checked. Pure.

Nothing here knows Django, the database or the rest of the project: whoever has a public export
and the keys can check it with this package alone.
"""
