"""Django's SQLite, with a writer that asks again at once when another one writes."""
