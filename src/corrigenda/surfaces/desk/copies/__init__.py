"""The other places where a case's passage stands: on the case, and on a screen of their own."""
