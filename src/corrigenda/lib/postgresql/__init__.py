"""Django's PostgreSQL, with a server that plans a query once which is asked again and again."""

LASTING = 3600
"""Seconds that a connection is kept: as long as its plans, and a page of a case has thirty."""
EACH_AT_ONCE = 0
"""Times after which the driver names a query to the server, so that it keeps its plan: only
queries that are asked again come to that, so the first time is not too soon."""
