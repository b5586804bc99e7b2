"""Is Corrigenda set up on this page? What a developer of the site asks, answered by reading it."""

from corrigenda.flow.articles.setting_up.check import SetupError, check_page
from corrigenda.flow.articles.setting_up.finding import Finding, Level
from corrigenda.flow.articles.setting_up.judging import PageCheck

__all__ = ["Finding", "Level", "PageCheck", "SetupError", "check_page"]
