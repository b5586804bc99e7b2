"""Was a story changed in a way that ought to carry a note? Pure: two texts in, findings out."""

from corrigenda.flow.publication.guard.deciding import Finding, findings
from corrigenda.flow.publication.guard.saying import named_in

__all__ = ["Finding", "findings", "named_in"]
