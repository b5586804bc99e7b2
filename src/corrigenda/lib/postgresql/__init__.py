"""Django's PostgreSQL, with a server that plans a query once which is asked again and again."""
