"""The sweep in the line, and the ledger of copies."""
