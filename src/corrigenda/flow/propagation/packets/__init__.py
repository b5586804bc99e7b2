"""Packets: a correction as a signed message, from house to house. See the README here.

What goes out is made from an entry of the log (`form.py`), signed as it is sent, and delivered to
the subscribers that had the story. What comes in is verified against the pinned key (`trust.py`),
kept, swept for in the house's own archive (`finding.py`), and filed by the front door: as reports
whose channel is *packet*. Nothing here changes a story or a case.
"""
