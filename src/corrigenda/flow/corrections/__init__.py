"""The editorial act: kind, before and after, words, approval; and the change asked of the CMS."""
