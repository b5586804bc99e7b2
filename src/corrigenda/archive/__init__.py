"""Where else does a passage stand? Pure, without Django. The room of the sweep, still empty."""
