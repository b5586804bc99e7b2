"""A reader's letter: from the bytes of a mail to what somebody wrote. Pure: no database."""

from corrigenda.flow.reports.letters.letter import Authentic, ReadLetter
from corrigenda.flow.reports.letters.reading import read_letter

__all__ = ["Authentic", "ReadLetter", "read_letter"]
