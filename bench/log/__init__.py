"""How fast the public log is with years of corrections in it."""
