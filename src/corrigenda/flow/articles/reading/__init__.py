"""From a page or a text to the story's blocks. Pure: no database, no network."""

from corrigenda.flow.articles.reading.errors import ReadingError
from corrigenda.flow.articles.reading.page import Page
from corrigenda.flow.articles.reading.pages import read_html
from corrigenda.flow.articles.reading.plain import read_plain

__all__ = ["Page", "ReadingError", "read_html", "read_plain"]
