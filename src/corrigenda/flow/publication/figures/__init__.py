"""What a desk's work comes to in numbers: for its editors, and for the public.

Counts and times only. `reckoning.py` is pure; the others ask the database, each in a number of
queries that does not grow with the desk.
"""
