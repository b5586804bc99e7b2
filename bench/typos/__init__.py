"""What an editor's hundred typo decisions cost the server."""
