"""Django's PostgreSQL, with a server that plans a query once which is asked again and again."""

OFTEN = 5
"""Times after which the driver names a query to the server, so that it keeps its plan."""
