"""Where else a corrected passage stands, and what becomes of each place.

A case's passage is looked for in the archive (`seeking.py`, `actions/sweep.py`). What is found
stands on the case as a *copy* or as a *variant* until somebody says which of them is the same
error (`actions/confirm_copies.py`); each that is gets a case of its own through the front door
(`actions/file_copies.py`), with the fix put into its own words (`adapting.py`), and is followed
until it is corrected, declined or gone (`actions/recheck_copies.py`): the ledger (`ledger.py`).
Words that were corrected and come back are in `memory.py`.
"""
