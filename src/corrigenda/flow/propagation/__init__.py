"""Where else the passage stands, and who must be told.

The sweep, the copy ledger, packets and subscribers live here; so far the room
holds the states of a copy.
"""
