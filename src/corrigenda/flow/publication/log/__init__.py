"""The log as the public reads it: narrowed, searched, in pages, by months, and as a whole.

Nothing here costs more because the log is longer: pages are read from an end of an index, counts
are kept, and a search for words that are everywhere looks back a bounded way at a time.
"""
