"""How fast `GET /api/notices` answers, beside a static file of the same server."""
