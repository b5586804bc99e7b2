"""Who must be told, and where else the passage stands.

What happened on the line is taken over as events (`actions/gather.py`), which become deliveries
to people, chats and programs (`recipients.py`, `actions/deliver.py`, `channels/`). Of copies the
room holds the states so far.
"""
