"""How fast the desk's pages are with years of reports behind them."""
