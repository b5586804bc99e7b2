"""Was a story changed in a way that ought to carry a note? Pure: two texts in, findings out."""

from corrigenda.flow.publication.guard.deciding import Finding, findings

__all__ = ["Finding", "findings"]
