"""Who said it: the quotation, its speaker and its credit, by rules that say why. Pure."""

from corrigenda.flow.articles.attribution.answer import (
    Attribution,
    Credit,
    Quotation,
    Rule,
    Speaker,
    Unsure,
    Words,
)
from corrigenda.flow.articles.attribution.attributing import attribute
from corrigenda.flow.articles.attribution.outlets import Agency, Outlets

__all__ = [
    "Agency",
    "Attribution",
    "Credit",
    "Outlets",
    "Quotation",
    "Rule",
    "Speaker",
    "Unsure",
    "Words",
    "attribute",
]
