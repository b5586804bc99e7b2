"""How the desk does: `/desk/figures`, each table also as a picture and as a file."""
